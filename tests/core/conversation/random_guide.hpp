// A guide made by chance out of everything the language has: all kinds of questions, a group of
// people, what is reckoned, one fact asked in two ways, probes, signals, needs and options, each
// with conditions over what stands before it.
#pragma once

#include <string>
#include <vector>

#include "core/guide/load.hpp"
#include "tests/core/conversation/walk.hpp"

namespace kt::conversation {

class RandomGuide {
  public:
    explicit RandomGuide(Chance chance) : chance_(std::move(chance)) {
        const auto questions = 4 + chance_.below(14);
        const auto group_at = chance_.below(questions);
        for (std::size_t i = 0; i < questions; ++i) {
            if (i == group_at) add_group();
            add_question();
            if (chance_.below(3) == 0) add_signal();
        }
        add_computed();
        for (int i = 0; i < 3; ++i) add_signal();
        for (int i = 0; i < 4; ++i) add_need();
        for (int i = 0; i < 8; ++i) add_option();
    }

    // Something that nobody else leans on, about a topic of its own; in front or at the end.
    void add_something_unrelated(bool in_front) {
        const std::string more =
            "  extra.one: {ask: Een, why: w, kind: choice, place: hall, answers: {a: A, b: B}}\n"
            "  extra.two: {ask: Twee, why: w, kind: scale, place: hall, when: extra.one = b}\n"
            "  extra.three: {ask: Drie, why: w, kind: words, place: hall,"
            " when: asked.nobody or chosen.extra}\n";
        const std::string topic = "  extra: {title: Extra, section: story}\n";
        questions_ = in_front ? more + questions_ : questions_ + more;
        topics_ = in_front ? topic + topics_ : topics_ + topic;
        signals_ += "  extra: {title: x, topic: extra, when: extra.one = b or asked.nobody}\n";
        needs_ += "  extra: {offer: Extra, wording: Extra., topic: extra, when: signal.extra}\n";
    }

    std::string text() const {
        return "guide: chance\nversion: 1.0.0\ntopics:\n" + topics_ +
               "entries:\n  e0: {text: E, asked: e}\n  e1: {text: F, asked: f}\n"
               "  nobody: {text: N, asked: n}\nquestions:\n"
               "  t0.beside: {ask: Wie, why: w, kind: choice, stage: arrive, place: hall,"
               " answers: {alone: {text: A, nobody_beside: yes}, family: F}}\n"
               // So that there always is a topic to choose: before that, nobody left one aside.
               "  t2.always: {ask: Hoe gaat dat, why: w, kind: words, place: hall}\n" +
               questions_ + "groups:\n  child: {people: t1.children, title: Over}\ncomputed:\n" +
               computed_ + "signals:\n" + signals_ + "needs:\n" + needs_;
    }

    guide::Guide load() const {
        auto loaded = guide::load_files(
            {{"guide.yaml", text()}, {"options.csv", options_}, {"figures.csv", figures_}});
        for (const auto& remark : loaded.remarks)
            if (remark.level == guide::Remark::Level::error)
                ADD_FAILURE() << to_line(remark) << "\n" << text() << options_;
        return std::move(loaded.guide);
    }

  private:
    std::string name(const std::string& of) { return of + std::to_string(++names_); }
    std::string some_topic() { return "t" + std::to_string(chance_.below(3)); }
    template <class List>
    const auto& one_of(const List& list) {
        return list[chance_.below(list.size())];
    }

    // Over what stands before; `in_group` also over what was asked about the same person.
    std::string condition(bool in_group, std::size_t depth = 0) {
        if (depth < 2 && chance_.below(3) == 0) {
            const auto left = condition(in_group, depth + 1),
                       right = condition(in_group, depth + 1);
            const bool all = chance_.below(2) == 0;
            return "(" + left + (all ? " and " : " or ") + right + ")";
        }
        if (chance_.below(6) == 0) return "not " + condition(in_group, depth + 1);
        static const std::vector<std::string> always{"asked.e0", "asked.e1", "chosen.t0",
                                                     "chosen.t1", "known(t0.beside)"};
        if (in_group && !of_person_.empty() && chance_.below(3) == 0) return one_of(of_person_);
        if (tests_.empty() || chance_.below(4) == 0) return one_of(always);
        return one_of(tests_);
    }
    std::string when(bool in_group = false) {
        if (chance_.below(5) < 2) return "";
        const bool placed = chance_.below(8) == 0;
        return ", when: \"" + condition(in_group) + (placed ? " and not place = home" : "") + "\"";
    }

    // The kind with what belongs to it; into `tests`, what a condition can ask of it.
    std::string kind(const std::string& id, std::vector<std::string>& tests) {
        tests.push_back("known(" + id + ")");
        switch (chance_.below(7)) {
            case 0:
                tests.push_back(id + " = a");
                return "kind: choice, answers: {a: A, b: B, c: C}";
            case 1:
                tests.push_back(id + " in [a, b]");
                return "kind: many, answers: {a: A, b: B, c: {text: C, alone: yes}}";
            case 2: tests.push_back(id + " = yes"); return "kind: yes_no";
            case 3: tests.push_back(id + " >= 5"); return "kind: scale";
            case 4:
                tests.push_back(id + " < 2000-06-01");
                dates_.push_back(id);
                return "kind: date, precision: " +
                       one_of(std::vector<std::string>{"day", "month", "year"});
            case 5:
                tests.push_back(id + " > 6");
                tests.push_back(id + " > figure.limit");
                amounts_.push_back(id);
                return "kind: amount";
            default:
                tests.push_back(id + " >= 50");
                tests.push_back(id + " = high");
                amounts_.push_back(id);
                return "kind: amount, answers: {low: {text: L, to: 49}, mid: {text: M, from: 50, "
                       "to: "
                       "99}, high: {text: H, from: 100}}";
        }
    }
    std::string manner() {
        static const std::vector<std::string> places{"hall", "hall", "hall", "room", "home"};
        static const std::vector<std::string> stages{"life",  "life",   "life",     "life",
                                                     "today", "ask_on", "strengths"};
        return ", place: " + one_of(places) + ", stage: " + one_of(stages) +
               (chance_.below(8) == 0 ? ", alone_only: yes" : "") +
               (chance_.below(8) == 0 ? ", urgent: yes" : "");
    }

