// What conditions are evaluated against in tests: nothing is worked out, all of it is said.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "core/guide/evaluate.hpp"

namespace kt::guide {

// Everything a condition can ask, set by hand.
struct Told {
    std::map<std::uint32_t, std::uint32_t> answers;
    std::map<std::uint32_t, std::int64_t> numbers;
    std::map<std::uint32_t, Truth> signals, entries, topics, needs;
    std::map<std::uint32_t, Range> computed, figures;
    std::optional<std::set<std::uint32_t>> people;  // slots of those named; unset: not asked
    Place where = Place::hall;

    static Truth of(const std::map<std::uint32_t, Truth>& from, std::uint32_t index) {
        const auto found = from.find(index);
        return found == from.end() ? Truth::unknown : found->second;
    }
    Truth answer_in(std::uint32_t question, std::int64_t set) const {
        const auto found = answers.find(question);
        if (found == answers.end()) return Truth::unknown;
        return (found->second & set) != 0 ? Truth::yes : Truth::no;
    }
    Truth compares(std::uint32_t question, Compare how, std::int64_t number) const {
        const auto found = numbers.find(question);
        if (found == numbers.end()) return Truth::unknown;
        return compare(found->second, how, number) ? Truth::yes : Truth::no;
    }
    Truth known(std::uint32_t question) const {
        return answers.count(question) + numbers.count(question) > 0 ? Truth::yes : Truth::no;
    }
    Truth signal(std::uint32_t index) const { return of(signals, index); }
    Truth asked(std::uint32_t index) const { return of(entries, index); }
    Truth chosen(std::uint32_t index) const { return of(topics, index); }
    Place place() const { return where; }
    Truth person_in(std::uint32_t, std::uint32_t slot) const {
        if (!people) return Truth::unknown;
        return people->count(slot) > 0 ? Truth::yes : Truth::no;
    }
    Truth computed_compares(std::uint32_t index, Compare how, std::int64_t number) const {
        const auto found = computed.find(index);
        if (found == computed.end()) return Truth::unknown;
        return compare(found->second, how, Range{number, number});
    }
    Truth computed_known(std::uint32_t index) const {
        return computed.count(index) > 0 ? Truth::yes : Truth::no;
    }
    Truth compares_figure(std::uint32_t question, Compare how, std::uint32_t figure) const {
        const auto number = numbers.find(question);
        const auto limit = figures.find(figure);
        if (number == numbers.end() || limit == figures.end()) return Truth::unknown;
        return compare(Range{number->second, number->second}, how, limit->second);
    }
    Truth computed_compares_figure(std::uint32_t index, Compare how, std::uint32_t figure) const {
        const auto found = computed.find(index);
        const auto limit = figures.find(figure);
        if (found == computed.end() || limit == figures.end()) return Truth::unknown;
        return compare(found->second, how, limit->second);
    }
    Truth need(std::uint32_t index) const { return of(needs, index); }
};

}  // namespace kt::guide
