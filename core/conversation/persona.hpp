// Someone made up who tries out a guide: what they ask for, what they would answer, and what a good
// conversation finds. Files are YAML, held to the guide's names.
//
//   asked: mobility            an entry, or own words: Mijn man vergeet steeds meer.
//   place: hall                hall, room, home; hall if left out
//   with: alone                their answer to the question that tells who is beside them
//   today: 2026-11-22          the day of the conversation; that of whoever runs it if left out
//   answers: {care.weighs: [alone, always], health.pain: 6, money.rent: 640, story.born: 1948-03}
//            a date as exactly as it is asked; an amount in ranges by its answer or as a number.
//            People: {family.children: [Sam, Noor]}. About them, {family.child_school@1: gladly}
//            of the first who was named, {family.child_school: {Sam: gladly, Noor: hardly}} of
//            each, {family.child_school: gladly} of all
//   words: {story.day: Koffie bij de buren.}       in the same ways
//   skips: [daily.joy]
//   struck: [lonely]           signals that they strike out
//   topics: [care]             if left out: those of what they answer, and what is suggested
//   continues: room            afterwards they go on at a table; nothing is asked twice
//   expects: {needs: [time_for_self]}      each of these is offered; also options, parties
//   never: {needs: [meet_people]}          none of these is; also options
//
// A question that is not mentioned gets its ordinary answer; free words get none. Of the needs that
// are offered they make those theirs that are expected; all, where `needs` is left out.
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
    std::string name;   // of the file, without .yaml
    std::string asked;  // the name of an entry, or own words
    guide::Place place = guide::Place::hall;
    std::string with;
    std::optional<std::int64_t> today_days;
    std::map<std::string, Value, std::less<>> answers;        // by the name of their fact
    std::map<std::string, guide::Spot, std::less<>> told_at;  // of each answer, in the file
    std::set<std::string, std::less<>> skips, struck;
    std::optional<std::vector<std::string>> topics;
    std::optional<guide::Place> continues;
    std::optional<std::vector<std::string>> expects_needs;
    std::vector<std::string> expects_options, expects_parties;
    std::vector<std::string> never_needs, never_options;
};

// Adds what is wrong to `remarks`; use the persona only if none of them is an error.
Persona read_persona(std::string_view bytes, const std::string& file, const guide::Guide& guide,
                     std::vector<guide::Remark>& remarks);

}  // namespace kt::conversation
