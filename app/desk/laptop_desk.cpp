#include "app/desk/laptop_desk.hpp"

#include "app/session/house.hpp"
#include "core/base/log.hpp"
#include "sync/outbox/mailbox.hpp"

namespace kt::desk {
namespace {

constexpr std::int64_t minute_ms = 60'000;

constexpr std::string_view bookmark_label = "keukentafel laptop bookmark 1";

std::string bookmark_note(const base::CaseId& id) {
    return "bookmark/" + id.hex();
}

tl::unexpected<base::Error> closed() {
    return base::failed(base::Fault::locked, "the laptop is locked");
}

}  // namespace

base::Status LaptopDesk::create_passphrase(std::string_view passphrase) {
    auto master = keys::create_vault(parts_.data_folder, passphrase, parts_.random, parts_.cost);
    if (!master) return tl::unexpected<base::Error>(master.error());
    return unlock(passphrase);
}

base::Status LaptopDesk::unlock(std::string_view passphrase) {
    auto unlocked = keys::unlock(parts_.data_folder, passphrase);
    if (!unlocked) return tl::unexpected<base::Error>(unlocked.error());
    unlocked_.emplace(std::move(*unlocked));
    locked_ = false;
    return {};
}

void LaptopDesk::lock() {
    locked_ = true;
    close_talk();
    if (!unlocked_) return;
    unlocked_->teams.clear();
    const keys::MasterKey gone = std::move(unlocked_->master);
}

const keys::DeviceIdentity* LaptopDesk::identity() const {
    return unlocked_ ? &unlocked_->identity : nullptr;
}

base::Result<CaseList> LaptopDesk::cases(const model::Translate& tr) {
    if (!open()) return closed();
    return read_list(reading(), tr);
}

base::Result<model::CaseView> LaptopDesk::view(const base::CaseId& id, const model::Translate& tr) {
    if (!open()) return closed();
    return read_view(reading(), id, tr);
}

base::Status LaptopDesk::mark_read(const base::CaseId& id) {
    return desk::mark_read(parts_.journal, id);
}

base::Result<std::vector<model::laptop::BellRow>> LaptopDesk::bells() {
    if (!open()) return closed();
    auto received = outbox::received_bells(parts_.journal);
    if (!received) return tl::unexpected<base::Error>(received.error());
    std::vector<model::laptop::BellRow> rows;
    for (const outbox::ReceivedBell& bell : *received) {
        for (const keys::TeamKey& team : unlocked_->teams) {
            if (team.team != bell.team) continue;
            const auto call = outbox::open_bell(bell, team.box);
            if (!call) continue;
            rows.push_back({bell.id.hex(), call->device,
                            call->kind == outbox::BellCall::Kind::apart,
                            call->kind == outbox::BellCall::Kind::urgent, bell.received_ms});
        }
    }
    return rows;
}

base::Status LaptopDesk::settle_bell(const std::string& id) {
    const auto bell = outbox::BellId::from_hex(id);
    if (!bell) return base::failed(base::Fault::bad_input, "this is no bell");
    return outbox::dismiss_bell(parts_.journal, *bell);
}

base::Result<model::laptop::LineView> LaptopDesk::line() {
    auto state = outbox::line_state(parts_.journal, parts_.clock);
    if (!state) return tl::unexpected<base::Error>(state.error());
    model::laptop::LineView line;
    line.known = state->line != outbox::Line::never;
    line.up = state->line == outbox::Line::up;
    line.cases_waiting = static_cast<int>(state->cases_waiting);
    line.cases_stuck = static_cast<int>(state->cases_stuck);
    // By the minute, so that a quiet screen is not drawn anew every second.
    if (line.up) last_up_ms_ = parts_.clock.wall_ms() / minute_ms * minute_ms;
    line.updated_ms = last_up_ms_;
    return line;
}

base::Result<std::string> LaptopDesk::fingerprint() {
    auto rows = parts_.journal.cases();
    if (!rows) return tl::unexpected<base::Error>(rows.error());
    std::string all;
    for (const journal::CaseRow& row : *rows) {
        all += row.id.hex() + static_cast<char>('0' + static_cast<int>(row.status));
        auto seals = parts_.journal.seals(row.id);
        if (!seals) return tl::unexpected<base::Error>(seals.error());
        for (const journal::Seal& seal : *seals) {
            for (const journal::Head& head : seal.heads) all += base::to_hex(head.hash);
        }
    }
    return base::to_hex(keys::hash("laptop cases", base::view(all)));
}

// ---- A conversation held here.

base::Result<TalkOpened> LaptopDesk::open_talk(const std::optional<base::CaseId>& id,
                                               bool was_locked) {
    if (!open()) return closed();
    const keys::DeviceIdentity& identity = unlocked_->identity;
    auto house = session::load_house(parts_.data_folder, identity.name, parts_.languages);
    if (!house) return tl::unexpected<base::Error>(house.error());
    TalkOpened opened;
    opened.house = std::move(*house);
    opened.guide = &parts_.guides.current(parts_.guides.guide_for({}).id);
    std::optional<keys::CaseKey> key;
    if (id) {
        auto found = journal::laptop_case_key(parts_.journal, *id, *unlocked_, parts_.random);
        if (!found) return tl::unexpected<base::Error>(found.error());
        auto read = journal::read_case(parts_.journal, *id, *found);
        if (!read) return tl::unexpected<base::Error>(read.error());
        opened.guide = &parts_.guides.guide_for(read->state);
        key = std::move(*found);
    }
    session::KioskParts parts{parts_.journal,
                              identity,
                              *opened.guide,
                              parts_.random,
                              parts_.clock,
                              parts_.boot,
                              parts_.process,
                              {},
                              {},
                              {},
                              {}};
    parts.make_pdf = [](const model::Receipt&) -> base::Result<base::Bytes> {
        return base::failed(base::Fault::not_allowed, "a laptop keeps no readable paper");
    };
    parts.play = [](model::Sound) {};
    if (!unlocked_->teams.empty()) parts.beside = unlocked_->teams.front().team;
    auto talk = std::make_unique<session::KioskEffects>(std::move(parts));
    if (id) {
        auto state = talk->take_up(*id, std::move(*key));
        if (!state) return tl::unexpected<base::Error>(state.error());
        opened.state = std::move(*state);
        const base::Bytes bookmark = take_bookmark(*id);
        if (was_locked) opened.bookmark = bookmark;
    }
    talk_ = std::move(talk);
    return opened;
}

std::vector<model::Message> LaptopDesk::talk_does(const std::vector<model::Effect>& effects) {
    if (!talk_) return {};
    auto answers = talk_->carry_out(effects);
    if (talk_->session_ended()) close_talk();
    return answers;
}

std::vector<model::Message> LaptopDesk::talk_hears() {
    return talk_ ? talk_->poll() : std::vector<model::Message>{};
}

std::optional<model::Message> LaptopDesk::talk_looks_again() {
    if (!talk_) return std::nullopt;
    auto state = talk_->look_again();
    if (!state) return std::nullopt;
    return model::CaseRefreshed{std::move(*state)};
}

std::optional<base::CaseId> LaptopDesk::talk_case() const {
    return talk_ ? talk_->open_case() : std::nullopt;
}

base::Status LaptopDesk::keep_bookmark(base::ByteView bookmark) {
    const auto id = talk_case();
    if (!open() || !id) return closed();
    return parts_.journal.put_note(
        bookmark_note(*id),
        keys::wrap(unlocked_->master.view(), bookmark_label, bookmark, parts_.random));
}

base::Bytes LaptopDesk::take_bookmark(const base::CaseId& id) {
    const auto kept = parts_.journal.note(bookmark_note(id));
    if (!kept) return {};
    auto bookmark = keys::unwrap(unlocked_->master.view(), bookmark_label, *kept);
    if (const auto gone = parts_.journal.remove_note(bookmark_note(id)); !gone)
        base::log(base::LogEvent::journal_failed, {.fault = gone.error().fault});
    return bookmark ? std::move(*bookmark) : base::Bytes{};
}

}  // namespace kt::desk
