#include "sync/client/push_case.hpp"

#include <algorithm>

#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/paths.hpp"

namespace kt::client {

PushCase::PushCase(outbox::CaseToPush what, const keys::SigningKey& device, bool openers_whole)
    : what_(std::move(what)),
      device_(device),
      openers_whole_(openers_whole),
      own_(outbox::own_chains(what_, device.public_key())) {}

base::Result<std::optional<Question>> PushCase::next() {
    if (forked_) return std::nullopt;
    if (!asked_) return Question{wire::held_path, wire::framed(wire::Held{what_.case_id, own_})};
    if (acknowledged_ == pushes_.size()) return std::nullopt;
    return Question{wire::push_path, wire::framed(pushes_[acknowledged_])};
}

base::Status PushCase::on_answer(base::ByteView body) {
    const auto any_forked = [](const std::vector<wire::HeldChain>& chains) {
        return std::any_of(chains.begin(), chains.end(),
                           [](const auto& chain) { return chain.forked; });
    };
    if (!asked_) {
        auto held = wire::open_framed<wire::HeldAnswer>(body, wire::answer_bytes_max);
        if (!held) return tl::unexpected(held.error());
        asked_ = true;
        forked_ = any_forked(held->chains);
        if (forked_) return {};
        auto pushes = outbox::pack(what_, device_, held->chains);
        if (!pushes) return tl::unexpected(pushes.error());
        pushes_ = std::move(*pushes);
        if (!pushes_.empty()) pushes_.back().openers_whole = openers_whole_;
        return {};
    }
    auto answer = wire::open_framed<wire::PushAnswer>(body, wire::answer_bytes_max);
    if (!answer) return tl::unexpected(answer.error());
    forked_ = any_forked(answer->chains);
    ++acknowledged_;
    last_answer_ = std::move(*answer);
    return {};
}

}  // namespace kt::client
