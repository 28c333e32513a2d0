#include "core/proof/usage.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "core/proof/words.hpp"

namespace kt::proof {
namespace {

using guide::Expression;
using guide::Instruction;
using Op = guide::Instruction::Op;
using guide::Remark;
using guide::Spot;

class Usage {
  public:
    Usage(const guide::Guide& guide, const guide::Graph& graph, std::vector<Remark>& remarks)
        : guide_(guide), graph_(graph), remarks_(remarks) {}

    void run() {
        urgent_questions();
        unused();
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
                warning(one.spot, "The question '" + name_of(one) +
                                      "' is urgent, but no urgent signal uses its answers.");
        }
    }

    // A strength is there to be told again, an urgent signal to be met; every other signal is a
    // step towards a need, a question or a topic to talk about. A question is asked for its own
    // sake.
    void unused() {
        std::vector<bool> used(static_cast<std::size_t>(graph_.things()), false);
        for (int thing = 0; thing < graph_.things(); ++thing)
            for (const int to : graph_.leans_on(thing)) used[static_cast<std::size_t>(to)] = true;
        std::vector<bool> talked_about(guide_.topics.size(), false);
        for (const auto& one : guide_.questions)
            if (one.stage == guide::Stage::life)
                talked_about[static_cast<std::size_t>(one.topic)] = true;
        for (std::size_t i = 0; i < guide_.signals.size(); ++i) {
            const auto& one = guide_.signals[i];
            const auto thing = static_cast<std::size_t>(graph_.of_signal(static_cast<int>(i)));
            if (used[thing] || one.urgent || one.strength ||
                talked_about[static_cast<std::size_t>(one.topic)])
                continue;
            warning(one.spot, "Nothing uses the signal '" + one.id +
                                  "': no question or need leans on it, and its topic has no"
                                  " questions to choose. Is it a strength?");
        }
        for (std::size_t i = 0; i < guide_.computed.size(); ++i)
            if (!used[static_cast<std::size_t>(graph_.of_computed(static_cast<int>(i)))] &&
                guide_.computed[i].person <= 1)
                warning(guide_.computed[i].spot,
                        "Nothing uses the computed '" + name_of(guide_.computed[i]) + "'.");
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

    bool always_asked(int index) const {
        using guide::Stage;
        const auto& one = question(index);
        const bool early = one.stage != Stage::life && one.stage != Stage::strengths;
        return early && one.when.empty() && one.place == guide::Place::hall && !one.alone_only;
    }

    // A test that helps only by being "no" helps nobody who was never asked.
    void negations_in(const Expression& condition, const Spot& at) {
        if (condition.empty()) return;
        positive_.assign(1, true);
        met_.assign(static_cast<std::size_t>(graph_.things()), false);
        negated_.clear();
        for (auto step = condition.program.rbegin(); step != condition.program.rend(); ++step)
            look_at(*step);
        std::set<std::string> told;  // once for all the people of a group
        for (const auto& [thing, how] : negated_) {
            const auto behind = questions_behind(thing);
            const auto unasked = std::find_if(behind.begin(), behind.end(), [&](int index) {
                return !always_asked(index) && !met_[static_cast<std::size_t>(index)];
            });
            if (unasked == behind.end()) continue;
            auto words = "'" + std::string(how) + "' over '" + name_of(guide_, graph_, thing) +
                         "' stays not known until '" + name_of(guide_, graph_, *unasked) +
                         "' is answered, which may never be.";
            if (told.insert(words).second) warning(at, std::move(words));
        }
    }

    // Backwards, a program names each joint before what it joins.
    void look_at(const Instruction& step) {
        const bool yes = positive_.back();
        positive_.pop_back();
        const int index = static_cast<int>(step.a);
        const auto helps_by = [&](int thing, bool by_yes, const char* how = "not") {
            if (by_yes) met_[static_cast<std::size_t>(thing)] = true;
            else negated_.emplace_back(thing, how);
        };
        switch (step.op) {
            case Op::negate: positive_.push_back(!yes); break;
            case Op::all:
            case Op::any: positive_.insert(positive_.end(), step.a, yes); break;
            case Op::count: {
                const auto how = static_cast<guide::Compare>(step.b);
                const bool few =
                    how == guide::Compare::less || how == guide::Compare::less_or_equal;
                positive_.insert(positive_.end(), step.a, few ? !yes : yes);
                break;
            }
            case Op::known: met_[static_cast<std::size_t>(index)] = true; break;
            case Op::computed_known:
                for (const int question : questions_behind(graph_.of_computed(index)))
                    met_[static_cast<std::size_t>(question)] = true;
                break;
            case Op::answer_in:
            case Op::number_compare:
            case Op::figure_compare: helps_by(index, yes); break;
            case Op::person_in: helps_by(index, yes, "every"); break;
            case Op::signal:
                if (!yes) helps_by(graph_.of_signal(index), false);
                break;
            case Op::computed_compare:
            case Op::computed_figure:
                if (!yes) helps_by(graph_.of_computed(index), false);
                break;
            default: break;
        }
    }

    const guide::Guide& guide_;
    const guide::Graph& graph_;
    std::vector<Remark>& remarks_;
    // Of the condition that is looked at: whether what comes next helps by being yes, the things
    // that the condition also meets, and those that help only by being no.
    std::vector<bool> positive_, met_;
    std::vector<std::pair<int, const char*>> negated_;
};

}  // namespace

void remark_on_usage(const guide::Guide& guide, const guide::Graph& graph,
                     std::vector<Remark>& remarks) {
    Usage(guide, graph, remarks).run();
}

}  // namespace kt::proof
