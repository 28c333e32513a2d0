#include "app/model/evidence.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "app/model/people.hpp"

namespace kt::model {

namespace {

using conversation::RaisedSignal;
using conversation::StandingAnswer;
using guide::Expression;
using Op = guide::Instruction::Op;

void add(Conditions& all, const guide::Guide& guide, const Expression& condition,
         const std::vector<RaisedSignal>& raised) {
    if (std::ranges::find(all, &condition) != all.end()) return;
    all.push_back(&condition);
    for (const auto& step : condition.program) {
        if (step.op == Op::need) add(all, guide, guide.needs[step.a].when, raised);
        if (step.op != Op::signal) continue;
        const auto signal = static_cast<int>(step.a);
        if (std::ranges::find(raised, signal, &RaisedSignal::signal) != raised.end())
            add(all, guide, guide.signals[step.a].when, raised);
    }
}

// Ids of the answers to this fact that the conditions name; a fact may be asked in several ways.
std::set<std::string> named_answers(const guide::Guide& guide, const Conditions& conditions,
                                    const guide::Question& question) {
    std::set<std::string> named;
    for (const Expression* condition : conditions) {
        for (const auto& step : condition->program) {
            if (step.op != Op::answer_in) continue;
            const auto& asked = guide.questions[step.a];
            if (&fact_of(guide, asked) != &fact_of(guide, question)) continue;
            for (std::size_t at = 0; at < asked.answers.size(); ++at)
                if ((step.c >> at & 1) != 0) named.insert(asked.answers[at].id);
        }
    }
    return named;
}

}  // namespace

Conditions conditions_behind(const guide::Guide& guide, const Expression& condition,
                             const std::vector<RaisedSignal>& raised) {
    Conditions all;
    add(all, guide, condition, raised);
    return all;
}

Conditions conditions_behind(const guide::Guide& guide,
                             const conversation::SuggestedOption& suggested,
                             const std::vector<RaisedSignal>& raised) {
    Conditions all;
    add(all, guide, guide.options[static_cast<std::size_t>(suggested.option)].when, raised);
    for (const int need : suggested.needs)
        add(all, guide, guide.needs[static_cast<std::size_t>(need)].when, raised);
    return all;
}

std::vector<StandingAnswer> that_counted(const guide::Guide& guide, const Conditions& conditions,
                                         const guide::Question& question,
                                         const std::vector<StandingAnswer>& standing) {
    const auto named = named_answers(guide, conditions, question);
    std::vector<StandingAnswer> counted;
    for (const StandingAnswer& one : standing) {
        StandingAnswer kept = one;
        std::erase_if(kept.value.chosen,
                      [&](const std::string& id) { return !named.contains(id); });
        if (!kept.value.chosen.empty()) counted.push_back(std::move(kept));
    }
    return counted.empty() ? standing : counted;
}

}  // namespace kt::model
