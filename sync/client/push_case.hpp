// Bringing one case to the hub, as a machine of pure steps: ask what it holds, then push what it
// lacks, one bounded message at a time. Whatever is cut off is begun again from what the hub holds.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/keys/keys.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/wire/messages.hpp"

namespace kt::client {

struct Question {
    std::string_view path;
    base::Bytes body;  // framed
};

class PushCase {
  public:
    // openers_whole: the journal knows all openers of this case (a kiosk does).
    PushCase(outbox::CaseToPush what, const keys::SigningKey& device, bool openers_whole);

    // What to ask next; none when all of it is at the hub, or when it is a fork.
    base::Result<std::optional<Question>> next();
    base::Status on_answer(base::ByteView body);

    bool forked() const { return forked_; }
    const std::optional<wire::PushAnswer>& last_answer() const { return last_answer_; }

  private:
    outbox::CaseToPush what_;
    const keys::SigningKey& device_;
    bool openers_whole_;
    std::vector<wire::HeldChain> own_;
    bool asked_ = false;
    bool forked_ = false;
    std::vector<wire::Push> pushes_;
    std::size_t acknowledged_ = 0;
    std::optional<wire::PushAnswer> last_answer_;
};

}  // namespace kt::client
