#include "core/conversation/leanings.hpp"

#include <cassert>

namespace kt::conversation {

using Op = guide::Instruction::Op;

namespace {

void once(std::vector<int>& list, int thing) {
    if (list.empty() || list.back() != thing) list.push_back(thing);
}

}  // namespace

int fact_of(const guide::Guide& guide, int question) {
    const int fact = guide.questions[static_cast<std::size_t>(question)].fact;
    return fact < 0 ? question : fact;
}

Leanings::Leanings(const guide::Guide& guide)
    : first_signal_(static_cast<int>(guide.questions.size())),
      first_need_(first_signal_ + static_cast<int>(guide.signals.size())),
      first_computed_(first_need_ + static_cast<int>(guide.needs.size())),
      first_option_(first_computed_ + static_cast<int>(guide.computed.size())) {
    Readers readers(static_cast<std::size_t>(first_option_) + guide.options.size());
    for (int i = 0; i < first_signal_; ++i) facts_.push_back(fact_of(guide, i));
    int thing = 0;
    for (const auto& question : guide.questions) add(question.when, thing++, readers);
    for (const auto& signal : guide.signals) add(signal.when, thing++, readers);
    for (const auto& need : guide.needs) add(need.when, thing++, readers);
    for (const auto& computed : guide.computed) add(computed, thing++, readers);
    for (const auto& option : guide.options) add(option, thing++, readers);
    order(guide, readers);
    for (const auto& row : readers) {
        first_.push_back(static_cast<int>(readers_.size()));
        readers_.insert(readers_.end(), row.begin(), row.end());
    }
    first_.push_back(static_cast<int>(readers_.size()));
}

Leanings::Thing Leanings::thing(int number) const {
    if (number < first_signal_) return {Sort::question, number};
    if (number < first_need_) return {Sort::signal, number - first_signal_};
    if (number < first_computed_) return {Sort::need, number - first_need_};
    if (number < first_option_) return {Sort::computed, number - first_computed_};
    return {Sort::option, number - first_option_};
}

void Leanings::add(const guide::Expression& condition, int thing, Readers& readers) {
    const auto row = [&](int number) -> std::vector<int>& {
        return readers[static_cast<std::size_t>(number)];
    };
    for (const auto& step : condition.program) {
        const auto index = static_cast<int>(step.a);
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
            case Op::known:
            case Op::person_in: once(row(facts_[step.a]), thing); break;
            case Op::figure_compare:
                once(row(facts_[step.a]), thing);
                once(on_day_, thing);
                break;
            case Op::computed_compare:
            case Op::computed_known: once(row(computed(index)), thing); break;
            case Op::computed_figure:
                once(row(computed(index)), thing);
                once(on_day_, thing);
                break;
            case Op::signal: once(row(signal(index)), thing); break;
            case Op::need: once(row(need(index)), thing); break;
            case Op::asked: once(on_asked_, thing); break;
            case Op::chosen: once(on_chosen_, thing); break;
            case Op::place_is: once(on_place_, thing); break;
            case Op::constant:
            case Op::all:
            case Op::any:
            case Op::negate:
            case Op::count: break;
        }
    }
}

void Leanings::add(const guide::Computed& computed, int thing, Readers& readers) {
    for (const int part : computed.parts)
        once(readers[static_cast<std::size_t>(facts_[static_cast<std::size_t>(part)])], thing);
    for (const auto& where : computed.wherever) add(where, thing, readers);
    if (computed.how == guide::Computed::How::age) once(on_day_, thing);
}

void Leanings::add(const guide::Option& option, int thing, Readers& readers) {
    for (const int helps : option.needs)
        once(readers[static_cast<std::size_t>(need(helps))], thing);
    if (!option.entries.empty()) once(on_asked_, thing);
    add(option.when, thing, readers);
    add(option.unless, thing, readers);
    if (option.begin_days != guide::Range::range_min || option.end_days != guide::Range::range_max)
        once(on_day_, thing);
}

void Leanings::order(const guide::Guide& guide, const Readers& readers) {
    // Whether a fact counts follows from each question that may fill it, so what leans on the fact
    // comes after all of these.
    const auto leads_to = [&](std::size_t thing) -> const std::vector<int>& {
        return readers[thing < guide.questions.size() ? static_cast<std::size_t>(facts_[thing])
                                                      : thing];
    };
    std::vector<int> waits(readers.size(), 0);
    for (std::size_t thing = 0; thing < readers.size(); ++thing)
        for (const int reader : leads_to(thing)) ++waits[static_cast<std::size_t>(reader)];
    rank_.assign(readers.size(), 0);
    for (std::size_t thing = 0; thing < readers.size(); ++thing)
        if (waits[thing] == 0) at_rank_.push_back(static_cast<int>(thing));
    for (std::size_t i = 0; i < at_rank_.size(); ++i) {
        const auto thing = static_cast<std::size_t>(at_rank_[i]);
        rank_[thing] = static_cast<int>(i);
        for (const int reader : leads_to(thing))
            if (--waits[static_cast<std::size_t>(reader)] == 0) at_rank_.push_back(reader);
    }
    assert(at_rank_.size() == readers.size() && "a guide with a circle was not checked");
}

std::span<const int> Leanings::on_thing(int thing) const {
    const auto from = static_cast<std::size_t>(first_[static_cast<std::size_t>(thing)]);
    const auto to = static_cast<std::size_t>(first_[static_cast<std::size_t>(thing) + 1]);
    return std::span(readers_).subspan(from, to - from);
}

}  // namespace kt::conversation
