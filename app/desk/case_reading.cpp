#include "app/desk/case_reading.hpp"

#include <algorithm>

namespace kt::desk {
namespace {

// A note of this laptop only: the case's random name, and nothing of what is in it.
std::string read_note(const base::CaseId& id) {
    return "read/" + id.hex();
}

// How far the case was read: changes with everything that is added to it, and tells nothing else.
base::Result<base::Bytes> read_so_far(journal::Journal& journal, const base::CaseId& id) {
    auto seals = journal.seals(id);
    if (!seals) return tl::unexpected<base::Error>(seals.error());
    base::Bytes heads;
    for (const journal::Seal& seal : *seals) {
        for (const journal::Head& head : seal.heads) base::append(heads, head.hash);
    }
    return base::copy(keys::hash("laptop read", heads));
}

// Open ones too: a conversation at this laptop that was not finished.
bool is_shown(const journal::CaseRow& row) {
    return row.status != journal::CaseStatus::erased;
}

}  // namespace

base::Result<model::CaseView> read_view(const Reading& reading, const base::CaseId& id,
                                        const model::Translate& tr) {
    auto key = journal::laptop_case_key(reading.journal, id, reading.unlocked, reading.random);
    if (!key) return tl::unexpected<base::Error>(key.error());
    auto read = journal::read_case(reading.journal, id, *key);
    if (!read) return tl::unexpected<base::Error>(read.error());
    const guide::Guide& guide = reading.guides.guide_for(read->state);
    model::CaseView view = model::make_case_view(id, read->state, guide, tr);
    const auto row = reading.journal.find_case(id);
    view.unfinished = row && row->status == journal::CaseStatus::open;
    view.problems = static_cast<int>(read->problems.size());
    return view;
}

base::Result<CaseList> read_list(const Reading& reading, const model::Translate& tr) {
    auto rows = reading.journal.cases();
    if (!rows) return tl::unexpected<base::Error>(rows.error());
    CaseList list;
    std::vector<model::CaseView> views;
    for (const journal::CaseRow& row : *rows) {
        if (!is_shown(row)) continue;
        auto view = read_view(reading, row.id, tr);
        if (!view) {
            // Kept without a team that was let in: the resident's alone, and nobody's task here.
            if (row.status == journal::CaseStatus::sent) ++list.unreadable;
            continue;
        }
        list.lines.push_back(model::make_case_line(*view, was_read(reading.journal, row.id)));
        views.push_back(std::move(*view));
    }
    model::sort_lines(list.lines);
    for (const model::CaseLine& line : list.lines) {
        const auto found = std::ranges::find(views, line.id, &model::CaseView::id);
        list.views.push_back(std::move(*found));
    }
    return list;
}

base::Status mark_read(journal::Journal& journal, const base::CaseId& id) {
    const auto so_far = read_so_far(journal, id);
    if (!so_far) return tl::unexpected<base::Error>(so_far.error());
    return journal.put_note(read_note(id), *so_far);
}

bool was_read(journal::Journal& journal, const base::CaseId& id) {
    const auto noted = journal.note(read_note(id));
    const auto so_far = read_so_far(journal, id);
    return noted && so_far && *noted == *so_far;
}

}  // namespace kt::desk
