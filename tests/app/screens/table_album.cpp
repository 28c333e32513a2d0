#include "tests/app/screens/table_album.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kt::screens {
namespace {

// What stands in a hall only: at a table nobody is welcomed, called or waited for, a case is taken
// up from the list, and there is no printer.
constexpr std::array hall_only{"welcome", "opener",    "idle",         "bell",     "staff",
                               "kept",    "reopening", "stopped.bell", "unusable", "receipt.paper"};

bool at_a_table(const std::string& name) {
    return std::ranges::none_of(hall_only,
                                [&](std::string_view one) { return name.starts_with(one); });
}

}  // namespace

std::vector<kiosk::Sample> table_samples(const guide::Guide& guide, const std::string& language) {
    std::vector<kiosk::Sample> all;
    for (kiosk::Sample& sample : kiosk::samples(guide, language)) {
        if (!at_a_table(sample.name)) continue;
        sample.model.place = guide::Place::room;
        sample.model.state.facts.place = guide::Place::room;
        sample.model.house.device = "Laptop wijkteam";
        sample.model.paper = model::PaperState::none;
        if (sample.model.case_open && sample.name.starts_with("question.p"))
            sample.model.speaker = "companion";
        if (!sample.name.starts_with("table.")) sample.name = "table." + sample.name;
        all.push_back(std::move(sample));
    }
    return all;
}

}  // namespace kt::screens
