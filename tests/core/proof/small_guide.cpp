#include "tests/core/proof/small_guide.hpp"

#include "core/conversation/engine.hpp"

namespace kt::proof {
namespace {

using conversation::Facts;
using conversation::Value;

// Every conversation: whatever is asked is answered in every way or skipped, and at any moment it
// may go on elsewhere, somebody may come or go, and a signal may be struck out.
class Everyone {
  public:
    Everyone(const guide::Guide& guide, std::int64_t today_days)
        : guide_(guide), engine_(guide), anywhere_(offered_anywhere(guide)), ground_(anywhere_) {
        Facts facts;
        facts.today_days = today_days;
        meet(facts);
    }

    std::set<std::string> hold() {
        while (!open_.empty()) {
            const auto facts = open_.back();
            open_.pop_back();
            look(facts);
        }
        return found_;
    }

  private:
    static std::string key_of(const Facts& facts) {
        std::string key = std::to_string(static_cast<int>(facts.place)) + facts.entry + "|" +
                          facts.asked_words + "|";
        for (const auto& [id, fact] : facts.by_question) {
            key += id + (fact.skipped ? "-" : "=");
            for (const auto& answer : fact.standing) {
                for (const auto& chosen : answer.value.chosen) key += chosen + ",";
                if (answer.value.number) key += std::to_string(*answer.value.number);
                for (const auto& person : answer.value.people)
                    key += "p" + std::to_string(person.slot);
            }
        }
        key += facts.topics ? "T" : "t";
        if (facts.topics)
            for (const auto& topic : *facts.topics) key += topic + ",";
        for (const auto& signal : facts.struck_signals) key += "!" + signal;
        for (const auto& [id, settled] : facts.needs)
            key += "n" + id + std::to_string(static_cast<int>(settled.outcome));
        return key;
    }
    static guide::Guide offered_anywhere(guide::Guide guide) {
        for (auto& need : guide.needs) {
            need.place = guide::Place::hall;
            need.alone_only = false;
        }
        return guide;
    }
    bool stands_on_its_ground(const std::string& need, const Facts& facts) {
        const int index = guide_.need_index(need);
        for (const auto place : {guide::Place::hall, guide::Place::room, guide::Place::home}) {
            if (place < guide_.needs[static_cast<std::size_t>(index)].place) continue;
            auto there = facts;
            there.place = place;
            for (const auto& offer : ground_.offers(there))
                if (offer.need == index) return true;
        }
        return false;
    }
    void meet(const Facts& facts) {
        for (const auto& [need, settled] : facts.needs)
            if (!stands_on_its_ground(need, facts)) return;
        if (seen_.insert(key_of(facts)).second) open_.push_back(facts);
    }

    void look(const Facts& facts) {
        for (const auto& raised : engine_.signals(facts)) {
            const auto& id = guide_.signals[static_cast<std::size_t>(raised.signal)].id;
            found_.insert("signal " + id);
            auto struck = facts;
            struck.struck_signals.insert(id);
            meet(struck);
        }
        for (const auto& offer : engine_.offers(facts)) {
            const auto& id = guide_.needs[static_cast<std::size_t>(offer.need)].id;
            found_.insert("need " + id);
            if (guide_.options.empty() || facts.needs.count(id) > 0) continue;
            auto made = facts;
            made.needs[id].outcome = conversation::NeedOutcome::accepted;
            meet(made);
        }
        for (const auto& option : engine_.options(facts)) {
            constexpr const char* where[] = {"in the hall", "in a room", "at home"};
            found_.insert("option " + guide_.options[static_cast<std::size_t>(option.option)].id);
            for (const int need : option.needs)
                found_.insert(guide_.needs[static_cast<std::size_t>(need)].id + " served " +
                              where[static_cast<std::size_t>(facts.place)]);
        }
        for (const auto place : {guide::Place::hall, guide::Place::room, guide::Place::home}) {
            auto elsewhere = facts;
            elsewhere.place = place;
            meet(elsewhere);
        }
        if (facts.by_question.count("a.beside") > 0)
            for (const auto* who : {"alone", "family"})
                answer(facts, guide_.question_index("a.beside"), Value{{who}, {}, {}});
        step(facts);
    }

    // A step is taken once: so each makes what is left of a conversation smaller.
    void once(bool was_taken, const char* step) {
        if (was_taken) found_.insert(std::string("again ") + step);
    }

