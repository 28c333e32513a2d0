// What the commands of publishing say alike: their exit codes, and the words for a publication, a
// refusal and the devices. All that came from elsewhere is shown so that nothing in it is hidden.
#pragma once

#include <string>

#include "app/cli/publish_desk.hpp"
#include "core/guide/remark.hpp"

namespace kt::cli {

inline constexpr int all_well = 0, was_refused = 1, not_readable = 2;
inline constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

struct Difference;

// Complains; gives the exit code.
int tell(Terminal& terminal, const base::Error& error);
int tell(Terminal& terminal, const client::Trouble& trouble);
int refuse(Terminal& terminal, const std::string& words);

std::string title_of(const publication::Statement& statement);
std::string lapsed(const publication::Statement& statement);  // its place was taken by another's
std::string person(const keys::PublisherCertificate& publisher);

void print(Terminal& terminal, const std::vector<guide::Remark>& remarks);

struct Numbers {
    int kiosks = 0, laptops = 0;
};
Numbers devices_of(const wire::DeskAnswer& hub);

// What the devices have, what becomes different, and how many they are.
void print(Terminal& terminal, const Difference& found, const Numbers& to);

// Of the list: what its first digits name. Complains, and gives an exit code, when that is not one.
tl::expected<const DeskEntry*, int> the_one(Terminal& terminal, const PublishDesk& desk,
                                            const std::string& id);

}  // namespace kt::cli
