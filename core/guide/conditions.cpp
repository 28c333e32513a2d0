#include "core/guide/conditions.hpp"

#include <unordered_set>

#include "core/guide/compile.hpp"

namespace kt::guide {
namespace {

using Op = Instruction::Op;
using Of = Condition::Of;

Expression& place_of(const Condition& condition, Guide& guide) {
    switch (condition.of) {
        case Of::question: return guide.questions[condition.index].when;
        case Of::signal: return guide.signals[condition.index].when;
        case Of::need: return guide.needs[condition.index].when;
        case Of::counted: break;
    }
    const auto slot = static_cast<std::size_t>(condition.about.slot);
    return guide.computed[condition.index].wherever[slot - 1];
}

class Compiler {
  public:
    Compiler(Guide& guide, std::vector<Remark>& remarks) : guide_(guide), remarks_(remarks) {}

    // False when it is enough.
    bool add(const Condition& condition) {
        if (!mistaken_.empty() && mistaken_.count(condition.text) > 0) return true;
        auto& into = place_of(condition, guide_);
        std::size_t parts = 0;
        const auto take = [&](std::vector<Instruction> program) {
            parts += !program.empty();
            if (into.program.empty()) into.program = std::move(program);
            else into.program.insert(into.program.end(), program.begin(), program.end());
        };
        take(person_there(condition));
        take(answered_before(condition));
        if (condition.besides) take(compiled(*condition.besides, condition));
        take(compiled(*condition.text, condition));
        if (parts > 1) into.program.push_back({Op::all, static_cast<std::uint32_t>(parts), 0, 0});
        steps_ += into.program.size();
        return enough(condition.text->spot);
    }

  private:
    std::vector<Instruction> person_there(const Condition& condition) const {
        if (condition.of != Of::question || condition.about.group < 0) return {};
        const auto& group = guide_.groups[static_cast<std::size_t>(condition.about.group)];
        return {{Op::person_in, static_cast<std::uint32_t>(group.people),
                 static_cast<std::uint32_t>(condition.about.slot), 0}};
    }
    static std::vector<Instruction> answered_before(const Condition& condition) {
        if (condition.after < 0) return {};
        return {{Op::known, static_cast<std::uint32_t>(condition.after), 0, 0}};
    }
    // Of a text that was mistaken for one person nothing is told again for the next.
    std::vector<Instruction> compiled(const Written& text, const Condition& condition) {
        if (text.empty() || mistaken_.count(&text) > 0) return {};
        auto result =
            compile(text.text, guide_, Scope{condition.about, false, condition.of != Of::counted});
        for (auto& mistake : result.mistakes) {
            auto spot = text.spot;
            spot.column += static_cast<int>(mistake.at);
            remarks_.push_back({Remark::Level::error, spot, std::move(mistake.words)});
            mistaken_.insert(&text);
            ++told_;
        }
        return std::move(result.expression.program);
    }
    bool enough(const Spot& spot) {
        const bool too_long = steps_ > condition_steps_max;
        if (told_ < mistakes_told_max && !too_long) return true;
        remarks_.push_back(
            {Remark::Level::error, spot,
             too_long ? "The conditions of this guide come to more than 2,000,000 tests, counted"
                        " for each person of a group."
                      : "There are more mistakes in conditions; they are told when these are"
                        " mended."});
        return false;
    }

    Guide& guide_;
    std::vector<Remark>& remarks_;
    std::unordered_set<const Written*> mistaken_;
    std::size_t steps_ = 0, told_ = 0;
};

}  // namespace

void compile_all(const std::vector<Condition>& conditions, Guide& guide,
                 std::vector<Remark>& remarks) {
    Compiler compiler(guide, remarks);
    for (const auto& condition : conditions)
        if (!compiler.add(condition)) return;
}

}  // namespace kt::guide
