#include "core/proof/usage.hpp"

#include <algorithm>
#include <string>

namespace kt::proof {
namespace {

using guide::Expression;
using Op = guide::Instruction::Op;
using guide::Remark;
using guide::Spot;

class Usage {
  public:
    Usage(const guide::Guide& guide, const guide::Graph& graph, std::vector<Remark>& remarks)
        : guide_(guide), graph_(graph), remarks_(remarks) {}

    void run() {
        urgent_questions();
        for (const auto& question : guide_.questions)
            if (question.person <= 1) negations_in(question.when, question.spot);
        for (const auto& signal : guide_.signals) negations_in(signal.when, signal.spot);
        for (const auto& need : guide_.needs) negations_in(need.when, need.spot);
        for (const auto& option : guide_.options) negations_in(option.when, option.spot);
    }

  private:
    void warning(const Spot& spot, std::string words) {
        remarks_.push_back({Remark::Level::warning, spot, std::move(words)});
    }
    const guide::Question& question(int index) const {
        return guide_.questions[static_cast<std::size_t>(index)];
    }

    void urgent_questions() {
        std::vector<bool> behind_urgent(guide_.questions.size(), false);
        for (std::size_t i = 0; i < guide_.signals.size(); ++i)
            if (guide_.signals[i].urgent)
                for (const int index : questions_behind(graph_.of_signal(static_cast<int>(i))))
                    behind_urgent[static_cast<std::size_t>(index)] = true;
        for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
            const auto& one = guide_.questions[i];
            if (one.urgent && !behind_urgent[i] && one.person <= 1)
                warning(one.spot, "The question '" + name(static_cast<int>(i)) +
                                      "' is urgent, but no urgent signal uses its answers.");
        }
    }

    // All questions whose answers can change the truth of this thing.
    std::vector<int> questions_behind(int thing) const {
        std::vector<bool> seen(static_cast<std::size_t>(graph_.things()), false);
        std::vector<int> open{thing}, found;
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            if (graph_.is_question(here)) {
                found.push_back(here);
                continue;
            }
            for (const int to : graph_.leans_on(here)) {
                if (seen[static_cast<std::size_t>(to)]) continue;
                seen[static_cast<std::size_t>(to)] = true;
                open.push_back(to);
            }
        }
        return found;
    }

    // As its writer names it: one of a group stands for all of its people.
    std::string name(int thing) const {
        if (graph_.is_question(thing)) {
            const auto& one = question(thing);
            return one.text_id.empty() ? one.id : one.text_id;
        }
        const auto index = static_cast<std::size_t>(thing - graph_.of_signal(0));
        if (graph_.is_signal(thing)) return "signal." + guide_.signals[index].id;
        const auto computed = static_cast<std::size_t>(thing - graph_.of_computed(0));
        const auto& id = guide_.computed[computed].id;
        return id.substr(0, id.find('@'));
    }

    bool always_asked(int index) const {
        using guide::Stage;
        const auto& one = question(index);
        const bool early = one.stage != Stage::life && one.stage != Stage::strengths;
        return early && one.when.empty() && one.place == guide::Place::hall && !one.alone_only;
    }

    // A test that helps only by being "no" helps nobody who was never asked.
    void negations_in(const Expression& condition, const Spot& at) {
        if (condition.empty()) return;
        std::vector<bool> positive{true};
        std::vector<bool> met(static_cast<std::size_t>(graph_.things()), false);
        std::vector<int> negated;
        for (auto step = condition.program.rbegin(); step != condition.program.rend(); ++step) {
            const bool yes = positive.back();
            positive.pop_back();
            const int index = static_cast<int>(step->a);
            switch (step->op) {
                case Op::negate:
                    positive.push_back(!yes);
                    break;
                case Op::all:
                case Op::any:
                    positive.insert(positive.end(), step->a, yes);
                    break;
                case Op::known:
                    met[static_cast<std::size_t>(index)] = true;
                    break;
                case Op::answer_in:
                case Op::number_compare:
                    if (yes) met[static_cast<std::size_t>(index)] = true;
                    if (!yes) negated.push_back(index);
                    break;
                case Op::signal:
                    if (!yes) negated.push_back(graph_.of_signal(index));
                    break;
                default:
                    break;
            }
        }
        for (const int thing : negated) {
            const auto behind = questions_behind(thing);
            const auto unasked = std::find_if(behind.begin(), behind.end(), [&](int index) {
                return !always_asked(index) && !met[static_cast<std::size_t>(index)];
            });
            if (unasked != behind.end())
                warning(at, "'not' over '" + name(thing) + "' stays not known until '" +
                                name(*unasked) + "' is answered, which may never be.");
        }
    }

    const guide::Guide& guide_;
    const guide::Graph& graph_;
    std::vector<Remark>& remarks_;
};

}  // namespace

void remark_on_usage(const guide::Guide& guide, const guide::Graph& graph,
                     std::vector<Remark>& remarks) {
    Usage(guide, graph, remarks).run();
}

}  // namespace kt::proof
