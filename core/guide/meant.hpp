// Which question or computed fact a name means: of a group's questions each person has their own,
// "family.child_age@2", and who names "family.child_age" means that of the person it is about.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

struct About {  // the person of this slot in this group; nobody in particular if there is no group
    int group = -1;
    int slot = 0;
};

struct Meant {
    enum class What : std::uint8_t {
        nothing,
        question,
        computed,
        outside,  // of a group's people, and named where it is not about one of them
    } what = What::nothing;
    int index = -1;  // question or computed
    int group = -1;  // if outside
};

// The last of `about` is looked at first. Needs questions, groups and computed facts by name.
Meant what_is_meant(const Guide& guide, std::string_view name, const std::vector<About>& about);

// What to say of a name by which nothing or nothing here is meant.
std::string not_meant(const Guide& guide, std::string_view name, const Meant& meant);

// "family.child_age@2"; slot 0 is nobody's.
std::string name_about(std::string_view name, int slot);

// How many people a group may have; 0 if its question was not found.
int people_of(const Guide& guide, int group);

}  // namespace kt::guide
