#include "core/conversation/because.hpp"

#include <algorithm>

#include "core/conversation/evaluation.hpp"

namespace kt::conversation {
namespace {

using guide::Truth;
using Op = guide::Instruction::Op;

class Explanation {
  public:
    explicit Explanation(const Evaluation& evaluation) : evaluation_(evaluation) {}

    Because of(const guide::Expression& condition, bool behind_signals) {
        explain(condition);
        while (behind_signals && !behind_.empty()) {
            const auto signal = behind_.back();
            behind_.pop_back();
            explain(evaluation_.guide().signals[static_cast<std::size_t>(signal)].when);
        }
        tidy(because_.questions);
        tidy(because_.signals);
        return std::move(because_);
    }

  private:
    static void tidy(std::vector<int>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }

    // One step of the program with its truth, and where the part that ends in it begins.
    struct Part {
        Truth truth;
        std::size_t first;
    };

    void explain(const guide::Expression& condition) {
        if (condition.empty()) return;
        std::vector<Part> parts;
        for (const auto& step : condition.program) parts.push_back(part(step, parts));
        std::vector<std::size_t> open{parts.size() - 1};
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            const auto& step = condition.program[at];
            if (guide::is_test(step)) {
                add(step, parts[at].truth);
                continue;
            }
            const bool turned = step.op == Op::negate;
            const auto wanted = turned ? !parts[at].truth : parts[at].truth;
            auto last = at - 1;
            for (auto left = turned ? 1u : step.a; left > 0; --left) {
                if (parts[last].truth == wanted) open.push_back(last);
                last = parts[last].first - 1;
            }
        }
    }

    Part part(const guide::Instruction& step, const std::vector<Part>& parts) const {
        if (guide::is_test(step)) return {guide::test(step, evaluation_), parts.size()};
        auto last = parts.back();
        if (step.op == Op::negate) return {!last.truth, last.first};
        auto truth = last.truth;
        for (auto left = step.a - 1; left > 0; --left) {
            last = parts[last.first - 1];
            truth = step.op == Op::all ? truth && last.truth : truth || last.truth;
        }
        return {truth, last.first};
    }

    void add(const guide::Instruction& step, Truth truth) {
        const auto index = static_cast<int>(step.a);
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
                because_.questions.push_back(index);
                break;
            case Op::known:
                if (truth == Truth::yes) because_.questions.push_back(index);
                break;
            case Op::signal:
                if (truth == Truth::yes) because_.signals.push_back(index);
                if (std::find(met_.begin(), met_.end(), index) == met_.end()) {
                    met_.push_back(index);
                    behind_.push_back(index);
                }
                break;
            case Op::asked:
                because_.asked |= truth == Truth::yes;
                break;
            case Op::chosen:
                because_.chosen |= truth == Truth::yes;
                break;
            default:
                break;
        }
    }

    const Evaluation& evaluation_;
    Because because_;
    std::vector<int> met_, behind_;
};

}  // namespace

Because because_of(const Evaluation& evaluation, const guide::Expression& condition) {
    return Explanation(evaluation).of(condition, true);
}

Because because_directly_of(const Evaluation& evaluation, const guide::Expression& condition) {
    return Explanation(evaluation).of(condition, false);
}

}  // namespace kt::conversation
