// What differs between one thing of a guide and the same thing in another version, in plain Dutch;
// empty where a resident would notice nothing. Pure.
#pragma once

#include <string>

#include "core/guide/guide.hpp"

namespace kt::guide_map {

std::string needs_of(const guide::Guide& guide, const guide::Option& option);
std::string figure_rows(const guide::Guide& guide, const guide::Figure& figure);

std::string question_words(const guide::Guide& before, const guide::Question& was,
                           const guide::Guide& after, const guide::Question& now);
std::string signal_words(const guide::Guide& before, const guide::Signal& was,
                         const guide::Guide& after, const guide::Signal& now);
std::string need_words(const guide::Guide& before, const guide::Need& was,
                       const guide::Guide& after, const guide::Need& now);
std::string option_words(const guide::Guide& before, const guide::Option& was,
                         const guide::Guide& after, const guide::Option& now);
std::string party_words(const guide::Guide& before, const guide::Party& was,
                        const guide::Guide& after, const guide::Party& now);
std::string topic_words(const guide::Guide& before, const guide::Topic& was,
                        const guide::Guide& after, const guide::Topic& now);
std::string entry_words(const guide::Guide& before, const guide::Entry& was,
                        const guide::Guide& after, const guide::Entry& now);
std::string group_words(const guide::Guide& before, const guide::Group& was,
                        const guide::Guide& after, const guide::Group& now);
std::string computed_words(const guide::Guide& before, const guide::Computed& was,
                           const guide::Guide& after, const guide::Computed& now);
std::string figure_words(const guide::Guide& before, const guide::Figure& was,
                         const guide::Guide& after, const guide::Figure& now);

}  // namespace kt::guide_map
