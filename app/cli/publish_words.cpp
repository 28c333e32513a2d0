#include "app/cli/publish_words.hpp"

#include "app/cli/publish_difference.hpp"
#include "core/base/text_check.hpp"

namespace kt::cli {

using base::Fault;

int tell(Terminal& terminal, const base::Error& error) {
    terminal.err << base::shown(error.words) << "\n";
    const bool read = error.fault != Fault::not_found && error.fault != Fault::bad_input;
    return read ? was_refused : not_readable;
}
int tell(Terminal& terminal, const client::Trouble& trouble) {
    return refuse(terminal, in_dutch(trouble));
}
int refuse(Terminal& terminal, const std::string& words) {
    terminal.err << base::shown(words) << "\n";
    return was_refused;
}

std::string title_of(const publication::Statement& statement) {
    return statement.guide + " " + statement.version + " (volgnummer " +
           std::to_string(statement.sequence) + ")";
}
std::string lapsed(const publication::Statement& statement) {
    return "vervallen: volgnummer " + std::to_string(statement.sequence) +
           " is door een ander ingenomen";
}
std::string person(const keys::PublisherCertificate& publisher) {
    return base::shown(publisher.name, true);
}

void print(Terminal& terminal, const std::vector<guide::Remark>& remarks) {
    for (const auto& remark : remarks)
        terminal.err << base::shown(guide::to_line(remark), true) << "\n";
}

Numbers devices_of(const wire::DeskAnswer& hub) {
    Numbers numbers;
    for (const auto& device : hub.devices)
        ++(device.role == static_cast<std::uint8_t>(keys::Role::kiosk) ? numbers.kiosks
                                                                       : numbers.laptops);
    return numbers;
}

void print(Terminal& terminal, const Difference& found, const Numbers& to) {
    terminal.out << "Nu op de apparaten: " << found.before << ".\n";
    if (!found.for_residents.empty())
        terminal.out << "Wat er voor een bewoner verandert:\n" << found.for_residents << "\n";
    terminal.out << "De bestanden:\n"
                 << in_words(found.changes) << "Gaat naar " << to.kiosks
                 << (to.kiosks == 1 ? " kiosk en " : " kiosken en ") << to.laptops
                 << (to.laptops == 1 ? " laptop.\n" : " laptops.\n");
}

tl::expected<const DeskEntry*, int> the_one(Terminal& terminal, const PublishDesk& desk,
                                            const std::string& id) {
    const auto found = desk.named(id);
    if (found.size() == 1) return found.front();
    terminal.err << (found.empty() ? "geen publicatie begint zo (ten minste 4 tekens): zie "
                                   : "meer dan een publicatie begint zo: zie ")
                 << "publish list\n";
    return tl::unexpected(not_readable);
}

}  // namespace kt::cli
