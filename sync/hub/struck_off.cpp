// What goes out of use with whoever was struck off: a municipality must not be surprised by it.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text_check.hpp"
#include "sync/hub/office.hpp"

namespace kt::hub {

namespace {

using base::Result;
using publication::Statement;

// Who may publish no more; the root's key is that of the store.
Result<publication::Trust> present_list(Store& store) {
    auto facts = store.facts();
    if (!facts) return tl::unexpected(facts.error());
    publication::Trust trust{facts->root.value_or(keys::PublicKey{}), {}};
    auto bytes = store.struck_off();
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->empty()) return trust;
    auto certificate = keys::decode_certificate(*bytes);
    if (!certificate) return tl::unexpected(certificate.error());
    auto list = keys::verify_as<keys::StruckOffCertificate>(trust.root, *certificate);
    if (!list) return tl::unexpected(list.error());
    trust.struck_off = std::move(list->publishers);
    return trust;
}

struct OfOneGuide {
    std::vector<Statement> gone, standing;
    std::set<std::string> signed_by;
};

bool is_newer(const Statement& one, const Statement& other) {
    return one.sequence > other.sequence;
}

std::string title_of(const Statement& statement) {
    return statement.guide + " " + statement.version + " (volgnummer " +
           std::to_string(statement.sequence) + ")";
}

}  // namespace

Result<std::vector<NoLongerUsed>> no_longer_used(Store& store) {
    const auto now = present_list(store);
    if (!now) return tl::unexpected(now.error());
    auto rows = store.publications();
    if (!rows) return tl::unexpected(rows.error());
    const publication::Trust before{now->root, {}};
    std::map<std::string, OfOneGuide> guides;
    for (const auto& row : *rows) {
        if (row.approval.empty() || !row.withdrawal.empty()) continue;
        const auto proposed = publication::verify_proposal(before, row.proposal);
        if (!proposed) continue;
        const auto approved_by = publication::verify_approval(before, row.approval, *proposed);
        if (!approved_by) continue;
        auto& guide = guides[proposed->statement.guide];
        bool gone = false;
        for (const auto* by : {&proposed->by, &*approved_by}) {
            if (!publication::is_struck_off(*now, by->publisher)) continue;
            guide.signed_by.insert(by->name);
            gone = true;
        }
        (gone ? guide.gone : guide.standing).push_back(proposed->statement);
    }
    std::vector<NoLongerUsed> found;
    for (auto& [name, guide] : guides) {
        if (guide.gone.empty()) continue;
        std::sort(guide.gone.begin(), guide.gone.end(), is_newer);
        std::sort(guide.standing.begin(), guide.standing.end(), is_newer);
        NoLongerUsed one{
            std::move(guide.gone), {guide.signed_by.begin(), guide.signed_by.end()}, std::nullopt};
        if (!guide.standing.empty()) one.begins_with = std::move(guide.standing.front());
        found.push_back(std::move(one));
    }
    return found;
}

std::string in_words(const std::vector<NoLongerUsed>& guides) {
    std::string words;
    for (const auto& guide : guides) {
        std::string people;
        for (const auto& name : guide.signed_by)
            people += (people.empty() ? "" : " of ") + base::shown(name, true);
        words += "Gidsen die " + people + " tekende, tellen niet meer:\n";
        for (const auto& statement : guide.gone) words += "  " + title_of(statement) + "\n";
        const auto& now = guide.begins_with;
        if (now && is_newer(*now, guide.gone.front()))
            words += "Apparaten blijven bij " + title_of(*now) + ".\n";
        else
            words += "Apparaten gaan terug naar " +
                     (now ? title_of(*now)
                          : "de gids " + guide.gone.front().guide + " van hun programma") +
                     ".\nLaat twee anderen ze opnieuw voorstellen en goedkeuren als dat niet de "
                     "bedoeling is.\n";
    }
    return words;
}

}  // namespace kt::hub
