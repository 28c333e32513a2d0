// Someone made up who tries out a guide: what they ask for, what they would answer, and what a good
// conversation finds. Files are YAML, held to the guide's names.
//
//   asked: mobility            an entry
//   place: hall                hall, room, home; hall if left out
//   with: alone                their answer to the question that tells who is beside them
//   answers: {care.weighs: [alone, always], health.pain: 6}
//   words: {story.day: Koffie bij de buren.}
//   skips: [daily.joy]
//   topics: [care]             if left out: those of what they answer, and what is suggested
//   expects: {needs: [time_for_self]}      each of these is offered; also options, parties
//   never: {needs: [meet_people]}          none of these is; also options
//
// A question that is not mentioned gets its ordinary answer; free words get none.
// Plain values; any thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/conversation/facts.hpp"
#include "core/guide/remark.hpp"

namespace kt::conversation {

struct Persona {
    std::string name;  // of the file, without .yaml
    std::string asked;
    guide::Place place = guide::Place::hall;
    std::string with;
    std::map<std::string, Value, std::less<>> answers;
    std::set<std::string, std::less<>> skips;
    std::optional<std::vector<std::string>> topics;
    std::vector<std::string> expects_needs, expects_options, expects_parties;
    std::vector<std::string> never_needs;
};

// Adds what is wrong to `remarks`; use the persona only if none of them is an error.
Persona read_persona(std::string_view bytes, const std::string& file, const guide::Guide& guide,
                     std::vector<guide::Remark>& remarks);

}  // namespace kt::conversation
