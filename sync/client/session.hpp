// One device talking with one hub: signs each request with the nonce the last answer brought, and
// signs again when the hub no longer knows that nonce. Belongs to one thread, as its transport
// does.
#pragma once

#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/keys/keys.hpp"
#include "sync/transport/transport.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"

namespace kt::client {

// What went wrong, and whose it is: only `line` is cured by waiting alone.
struct Trouble {
    enum class Where { line, hub, journal } where = Where::line;
    base::Error error;
    std::optional<wire::Refusal> refusal;  // when the hub said no
};
template <class T>
using Tried = tl::expected<T, Trouble>;

inline tl::unexpected<Trouble> journal_trouble(const base::Error& error) {
    return tl::unexpected(Trouble{Trouble::Where::journal, error, {}});
}

class Session {
  public:
    Session(transport::Transport& transport, const keys::SigningKey& device)
        : transport_(transport), device_(device) {}

    Tried<wire::HelloAnswer> hello();

    // `body` is a framed message; the answer's body is a frame that holds no refusal.
    Tried<base::Bytes> ask(std::string_view path, const base::Bytes& body);

    template <class Answer, class Question>
    Tried<Answer> ask(std::string_view path, const Question& question) {
        auto body = ask(path, wire::framed(question));
        if (!body) return tl::unexpected(body.error());
        auto answer = wire::open_framed<Answer>(*body, wire::answer_bytes_max);
        if (!answer) return tl::unexpected(Trouble{Trouble::Where::hub, answer.error(), {}});
        return std::move(*answer);
    }

  private:
    Tried<base::Bytes> exchange(wire::HttpRequest request);

    transport::Transport& transport_;
    const keys::SigningKey& device_;
    std::string nonce_;
};

}  // namespace kt::client
