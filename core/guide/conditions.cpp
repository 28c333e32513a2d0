#include "core/guide/conditions.hpp"

#include <unordered_set>

#include "core/guide/compile.hpp"

namespace kt::guide {
namespace {

using Op = Instruction::Op;
using Of = Condition::Of;

Expression& place_of(const Condition& condition, Guide& guide) {
    switch (condition.of) {
        case Of::question:
            return guide.questions[condition.index].when;
        case Of::signal:
            return guide.signals[condition.index].when;
        case Of::need:
            return guide.needs[condition.index].when;
        case Of::counted:
            break;
    }
    const auto slot = static_cast<std::size_t>(condition.about.slot);
    return guide.computed[condition.index].wherever[slot - 1];
}

// What must hold besides the condition's own text: the person is there, the question before a
// probe was answered.
Expression beforehand(const Condition& condition, const Guide& guide) {
    Expression before;
    if (condition.of != Of::question) return before;
    if (condition.about.group >= 0) {
        const auto& group = guide.groups[static_cast<std::size_t>(condition.about.group)];
        before.program.push_back({Op::person_in, static_cast<std::uint32_t>(group.people),
                                  static_cast<std::uint32_t>(condition.about.slot), 0});
    }
    if (condition.after >= 0)
        before.program.push_back({Op::known, static_cast<std::uint32_t>(condition.after), 0, 0});
    return before;
}

void join(Expression before, Expression own, Expression& into) {
    const auto parts = before.program.size() + !own.empty();
    into = std::move(before);
    into.program.insert(into.program.end(), own.program.begin(), own.program.end());
    if (parts > 1) into.program.push_back({Op::all, static_cast<std::uint32_t>(parts), 0, 0});
}

}  // namespace

void compile_all(const std::vector<Condition>& conditions, Guide& guide,
                 std::vector<Remark>& remarks) {
    std::unordered_set<const Written*> mistaken;  // the same text, for the next person
    std::size_t steps = 0, told = 0;
    for (const auto& condition : conditions) {
        const auto& text = *condition.text;
        if (!mistaken.empty() && mistaken.count(&text) > 0) continue;
        Compiled compiled;
        if (!text.empty()) {
            const Scope scope{condition.about, false, condition.of != Of::counted};
            compiled = compile(text.text, guide, scope);
        }
        for (auto& mistake : compiled.mistakes) {
            auto spot = text.spot;
            spot.column += static_cast<int>(mistake.at);
            remarks.push_back({Remark::Level::error, spot, std::move(mistake.words)});
            mistaken.insert(&text);
            ++told;
        }
        auto& into = place_of(condition, guide);
        join(beforehand(condition, guide), std::move(compiled.expression), into);
        steps += into.program.size();
        if (told < mistakes_told_max && steps <= condition_steps_max) continue;
        remarks.push_back({Remark::Level::error, text.spot,
                           steps > condition_steps_max
                               ? "The conditions of this guide come to more than 2,000,000 tests,"
                                 " counted for each person of a group."
                               : "There are more mistakes in conditions; they are told when these"
                                 " are mended."});
        return;
    }
}

}  // namespace kt::guide
