#include "core/conversation/because.hpp"

#include <algorithm>
#include <array>

#include "core/conversation/evaluation.hpp"

namespace kt::conversation {
namespace {

using guide::Compare;
using guide::Truth;
using Op = guide::Instruction::Op;

class Explanation {
  public:
    explicit Explanation(const Evaluation& evaluation) : evaluation_(evaluation) {}

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
            auto last = at - 1;
            for (auto left = taken_by(step); left > 0; --left) {
                if (supports(step, parts[at].truth, parts[last].truth)) open.push_back(last);
                last = parts[last].first - 1;
            }
        }
    }

    Because finish(bool behind_signals) {
        while (behind_signals && !behind_.empty()) {
            const auto signal = behind_.back();
            behind_.pop_back();
            explain(evaluation_.guide().signals[static_cast<std::size_t>(signal)].when);
        }
        tidy(because_.questions);
        tidy(because_.signals);
        tidy(because_.chosen);
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

    static std::uint32_t taken_by(const guide::Instruction& step) {
        return step.op == Op::negate ? 1 : step.a;
    }

    Part part(const guide::Instruction& step, const std::vector<Part>& parts) const {
        if (guide::is_test(step)) return {guide::test(step, evaluation_), parts.size()};
        if (step.op == Op::negate) return {!parts.back().truth, parts.back().first};
        if (step.a == 0) return {guide::join(step, nullptr), parts.size()};
        std::vector<Truth> taken(step.a);
        auto last = parts.back();
        for (auto left = step.a; left > 0; --left) {
            taken[left - 1] = last.truth;
            if (left > 1) last = parts[last.first - 1];
        }
        return {guide::join(step, taken.data()), last.first};
    }

    // Whether a part of this truth helps to make the whole what it is.
    static bool supports(const guide::Instruction& step, Truth whole, Truth of_part) {
        if (step.op == Op::negate) return true;
        if (step.op != Op::count) return of_part == whole;
        const auto how = static_cast<Compare>(step.b);
        if (how == Compare::equal) return of_part != Truth::unknown;
        const bool many = how == Compare::greater || how == Compare::greater_or_equal;
        return of_part == (many == (whole == Truth::yes) ? Truth::yes : Truth::no);
    }

    void add(const guide::Instruction& step, Truth truth) {
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
            case Op::figure_compare: add_question(static_cast<int>(step.a)); break;
            case Op::known:
            case Op::person_in:
                if (truth == Truth::yes) add_question(static_cast<int>(step.a));
                break;
            case Op::computed_compare:
            case Op::computed_known:
            case Op::computed_figure: add_computed(static_cast<int>(step.a)); break;
            case Op::signal: add_signal(static_cast<int>(step.a), truth); break;
            case Op::asked: because_.asked |= truth == Truth::yes; break;
            case Op::chosen:
                if (truth == Truth::yes) because_.chosen.push_back(static_cast<int>(step.a));
                break;
            case Op::need:  // the person's own word, not what led to the offer
            case Op::place_is:
            case Op::constant:
            case Op::all:
            case Op::any:
            case Op::negate:
            case Op::count: break;
        }
    }

    // In the words in which it was asked, where several questions fill one fact.
    void add_question(int question) { because_.questions.push_back(evaluation_.told_as(question)); }

    void add_signal(int signal, Truth truth) {
        if (truth == Truth::yes) because_.signals.push_back(signal);
        if (std::find(met_.begin(), met_.end(), signal) != met_.end()) return;
        met_.push_back(signal);
        behind_.push_back(signal);
    }

    // The answers it was reckoned from; of a count, also what was told about those who count.
    void add_computed(int index) {
        const auto& computed = evaluation_.guide().computed[static_cast<std::size_t>(index)];
        for (const int part : computed.parts)
            if (evaluation_.tells(part)) add_question(part);
        for (const auto& where : computed.wherever)
            if (guide::evaluate(where, evaluation_) == Truth::yes) explain(where);
    }

    const Evaluation& evaluation_;
    Because because_;
    std::vector<int> met_, behind_;
};

}  // namespace

Because because_of(const Evaluation& evaluation, const guide::Expression& condition) {
    return because_of(evaluation, std::array{&condition});
}

Because because_of(const Evaluation& evaluation,
                   std::span<const guide::Expression* const> conditions) {
    Explanation explanation(evaluation);
    for (const auto* condition : conditions) explanation.explain(*condition);
    return explanation.finish(true);
}

Because because_directly_of(const Evaluation& evaluation, const guide::Expression& condition) {
    Explanation explanation(evaluation);
    explanation.explain(condition);
    return explanation.finish(false);
}

}  // namespace kt::conversation
