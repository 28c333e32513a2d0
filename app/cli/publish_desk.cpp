#include "app/cli/publish_desk.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/cli/publisher_commands.hpp"
#include "core/proof/prove.hpp"

namespace kt::cli {

namespace {

namespace fs = std::filesystem;
using base::failed;
using base::Fault;

// PO files are named as the guide, or as a guide that it imports.
std::vector<std::string> translated_names(const guide::Loaded& loaded,
                                          const std::vector<publication::File>& files) {
    std::set<std::string> names{loaded.guide.id};
    for (const auto& file : files)
        if (const auto slash = file.name.find('/'); slash != std::string::npos)
            names.insert(file.name.substr(0, slash));
    return {names.begin(), names.end()};
}

std::string locale_beside(const std::string& guide_folder) {
    const auto folder = fs::weakly_canonical(fs::path(guide_folder)) / ".." / ".." / "locale";
    std::error_code code;
    return fs::is_directory(folder, code) ? folder.lexically_normal().string() : std::string();
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
    const publication::Trust trust{publisher_->papers->root, {}};
    for (const auto& row : hub_.rows) {
        auto proposed = publication::verify_proposal(trust, row.proposal);
        if (!proposed) continue;  // the hub's word is nothing
        DeskEntry entry{std::move(*proposed), row.received_ms, {}, {}};
        if (auto by = publication::verify_approval(trust, row.approval, entry.proposed))
            entry.approved_by = std::move(*by);
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

const DeskEntry* PublishDesk::in_use(const std::string& guide) const {
    for (const auto& entry : entries_)
        if (entry.approved_by && !entry.withdrawn && entry.proposed.statement.guide == guide)
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
        return tl::unexpected(whole.error());
    return publication::unpack(answer->bundle, statement.unpacked_bytes);
}

base::Result<Prepared> prepare(const PublishOptions& options, std::int64_t today_days) {
    auto files = guide::files_for(options.guide_folder);
    if (!files) return tl::unexpected(files.error());
    Prepared prepared{guide::load_files(*files), {}, options.replaces};
    auto& loaded = prepared.loaded;
    if (loaded.usable()) proof::prove(loaded.guide, today_days, loaded.remarks);
    if (prepared.replaces.empty()) prepared.replaces = loaded.guide.id;
    const auto locale =
        options.locale_folder.empty() ? locale_beside(options.guide_folder) : options.locale_folder;
    auto translations = publication::translations_of(locale, translated_names(loaded, *files));
    if (!translations) return tl::unexpected(translations.error());
    prepared.files = std::move(*files);
    for (auto& file : *translations) prepared.files.push_back(std::move(file));
    return prepared;
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
        case Refusal::too_large: return "de gids is te groot voor de hub";
        default: return trouble.error.words;
    }
}

}  // namespace kt::cli
