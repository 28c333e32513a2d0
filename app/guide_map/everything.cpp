#include "app/guide_map/everything.hpp"

#include <type_traits>

namespace kt::guide_map {
namespace {

using guide::Guide;
using Op = guide::Instruction::Op;

// Each part with its length before it: no two lists of parts read the same.
class Parts {
  public:
    explicit Parts(const Guide& guide) : guide_(guide) {}

    template <class... Values>
    Parts& add(const Values&... values) {
        (one(values), ...);
        return *this;
    }
    template <class Thing>
    Parts& name(const std::vector<Thing>& things, std::int64_t index) {
        const bool there = index >= 0 && index < static_cast<std::int64_t>(things.size());
        return add(there ? things[static_cast<std::size_t>(index)].id : std::string());
    }
    template <class Thing>
    Parts& names(const std::vector<Thing>& things, const std::vector<int>& indexes) {
        add(indexes.size());
        for (const int index : indexes) name(things, index);
        return *this;
    }
    Parts& condition(const guide::Expression& when) {
        add(when.program.size());
        for (const auto& step : when.program) take(step);
        return *this;
    }
    Parts& money(const guide::Money& money) {
        const auto euros = money.euros.value_or(guide::Range());
        return add(money.euros.has_value(), euros.low, euros.high, money.unit, money.words,
                   money.source, money.price_year);
    }
    Parts& subjects(const std::vector<guide::Subject>& subjects) {
        add(subjects.size());
        for (const auto subject : subjects) add(subject);
        return *this;
    }
    std::string take_all() { return std::move(text_); }

  private:
    void one(const std::string& words) {
        text_ += std::to_string(words.size()) + ":" + words + ";";
    }
    template <class Number>
    requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) void one(Number number) {
        text_ += std::to_string(static_cast<std::int64_t>(number)) + ";";
    }
    void one(const std::optional<std::int64_t>& number) {
        add(number.has_value(), number.value_or(0));
    }

    void take(const guide::Instruction& step) {
        add(step.op, step.b);
        switch (step.op) {
            case Op::answer_in: return answers(step);
            case Op::number_compare:
            case Op::known:
            case Op::person_in: name(guide_.questions, step.a).add(step.c); return;
            case Op::figure_compare:
                name(guide_.questions, step.a).name(guide_.figures, step.c);
                return;
            case Op::computed_figure:
                name(guide_.computed, step.a).name(guide_.figures, step.c);
                return;
            case Op::computed_compare:
            case Op::computed_known: name(guide_.computed, step.a).add(step.c); return;
            case Op::signal: name(guide_.signals, step.a); return;
            case Op::asked: name(guide_.entries, step.a); return;
            case Op::chosen: name(guide_.topics, step.a); return;
            case Op::need: name(guide_.needs, step.a); return;
            case Op::place_is:
            case Op::constant:
            case Op::all:
            case Op::any:
            case Op::negate:
            case Op::count: add(step.a, step.c); return;
        }
    }
    void answers(const guide::Instruction& step) {
        name(guide_.questions, step.a);
        if (step.a >= guide_.questions.size()) return;
        const auto& answers = guide_.questions[step.a].answers;
        for (std::size_t i = 0; i < answers.size(); ++i)
            if ((step.c >> i & 1) != 0) add(answers[i].id);
    }

    const Guide& guide_;
    std::string text_;
};

}  // namespace

std::string everything_of(const Guide& guide, const guide::Topic& it) {
    return Parts(guide).add(it.id, it.title, it.icon, it.reason, it.section).take_all();
}

std::string everything_of(const Guide& guide, const guide::Entry& it) {
    return Parts(guide).add(it.id, it.text, it.asked, it.icon, it.form).take_all();
}

std::string everything_of(const Guide& guide, const guide::Question& it) {
    Parts parts(guide);
    parts.add(it.id, it.ask, it.hint, it.why, it.kind, it.answers.size());
    for (const auto& answer : it.answers)
        parts.add(answer.id, answer.text, answer.said, answer.alone, answer.nobody_beside,
                  answer.from, answer.to);
    parts.name(guide.topics, it.topic);
    parts.add(it.stage, it.place, it.alone_only, it.tender, it.urgent, it.ordinary, it.scale_from,
              it.scale_to, it.scale_low, it.scale_high, it.faces, it.precision, it.people_at_most);
    parts.subjects(it.subjects).add(it.text_id, it.person);
    parts.name(guide.questions, it.fact).name(guide.groups, it.group);
    return parts.name(guide.questions, it.follows).condition(it.when).take_all();
}

std::string everything_of(const Guide& guide, const guide::Signal& it) {
    return Parts(guide)
        .add(it.id, it.title, it.urgent, it.urgent_words, it.urgent_term, it.strength)
        .name(guide.topics, it.topic)
        .name(guide.parties, it.urgent_party)
        .condition(it.when)
        .take_all();
}

std::string everything_of(const Guide& guide, const guide::Need& it) {
    return Parts(guide)
        .add(it.id, it.offer, it.wording, it.place, it.alone_only)
        .name(guide.topics, it.topic)
        .condition(it.when)
        .take_all();
}

std::string everything_of(const Guide& guide, const guide::Group& it) {
    return Parts(guide).add(it.id, it.title, it.about).name(guide.questions, it.people).take_all();
}

std::string everything_of(const Guide& guide, const guide::Computed& it) {
    Parts parts(guide);
    parts.add(it.how, it.id, it.title, it.person).name(guide.topics, it.topic);
    parts.names(guide.questions, it.parts).name(guide.groups, it.group).add(it.wherever.size());
    for (const auto& where : it.wherever) parts.condition(where);
    return parts.take_all();
}

std::string everything_of(const Guide& guide, const guide::Option& it) {
    return Parts(guide)
        .add(it.id, it.title, it.text, it.sort, it.law, it.article, it.payer, it.beneficiary)
        .add(it.number, it.waiting, it.source, it.checked_on, it.begin_days, it.end_days)
        .add(it.place, it.alone_only)
        .names(guide.needs, it.needs)
        .names(guide.entries, it.entries)
        .name(guide.parties, it.party)
        .money(it.cost)
        .money(it.returns)
        .subjects(it.subjects)
        .condition(it.when)
        .condition(it.unless)
        .take_all();
}

std::string everything_of(const Guide& guide, const guide::Party& it) {
    return Parts(guide)
        .add(it.id, it.title, it.text, it.sort, it.number, it.address, it.hours, it.source,
             it.checked_on)
        .take_all();
}

std::string everything_of(const Guide& guide, const guide::Figure& it) {
    Parts parts(guide);
    parts.add(it.id, it.title, it.unit, it.rows.size());
    for (const auto& row : it.rows)
        parts.add(row.value.low, row.value.high, row.begin_days, row.end_days, row.source,
                  row.checked_on);
    return parts.take_all();
}

std::string everything_of(const Guide& guide, const guide::Expression& when) {
    return Parts(guide).condition(when).take_all();
}

std::string everything_of(const Guide& guide) {
    Parts parts(guide);
    parts.add(guide.id);
    const auto all = [&](const auto& things) {
        parts.add(things.size());
        for (const auto& thing : things) parts.add(everything_of(guide, thing));
    };
    all(guide.topics), all(guide.entries), all(guide.questions), all(guide.signals);
    all(guide.needs), all(guide.groups), all(guide.computed), all(guide.options);
    all(guide.parties), all(guide.figures);
    return parts.take_all();
}

}  // namespace kt::guide_map