    void step(Facts facts) {
        auto next = engine_.next(facts);
        if (std::holds_alternative<conversation::ShowOverview>(next)) {
            conversation::confirm_overview(facts);
            next = engine_.next(facts);
            once(std::holds_alternative<conversation::ShowOverview>(next), "overview");
        }
        if (std::holds_alternative<conversation::AskEntry>(next)) {
            once(!facts.entry.empty() || !facts.asked_words.empty(), "entry");
            return entries(facts);
        }
        if (std::holds_alternative<conversation::ChooseTopics>(next)) {
            once(facts.topics.has_value(), "topics");
            return topics(facts, std::get<conversation::ChooseTopics>(next).topics);
        }
        if (!std::holds_alternative<conversation::AskQuestion>(next)) return end(facts);
        const int index = std::get<conversation::AskQuestion>(next).question;
        const auto& question = guide_.questions[static_cast<std::size_t>(index)];
        found_.insert("question " + question.id);
        const auto* told = conversation::fact_told(facts, guide_, index);
        once(told && (told->skipped || !told->standing.empty()), "question");
        auto skipped = facts;
        conversation::set_skipped(skipped, question.id);
        meet(skipped);
        for (const auto& value : values_of(question)) answer(facts, index, value);
    }
    // No question is left: the offers and what could help are seen, and then it closes.
    void end(Facts facts) {
        facts.needs_seen = true;
        once(std::holds_alternative<conversation::OfferNeeds>(engine_.next(facts)), "offers");
        facts.options_seen = true;
        if (!std::holds_alternative<conversation::Close>(engine_.next(facts)))
            found_.insert("again not closing");
    }
    void answer(Facts facts, int question, const Value& value) {
        conversation::set_answer(facts, guide_.questions[static_cast<std::size_t>(question)].id,
                                 value);
        meet(facts);
    }
    void entries(const Facts& facts) {
        auto own = facts;
        own.asked_words = "iets";
        meet(own);
        for (const auto& entry : guide_.entries) {
            auto told = facts;
            told.entry = entry.id;
            meet(told);
        }
    }
    void topics(const Facts& facts, const std::vector<int>& offered) {
        for (unsigned chosen = 0; chosen < 1u << offered.size(); ++chosen) {
            auto told = facts;
            told.topics.emplace();
            for (std::size_t i = 0; i < offered.size(); ++i)
                if ((chosen >> i & 1u) != 0)
                    told.topics->push_back(guide_.topics[static_cast<std::size_t>(offered[i])].id);
            meet(told);
        }
    }

