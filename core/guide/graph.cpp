#include "core/guide/graph.hpp"

#include <algorithm>

namespace kt::guide {
namespace {

using Op = Instruction::Op;

void each_once(std::vector<int>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Graph::Graph(const Guide& guide) : same_fact_(guide.questions.size()) {
    const auto size = [](const auto& things) { return static_cast<int>(things.size()); };
    first_signal_ = size(guide.questions);
    first_computed_ = first_signal_ + size(guide.signals);
    first_need_ = first_computed_ + size(guide.computed);
    first_option_ = first_need_ + size(guide.needs);
    leans_on_.resize(static_cast<std::size_t>(first_option_) + guide.options.size());
    for (int i = 0; i < first_signal_; ++i) {
        const int fact = guide.questions[static_cast<std::size_t>(i)].fact;
        if (fact >= 0 && fact != i && fact < first_signal_)
            same_fact_[static_cast<std::size_t>(fact)].push_back(i);
    }
    int thing = 0;
    for (const auto& question : guide.questions) add(thing++, question.when);
    for (const auto& signal : guide.signals) add(thing++, signal.when);
    for (const auto& computed : guide.computed) {
        auto& on = leans_on_[static_cast<std::size_t>(thing)];
        for (const int part : computed.parts) add_question(on, part);
        for (const auto& where : computed.wherever) add(thing, where);
        each_once(on);
        ++thing;
    }
    for (const auto& need : guide.needs) add(thing++, need.when);
    for (const auto& option : guide.options) {
        for (const int need : option.needs)
            leans_on_[static_cast<std::size_t>(thing)].push_back(of_need(need));
        add(thing, option.when);
        add(thing++, option.unless);
    }
    walk();
}

void Graph::add_question(std::vector<int>& on, int question) const {
    on.push_back(question);
    const auto& others = same_fact_[static_cast<std::size_t>(question)];
    on.insert(on.end(), others.begin(), others.end());
}

std::vector<int> Graph::leans_on(const Expression& condition) const {
    std::vector<int> on;
    for (const auto& step : condition.program) {
        const int index = static_cast<int>(step.a);
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
            case Op::known:
            case Op::person_in:
            case Op::figure_compare: add_question(on, index); break;
            case Op::signal: on.push_back(of_signal(index)); break;
            case Op::computed_compare:
            case Op::computed_known:
            case Op::computed_figure: on.push_back(of_computed(index)); break;
            case Op::need: on.push_back(of_need(index)); break;
            default: break;
        }
    }
    each_once(on);
    return on;
}

void Graph::add(int thing, const Expression& condition) {
    auto& into = leans_on_[static_cast<std::size_t>(thing)];
    const auto on = leans_on(condition);
    into.insert(into.end(), on.begin(), on.end());
    each_once(into);
}

// Depth first without recursion: a long chain of conditions must not use up the stack.
void Graph::walk() {
    enum class Seen : std::uint8_t { not_yet, on_the_way, done };
    struct Visit {
        int thing;
        std::size_t next = 0;
    };
    std::vector<Seen> seen(leans_on_.size(), Seen::not_yet);
    for (int start = 0; start < things(); ++start) {
        if (seen[static_cast<std::size_t>(start)] != Seen::not_yet) continue;
        std::vector<Visit> way{{start}};
        seen[static_cast<std::size_t>(start)] = Seen::on_the_way;
        while (!way.empty()) {
            auto& here = way.back();
            const auto& on = leans_on(here.thing);
            if (here.next == on.size()) {
                seen[static_cast<std::size_t>(here.thing)] = Seen::done;
                order_.push_back(here.thing);
                way.pop_back();
                continue;
            }
            const int to = on[here.next++];
            auto& met = seen[static_cast<std::size_t>(to)];
            if (met == Seen::not_yet) {
                met = Seen::on_the_way;
                way.push_back({to});
            } else if (met == Seen::on_the_way) {
                std::vector<int> circle;
                auto at = std::find_if(way.begin(), way.end(),
                                       [&](const Visit& visit) { return visit.thing == to; });
                for (; at != way.end(); ++at) circle.push_back(at->thing);
                circles_.push_back(std::move(circle));
            }
        }
    }
}

}  // namespace kt::guide
