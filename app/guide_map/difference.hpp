// What changes for a resident between two versions of a guide, in plain Dutch, for whoever must say
// yes to it. Things are the same thing if they have the same id. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/conversation/rehearsal.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide_map {

struct Change {
    enum class Of : std::uint8_t {
        entry,
        topic,
        question,
        signal,
        need,
        option,
        party,
        figure,
        group,
        computed,
        other,   // of the guide as a whole, or what words cannot tell
        persona  // what a made-up person would meet
    } of = Of::question;
    enum class How : std::uint8_t { added, gone, changed, moved } how = How::changed;
    std::string id;
    std::string words;  // one sentence or two
    bool operator==(const Change&) const = default;
};

// In the order of Of; what is new first, then what changed, then what stands in another order, then
// what is gone. Empty only if both guides hold the same but for their version: what no words tell
// gets a change that says just that.
std::vector<Change> difference(const guide::Guide& before, const guide::Guide& after);

// The same persona held against both.
std::vector<Change> difference(const guide::Guide& before, const conversation::Rehearsal& was,
                               const guide::Guide& after, const conversation::Rehearsal& now);

// All of them as one text with headings; says so when nothing changes.
std::string to_text(const std::vector<Change>& changes);

}  // namespace kt::guide_map
