#include "app/desk/laptop_desk.hpp"

#include "sync/outbox/mailbox.hpp"

namespace kt::desk {
namespace {

constexpr std::int64_t minute_ms = 60'000;

tl::unexpected<base::Error> closed() {
    return base::failed(base::Fault::locked, "the laptop is locked");
}

}  // namespace

base::Status LaptopDesk::create_passphrase(std::string_view passphrase) {
    auto master =
        keys::create_vault(parts_.data_folder, passphrase, parts_.random, parts_.cost);
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

base::Result<model::CaseView> LaptopDesk::view(const base::CaseId& id,
                                               const model::Translate& tr) {
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

}  // namespace kt::desk
