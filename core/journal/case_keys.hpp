// A case's key wrapped for those who may have it, and events opened with it. Used inside
// core/journal; what others need stands in case_writer.hpp. Pure; any thread.
#pragma once

#include <map>

#include "core/journal/case_writer.hpp"

namespace kt::journal {

Wrap wrap_for(const keys::Opener& opener, const keys::CaseKey& key, base::Random& random);
Wrap wrap_for(const keys::TeamCertificate& team, const keys::CaseKey& key);
Wrap wrap_for_recovery(const keys::PublicKey& recovery, const keys::CaseKey& key);

struct OpenedEvents {
    std::vector<casefile::Event> events;
    std::map<base::SectionId, guide::Section> sections;  // whose names were read
    int out_of_chain = 0;
    int not_opened = 0;  // another key, or changed
    int erased = 0;      // the body is gone, the header still stands
    int not_understood = 0;
};
// Of one case, per chain in order, as Journal::events gives them.
OpenedEvents open_events(const std::vector<SealedEvent>& events, const keys::CaseKey& key);

}  // namespace kt::journal