    static std::vector<Value> values_of(const guide::Question& question) {
        std::vector<Value> values;
        switch (question.kind) {
            case guide::Kind::choice:
            case guide::Kind::yes_no:
                for (const auto& one : question.answers) values.push_back({{one.id}, {}, {}});
                break;
            case guide::Kind::many:
                values = {
                    {{"m"}, {}, {}}, {{"n"}, {}, {}}, {{"m", "n"}, {}, {}}, {{"none"}, {}, {}}};
                break;
            case guide::Kind::scale:
                for (auto i = question.scale_from; i <= question.scale_to; ++i)
                    values.push_back({{}, i, {}});
                break;
            case guide::Kind::amount:
                for (const std::int64_t euros : {0, 49, 50, 51, 99, 100, 101, 300})
                    values.push_back({{}, euros, {}});
                break;
            case guide::Kind::date:  // about 18 and 30 years before 2026-11-22, and long ago
                for (const std::int64_t days : {0, 9'500, 9'800, 9'821, 9'822, 9'900, 14'000,
                                                14'203, 14'204, 14'205, 14'230, 20'000})
                    values.push_back({{}, days, {}});
                break;
            case guide::Kind::people:
                values.resize(3);
                values[1].people = {{1, "A"}};
                values[2].people = {{1, "A"}, {2, "B"}};
                break;
            default: values.push_back({{}, {}, "iets"}); break;
        }
        return values;
    }

    const guide::Guide& guide_;
    conversation::Engine engine_;
    guide::Guide anywhere_;
    conversation::Engine ground_;  // tells whether a need's condition still holds
    std::set<std::string> seen_, found_;
    std::vector<Facts> open_;
};

}  // namespace

std::string SmallGuide::test() {
    auto one = one_of(tests_);
    const bool never_no = one.starts_with("chosen") || one.starts_with("need");
    return once_in(3) && !never_no ? "not " + one : one;
}

std::string SmallGuide::condition() {
    const char* joints[] = {" and ", " and ", " or "};
    auto whole = test();
    for (int more = below(3); more > 0; --more) {
        const auto joint = joints[below(3)];
        whole = "(" + whole + joint + test() + ")";
    }
    return whole;
}

std::string SmallGuide::where() {
    std::string keys = "place: " + one_of({"hall", "hall", "room", "home"});
    if (once_in(5)) keys += ", alone_only: yes";
    return keys;
}

std::string SmallGuide::question(const std::string& id, const std::string& kind,
                                 const std::vector<std::string>& tests, const std::string& more) {
    auto text = "  " + id + ": {ask: \"Hoe?\", why: Daarom., kind: " + kind + ", " + where() +
                ", stage: " + one_of({"asked", "today", "life", "life", "strengths"}) + more;
    if (!once_in(4)) text += ", when: \"" + condition() + "\"";
    tests_.insert(tests_.end(), tests.begin(), tests.end());
    return text + "}\n";
}

std::string SmallGuide::text() {
    tests_ = {"asked.x", "asked.y", "place = hall", "place = home"};
    std::string text =
        "guide: small\nversion: 1.0.0\n"
        "topics: {a: {title: A, section: story}, b: {title: B, section: work}}\n"
        "entries: {x: {text: X, asked: x}, y: {text: Y, asked: y}}\nquestions:\n"
        "  a.beside: {ask: \"Wie?\", why: Daarom., kind: choice, stage: arrive, place: hall,\n"
        "    answers: {alone: {text: N, nobody_beside: yes}, family: F}}\n"
        "  b.any: {ask: \"Wat?\", why: Daarom., kind: words, place: hall}\n";
    for (const auto* one : {"a.beside = family", "a.beside = alone", "known(b.any)", "chosen.b"})
        tests_.push_back(one);
    text +=
        question("a.one", "choice", {"a.one = p", "a.one = q", "a.one in [p, q]", "known(a.one)"},
                 ", answers: {p: P, q: Q, r: R}");
    std::string computed, groups;
    const int sorts = below(4);
    if (sorts == 0)
        text += question("b.two", "many", {"b.two = m", "b.two = n", "b.two = none"},
                         ", answers: {m: M, n: N, none: {text: O, alone: yes}}");
    if (sorts == 1) {
        text += question("b.two", "scale", {"b.two > 1", "b.two < 2", "b.two = 3", "b.two >= 1"},
                         ", scale: {from: 0, to: 3}");
        text +=
            question("b.rent", "amount",
                     {"b.rent < 50", "b.rent >= 100", "b.sum > 100", "b.sum <= 50", "b.sum = 99"});
        computed = "  b.sum: {title: samen, sum: [b.rent]}\n";
    }
    if (sorts == 2) {
        const auto precision = one_of({"day", "month", "year"});
        text += question("b.born", "date",
                         {"b.age < 18", "b.age >= 30", "b.age = 18", "b.born < 1996-11-20",
                          "b.born >= 2008-11-23", "known(b.age)"},
                         ", precision: " + precision);
        computed = "  b.age: {title: leeftijd, age_of: b.born}\n";
    }
    if (sorts == 3) {
        text += question("b.who", "people",
                         {"count(child) >= 2", "count(child) = 0", "known(b.who)"}, ", at_most: 2");
        groups = "groups: {child: {people: b.who, title: Over, about: child}}\n";
        text += question("b.each", "yes_no",
                         {"any(child, b.each = yes)", "every(child, b.each = no)",
                          "count(child, b.each = yes) >= 2", "b.number = 1", "b.number < 1"},
                         ", group: child");
        computed = "  b.number: {title: aantal, count: child, where: b.each = yes}\n";
    }
    const auto places = tests_;
    std::erase_if(tests_, [](const auto& one) { return one.starts_with("place"); });
    std::string signals =
        "signals:\n  calm: {title: rustig, topic: a, when: \"" + condition() + "\"}\n";
    tests_ = places;
    tests_.push_back("signal.calm");
    text += question("b.last", "yes_no", {"b.last = yes", "b.last = no"});
    text += groups + (computed.empty() ? "" : "computed:\n" + computed) + signals + "needs:\n";
    for (const auto* need : {"first", "second"})
        text += std::string("  ") + need + ": {offer: Iets, wording: Iets., topic: a, " + where() +
                ", when: \"" + condition() + "\"}\n";
    return text;
}

std::string SmallGuide::options() {
    tests_.push_back("need.first");
    std::string sheet = "id;title;text;sort;needs;when;unless;place;alone_only\n";
    for (const auto* id : {"bus", "walk", "club"}) {
        sheet += std::string(id) + ";Titel;Tekst;" + one_of({"own", "network"}) + ";" +
                 one_of({"first", "second", "first second"}) + ";" +
                 (once_in(2) ? condition() : "") + ";" + (once_in(3) ? condition() : "") + ";" +
                 one_of({"hall", "room", "home"}) + ";" + (once_in(4) ? "yes" : "") + "\n";
    }
    return sheet;
}

std::set<std::string> all_that_happens(const guide::Guide& guide, std::int64_t today_days) {
    return Everyone(guide, today_days).hold();
}

}  // namespace kt::proof
