// A short scripted conversation, for the tests that write cases.
#pragma once

#include "core/journal/case_writer.hpp"
#include "tests/support/municipality.hpp"

namespace kt::journal {

inline constexpr std::string_view spoken_words = "mijn buurvrouw doet de boodschappen";

inline Draft begun() {
    Draft draft;
    draft.happening = casefile::ConversationBegun{
        "gesprek", "1.0.0", "00ff", guide::Place::hall, "nl", "2026-KX4-7QD", "Kiosk Stadhuis"};
    return draft;
}
inline Draft answer(const std::string& question, const std::string& value,
                    std::string_view words = {}) {
    Draft draft;
    draft.happening = casefile::Answered{question, {{value}, {}, std::string(words)}};
    draft.section = guide::Section::housing;
    return draft;
}
inline Draft told(const std::string& question) {
    Draft draft = answer(question, "yes", spoken_words);
    draft.section = guide::Section::network;
    return draft;
}

// A kiosk's side of a conversation: everything a CaseWriter stands on.
struct Desk {
    explicit Desk(Journal& on, std::uint64_t seed = 1)
        : town(seed), kiosk(town.kiosk()), journal(on) {}
    WriterParts parts() { return {journal, kiosk, town.random, town.clock, "boot-1", 1}; }
    std::unique_ptr<CaseWriter> begin() { return support::must(CaseWriter::begin(parts())); }
    std::unique_ptr<CaseWriter> reopen(const keys::Opener& opener) {
        return support::must(CaseWriter::reopen(parts(), opener));
    }

    support::Municipality town;
    keys::DeviceIdentity kiosk;
    Journal& journal;
};

inline std::string chosen(const casefile::CaseState& state, const std::string& question) {
    const auto found = state.facts.by_question.find(question);
    if (found == state.facts.by_question.end() || found->second.standing.empty()) return "";
    return found->second.standing.back().value.chosen.front();
}

}  // namespace kt::journal
