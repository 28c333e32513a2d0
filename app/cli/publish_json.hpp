// What the commands of publishing tell other programs with --json: each one text of JSON. What came
// from elsewhere stands in it as on the terminal: whatever was hidden is named.
#pragma once

#include <string>
#include <vector>

#include "app/cli/publish_difference.hpp"
#include "app/cli/publish_words.hpp"

namespace kt::cli {

// `proposed`: what was signed; none of a preview.
std::string json_of(const publication::Statement& statement, const Difference& difference,
                    const Numbers& to, const publication::Digest* proposed = nullptr);
std::string json_of_list(const PublishDesk& desk);
std::string json_of_approval(const DeskEntry& entry, const Difference& difference,
                             const Numbers& to);
std::string json_of_withdrawal(const publication::Digest& digest);

// Which devices of one role have a publication.
struct Having {
    int with = 0;
    std::vector<std::string> without;  // in words
};
struct EntryStatus {
    const DeskEntry* entry = nullptr;
    Having kiosks, laptops;
};
std::string json_of_status(const PublishDesk& desk, const std::vector<EntryStatus>& all);

}  // namespace kt::cli
