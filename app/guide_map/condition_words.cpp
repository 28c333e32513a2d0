#include "app/guide_map/condition_words.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"

namespace kt::guide_map {
namespace {

using guide::Compare;
using Op = guide::Instruction::Op;

struct Part {
    std::string words;
    bool joined = false;  // by "en" or "of": wants brackets inside another
};

template <class Thing>
const Thing& at(const std::vector<Thing>& things, std::uint32_t index) {
    return things[index];
}

std::string quoted(const std::string& words) {
    return "'" + words + "'";
}

std::string compared(Compare how, const std::string& number) {
    switch (how) {
        case Compare::equal: return number;
        case Compare::less: return "minder dan " + number;
        case Compare::less_or_equal: return number + " of minder";
        case Compare::greater: return "meer dan " + number;
        case Compare::greater_or_equal: return number + " of meer";
    }
    return number;
}

std::string compared_date(Compare how, const std::string& date) {
    switch (how) {
        case Compare::equal: return "op " + date;
        case Compare::less: return "vóór " + date;
        case Compare::less_or_equal: return "op of vóór " + date;
        case Compare::greater: return "na " + date;
        case Compare::greater_or_equal: return "op of na " + date;
    }
    return date;
}

class Telling {
  public:
    explicit Telling(const guide::Guide& guide) : guide_(guide) {}

    std::string tell(const guide::Expression& condition) {
        if (condition.empty()) return "altijd";
        for (const auto& step : condition.program) take(step);
        return stack_.empty() ? "altijd" : stack_.back().words;
    }

  private:
    void take(const guide::Instruction& step) {
        switch (step.op) {
            case Op::all: return join(step.a, " en ");
            case Op::any: return join(step.a, " of ");
            case Op::count: return count(step);
            case Op::negate: {
                auto part = pop();
                return push("niet " + (part.joined ? "(" + part.words + ")" : part.words));
            }
            default: return push(test(step));
        }
    }

    std::string test(const guide::Instruction& step) const {
        switch (step.op) {
            case Op::answer_in: return answered(step);
            case Op::number_compare: return number(step);
            case Op::known: return quoted(ask(step.a)) + " is beantwoord";
            case Op::signal: return "wij merkten " + quoted(at(guide_.signals, step.a).title);
            case Op::asked: return "iemand komt voor " + at(guide_.entries, step.a).asked;
            case Op::chosen:
                return "iemand wil het hebben over " + quoted(at(guide_.topics, step.a).title);
            case Op::place_is: return place(static_cast<guide::Place>(step.a));
            case Op::person_in: return "er is iemand genoemd bij " + quoted(ask(step.a));
            case Op::computed_known: return at(guide_.computed, step.a).title + " is bekend";
            case Op::computed_compare:
                return at(guide_.computed, step.a).title + " is " +
                       compared(static_cast<Compare>(step.b), std::to_string(step.c));
            case Op::figure_compare:
                return "bij " + quoted(ask(step.a)) + " is het " + figure(step);
            case Op::computed_figure:
                return at(guide_.computed, step.a).title + " is " + figure(step);
            case Op::need: return "iemand zegt " + quoted(at(guide_.needs, step.a).wording);
            default:
                return step.a == static_cast<std::uint32_t>(guide::Truth::yes) ? "altijd" : "nooit";
        }
    }

    const std::string& ask(std::uint32_t question) const {
        return at(guide_.questions, question).ask;
    }

    std::string answered(const guide::Instruction& step) const {
        const auto& question = at(guide_.questions, step.a);
        std::string answers;
        for (std::size_t i = 0; i < question.answers.size(); ++i)
            if ((step.c >> i & 1) != 0)
                answers += (answers.empty() ? "" : " of ") + quoted(question.answers[i].text);
        return "op " + quoted(question.ask) + " is het antwoord " + answers;
    }

    std::string number(const guide::Instruction& step) const {
        const auto& question = at(guide_.questions, step.a);
        const auto how = static_cast<Compare>(step.b);
        if (question.kind == guide::Kind::date)
            return "bij " + quoted(question.ask) + " is het " +
                   compared_date(how, guide::write_date(step.c));
        return "bij " + quoted(question.ask) + " is het " +
               compared(how, std::to_string(step.c) +
                                 (question.kind == guide::Kind::amount ? " euro" : ""));
    }

    std::string figure(const guide::Instruction& step) const {
        const auto& figure = at(guide_.figures, static_cast<std::uint32_t>(step.c));
        return compared(static_cast<Compare>(step.b), figure.title);
    }

    static std::string place(guide::Place place) {
        switch (place) {
            case guide::Place::hall: return "het gesprek is in de hal";
            case guide::Place::room: return "het gesprek is aan een tafel";
            case guide::Place::home: return "het gesprek is thuis";
        }
        return "";
    }

    void push(std::string words) { stack_.push_back({std::move(words), false}); }
    Part pop() {
        auto part = std::move(stack_.back());
        stack_.pop_back();
        return part;
    }

    // The same part twice is said once: it stands there for each person of a group.
    std::vector<Part> pop_different(std::size_t count) {
        std::vector<Part> parts;
        const auto first = stack_.size() - std::min(count, stack_.size());
        for (auto i = first; i < stack_.size(); ++i) {
            const bool told = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
                return part.words == stack_[i].words;
            });
            if (!told) parts.push_back(stack_[i]);
        }
        stack_.resize(first);
        return parts;
    }

    void join(std::size_t count, const std::string& with) {
        const auto parts = pop_different(count);
        if (parts.size() == 1) return stack_.push_back(parts.front());
        std::string words;
        for (const auto& part : parts)
            words +=
                (words.empty() ? "" : with) + (part.joined ? "(" + part.words + ")" : part.words);
        stack_.push_back({std::move(words), true});
    }

    void count(const guide::Instruction& step) {
        const auto parts = pop_different(step.a);
        const std::string of = parts.empty() ? "" : parts.front().words;
        push("het aantal mensen voor wie geldt (" + of + ") is " +
             compared(static_cast<Compare>(step.b), std::to_string(step.c)));
    }

    const guide::Guide& guide_;
    std::vector<Part> stack_;
};

void add(std::vector<int>& list, std::uint32_t index) {
    const auto value = static_cast<int>(index);
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

std::string in_words(const guide::Guide& guide, const guide::Expression& condition) {
    return Telling(guide).tell(condition);
}

LeansOn leans_on(const guide::Expression& condition) {
    LeansOn on;
    for (const auto& step : condition.program) {
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
            case Op::known:
            case Op::person_in:
            case Op::figure_compare: add(on.questions, step.a); break;
            case Op::signal: add(on.signals, step.a); break;
            case Op::asked: add(on.entries, step.a); break;
            case Op::need: add(on.needs, step.a); break;
            case Op::computed_compare:
            case Op::computed_known:
            case Op::computed_figure: add(on.computed, step.a); break;
            case Op::chosen:
            case Op::place_is:
            case Op::constant:
            case Op::all:
            case Op::any:
            case Op::negate:
            case Op::count: break;
        }
    }
    return on;
}

}  // namespace kt::guide_map
