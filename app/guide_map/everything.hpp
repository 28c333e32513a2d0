// All that one thing of a guide holds, as one text in which names stand for numbers: two versions
// of a thing are the same for everyone exactly if these texts are the same. Where it stands in
// which file is left out. For no one to read. Pure; any thread.
#pragma once

#include <string>

#include "core/guide/guide.hpp"

namespace kt::guide_map {

std::string everything_of(const guide::Guide& guide, const guide::Topic& topic);
std::string everything_of(const guide::Guide& guide, const guide::Entry& entry);
std::string everything_of(const guide::Guide& guide, const guide::Question& question);
std::string everything_of(const guide::Guide& guide, const guide::Signal& signal);
std::string everything_of(const guide::Guide& guide, const guide::Need& need);
std::string everything_of(const guide::Guide& guide, const guide::Group& group);
std::string everything_of(const guide::Guide& guide, const guide::Computed& computed);
std::string everything_of(const guide::Guide& guide, const guide::Option& option);
std::string everything_of(const guide::Guide& guide, const guide::Party& party);
std::string everything_of(const guide::Guide& guide, const guide::Figure& figure);
std::string everything_of(const guide::Guide& guide, const guide::Expression& when);

// The whole guide, but for its version and its digest.
std::string everything_of(const guide::Guide& guide);

}  // namespace kt::guide_map
