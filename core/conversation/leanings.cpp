#include "core/conversation/leanings.hpp"

#include <cassert>

namespace kt::conversation {

using Op = guide::Instruction::Op;

Leanings::Leanings(const guide::Guide& guide) {
    const auto questions = static_cast<int>(guide.questions.size());
    const auto signals = static_cast<int>(guide.signals.size());
    const auto needs = static_cast<int>(guide.needs.size());
    std::vector<std::vector<int>> readers(static_cast<std::size_t>(questions + signals + needs));
    int thing = 0;
    for (const auto& question : guide.questions) add(question.when, thing++, questions, readers);
    for (const auto& signal : guide.signals) add(signal.when, thing++, questions, readers);
    for (const auto& need : guide.needs) add(need.when, thing++, questions, readers);
    order(readers);
    for (const auto& row : readers) {
        first_.push_back(static_cast<int>(readers_.size()));
        readers_.insert(readers_.end(), row.begin(), row.end());
    }
    first_.push_back(static_cast<int>(readers_.size()));
}

void Leanings::add(const guide::Expression& condition, int thing, int questions,
                   std::vector<std::vector<int>>& readers) {
    const auto once = [thing](std::vector<int>& list) {
        if (list.empty() || list.back() != thing) list.push_back(thing);
    };
    for (const auto& step : condition.program) {
        switch (step.op) {
            case Op::answer_in:
            case Op::number_compare:
            case Op::known:
                once(readers[step.a]);
                break;
            case Op::signal:
                once(readers[static_cast<std::size_t>(questions) + step.a]);
                break;
            case Op::asked:
                once(on_asked_);
                break;
            case Op::chosen:
                once(on_chosen_);
                break;
            case Op::place_is:
                once(on_place_);
                break;
            default:
                break;
        }
    }
}

void Leanings::order(const std::vector<std::vector<int>>& readers) {
    std::vector<int> waits(readers.size(), 0);
    for (const auto& row : readers)
        for (const int reader : row) ++waits[static_cast<std::size_t>(reader)];
    rank_.assign(readers.size(), 0);
    for (std::size_t thing = 0; thing < readers.size(); ++thing)
        if (waits[thing] == 0) at_rank_.push_back(static_cast<int>(thing));
    for (std::size_t i = 0; i < at_rank_.size(); ++i) {
        const auto thing = static_cast<std::size_t>(at_rank_[i]);
        rank_[thing] = static_cast<int>(i);
        for (const int reader : readers[thing])
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