    void add_question() {
        const auto id = name(some_topic() + ".q");
        std::vector<std::string> tests;
        const auto head = "{ask: Vraag, why: w, " + kind(id, tests) + manner();
        const bool probed = chance_.below(5) == 0;
        questions_ += "  " + id + ": " + head + when() +
                      (probed ? ", probe: {ask: Hoe dan, why: w, times: 2, place: home}" : "") +
                      "}\n";
        if (chance_.below(5) == 0)
            questions_ += "  " + name(some_topic() + ".f") + ": {fills: " + id +
                          ", ask: Anders gevraagd, why: w" + manner() + when() + "}\n";
        tests_.insert(tests_.end(), tests.begin(), tests.end());
    }

    void add_group() {
        questions_ += "  t1.children: {ask: Wie, why: w, kind: people, at_most: 3, place: hall" +
                      when() + "}\n";
        std::vector<std::string> members;
        for (auto left = 1 + chance_.below(3); left > 0; --left) {
            const auto id = name("t1.g");
            std::vector<std::string> tests;
            questions_ += "  " + id + ": {group: child, ask: Vraag, why: w, place: hall, " +
                          kind(id, tests) + when(true) + "}\n";
            of_person_.insert(of_person_.end(), tests.begin(), tests.end());
        }
        // What was told about each of them, seen from outside.
        for (const auto& test : of_person_) {
            tests_.push_back("any(child, " + test + ")");
            tests_.push_back("every(child, " + test + ")");
            tests_.push_back("count(child, " + test + ") >= 2");
        }
        tests_.push_back("count(child) >= 1");
        std::erase_if(amounts_, [this](const auto& id) { return id.starts_with("t1.g"); });
        std::erase_if(dates_, [this](const auto& id) { return id.starts_with("t1.g"); });
        const auto id = name("t1.c");
        computed_ +=
            "  " + id + ": {title: c, count: child, where: \"" + one_of(of_person_) + "\"}\n";
        tests_.push_back(id + " >= 1");
    }

    void add_computed() {
        computed_ += "  t0.heads: {title: h, count: child}\n";
        tests_.push_back("t0.heads > 1");
        if (!dates_.empty()) {
            computed_ += "  t0.age: {title: a, age_of: " + one_of(dates_) + "}\n";
            tests_.push_back("t0.age < 30");
        }
        if (amounts_.empty()) return;
        computed_ += "  t0.sum: {title: s, sum: [" + amounts_.front();
        for (std::size_t i = 1; i < amounts_.size(); ++i) computed_ += ", " + amounts_[i];
        computed_ += "]}\n";
        tests_.push_back("t0.sum > 60");
        tests_.push_back("t0.sum > figure.limit");
    }

    void add_signal() {
        const auto id = name("s");
        signals_ += "  " + id + ": {title: s, topic: " + some_topic() + ", when: \"" +
                    condition(false) + "\"" + (chance_.below(4) == 0 ? ", strength: yes" : "") +
                    "}\n";
        tests_.push_back("signal." + id);
    }
    void add_need() {
        const auto id = name("n");
        need_ids_.push_back(id);
        needs_ += "  " + id + ": {offer: Zou dat, wording: Dat., topic: " + some_topic() +
                  ", when: \"" + condition(false) + "\"" +
                  (chance_.below(5) == 0 ? ", place: room" : "") +
                  (chance_.below(5) == 0 ? ", alone_only: yes" : "") + "}\n";
    }
    void add_option() {
        const bool own = chance_.below(2) == 0;
        options_ += name("o") + ";T;T;" + (own ? "own;" : "network;") + one_of(need_ids_) + " " +
                    one_of(need_ids_) + ";" + (chance_.below(2) == 0 ? condition(false) : "") +
                    ";" + (chance_.below(3) == 0 ? condition(false) : "") + ";" +
                    (chance_.below(4) == 0 ? "2026-11-22" : "") + ";" +
                    (chance_.below(5) == 0 ? "room" : "") + "\n";
    }

    Chance chance_;
    int names_ = 0;
    std::string topics_ =
        "  t0: {title: T, section: story}\n  t1: {title: U, section: family}\n"
        "  t2: {title: V, section: money}\n";
    std::string questions_, computed_, signals_, needs_;
    std::string options_ = "id;title;text;sort;needs;when;unless;begin;place\n";
    std::string figures_ =
        "id;title;unit;low;high;begin;end;source;checked_on\n"
        "limit;Grens;euro;40;60;2026-01-01;2026-12-31;wet.example;2026-11-01\n"
        "limit;Grens;euro;8;;2027-01-01;;wet.example;2026-11-01\n";
    std::vector<std::string> tests_, of_person_, dates_, amounts_, need_ids_;
};

}  // namespace kt::conversation
