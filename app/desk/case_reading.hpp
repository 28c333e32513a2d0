// Cases out of a laptop's journal, as they are shown: the one way in which the screen and the
// terminal read them. Keys come from the unlocked laptop; a case it cannot open is counted, never
// guessed at. Runs on the thread that owns the journal.
#pragma once

#include <vector>

#include "app/desk/guide_shelf.hpp"
#include "app/model/laptop_case_view.hpp"
#include "core/base/random.hpp"
#include "core/journal/case_writer.hpp"

namespace kt::desk {

struct Reading {
    journal::Journal& journal;
    const keys::Unlocked& unlocked;
    const GuideShelf& guides;
    base::Random& random;
};

struct CaseList {
    std::vector<model::CaseLine> lines;  // what needs you first at the top
    std::vector<model::CaseView> views;  // the same cases, in the same order
    int unreadable = 0;
};

// Fault::locked when no key here opens it.
base::Result<model::CaseView> read_view(const Reading& reading, const base::CaseId& id,
                                        const model::Translate& tr);
base::Result<CaseList> read_list(const Reading& reading, const model::Translate& tr);

// All that is in the case now was read; what is added later makes it new again.
base::Status mark_read(journal::Journal& journal, const base::CaseId& id);
bool was_read(journal::Journal& journal, const base::CaseId& id);

}  // namespace kt::desk
