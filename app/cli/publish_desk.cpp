#include "app/cli/publish_desk.hpp"

#include <algorithm>

#include "app/cli/publisher_commands.hpp"

namespace kt::cli {

namespace {

using base::failed;
using base::Fault;

// Who may publish no more, by the root's own list: the hub only passes it on.
std::vector<base::DeviceId> struck_off_in(const wire::DeskAnswer& hub,
                                          const keys::PublicKey& root) {
    const auto certificate = keys::decode_certificate(hub.struck_off);
    if (!certificate) return {};
    auto list = keys::verify_as<keys::StruckOffCertificate>(root, *certificate);
    return list ? std::move(list->publishers) : std::vector<base::DeviceId>();
}

}  // namespace

base::Result<std::unique_ptr<PublishDesk>> PublishDesk::open(Terminal& terminal,
                                                             const PublishOptions& options) {
    auto desk = std::make_unique<PublishDesk>();
    auto publisher = open_publisher(terminal, options.data_folder, options.passphrase_file);
    if (!publisher) return tl::unexpected(publisher.error());
    desk->publisher_.emplace(std::move(*publisher));
    if (auto certified = keys::certificate_of(*desk->publisher_); !certified)
        return failed(Fault::not_allowed,
                      "u bent nog niet gecertificeerd: breng uw verzoek naar wie de sleutels "
                      "beheert, en geef daarna: publisher accept");
    auto transport = client::hub_transport(*desk->publisher_);
    if (!transport) return tl::unexpected(transport.error());
    desk->transport_ = std::move(*transport);
    desk->line_ = std::make_unique<client::PublisherLine>(*desk->transport_, *desk->publisher_);
    if (auto looked = desk->look(); !looked) return tl::unexpected(looked.error());
    return desk;
}

base::Status PublishDesk::look() {
    auto answer = line_->desk();
    if (!answer) return failed(answer.error().error.fault, in_dutch(answer.error()));
    hub_ = std::move(*answer);
    // What they signed before is shown all the same, and that it counts no more.
    const publication::Trust trust{publisher_->papers->root, {}};
    const publication::Trust now{trust.root, struck_off_in(hub_, trust.root)};
    for (const auto& row : hub_.rows) {
        auto proposed = publication::verify_proposal(trust, row.proposal);
        if (!proposed) continue;  // the hub's word is nothing
        DeskEntry entry{std::move(*proposed), row.received_ms, {}, {}};
        if (auto by = publication::verify_approval(trust, row.approval, entry.proposed))
            entry.approved_by = std::move(*by);
        entry.struck_off =
            publication::is_struck_off(now, entry.proposed.by.publisher) ||
            (entry.approved_by && publication::is_struck_off(now, entry.approved_by->publisher));
        auto withdrawn = publication::verify_withdrawal(trust, row.withdrawal);
        if (withdrawn && withdrawn->digest == entry.proposed.digest)
            entry.withdrawn = std::move(*withdrawn);
        entries_.push_back(std::move(entry));
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
        return a.proposed.statement.sequence > b.proposed.statement.sequence;
    });
    return {};
}

publication::Signer PublishDesk::signer() const {
    return {publisher_->signing, publisher_->papers->publisher};
}

const DeskEntry* PublishDesk::last(const std::string& guide) const {
    for (const auto& entry : entries_)
        if (entry.approved_by && entry.proposed.statement.guide == guide) return &entry;
    return nullptr;
}

bool PublishDesk::was_overtaken(const DeskEntry& entry) const {
    const auto* newest = last(entry.proposed.statement.guide);
    return !entry.approved_by && newest != nullptr &&
           newest->proposed.statement.sequence >= entry.proposed.statement.sequence;
}

const DeskEntry* PublishDesk::in_use(const std::string& guide) const {
    for (const auto& entry : entries_)
        if (entry.approved_by && !entry.withdrawn && !entry.struck_off &&
            entry.proposed.statement.guide == guide)
            return &entry;
    return nullptr;
}

std::vector<const DeskEntry*> PublishDesk::named(const std::string& id) const {
    std::vector<const DeskEntry*> found;
    if (id.size() < 4) return found;
    for (const auto& entry : entries_)
        if (base::to_hex(entry.proposed.digest).starts_with(id)) found.push_back(&entry);
    return found;
}

base::Result<std::vector<publication::File>> PublishDesk::files_of(const DeskEntry& entry) {
    auto answer = line_->guide(entry.proposed.digest);
    if (!answer) return failed(answer.error().error.fault, in_dutch(answer.error()));
    const auto& statement = entry.proposed.statement;
    if (auto whole = publication::check_bundle(statement, answer->bundle); !whole)
        return failed(whole.error().fault, "de hub gaf andere bestanden dan die getekend werden");
    auto files = publication::unpack(answer->bundle, statement.unpacked_bytes);
    if (!files) return failed(files.error().fault, "de bestanden van dit voorstel zijn beschadigd");
    return files;
}

std::string in_dutch(const client::Trouble& trouble) {
    using wire::Refusal;
    if (trouble.where == client::Trouble::Where::line)
        return "de hub is niet bereikbaar: probeer het later nog eens";
    if (!trouble.refusal) return trouble.error.words;
    switch (*trouble.refusal) {
        case Refusal::same_person:
            return "u hebt dit zelf voorgesteld: een ander moet het goedkeuren";
        case Refusal::not_next:
            return "er is intussen iets anders gepubliceerd: stel het opnieuw voor, dan ziet u wat "
                   "er nu verandert";
        case Refusal::revoked_device:
            return "u mag niet meer publiceren voor deze gemeente, of wie dit voorstelde niet meer";
        case Refusal::unknown_device:
        case Refusal::not_allowed:
            return "u bent voor deze gemeente niet gecertificeerd om te publiceren";
        case Refusal::bad_record:
            return "de hub gelooft dit voorstel niet: de handtekening of de bestanden kloppen niet";
        case Refusal::not_found: return "dit staat niet (meer) bij de hub: zie publish list";
        case Refusal::busy: return "er wachten al te veel voorstellen: trek er eerst een in";
        case Refusal::hub_disk:
            return "de hub kan nu niets bewaren: laat wie hem beheert naar zijn schijf kijken";
        case Refusal::too_large: return "de gids is te groot voor de hub";
        default: return trouble.error.words;
    }
}

}  // namespace kt::cli
