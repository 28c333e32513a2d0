#include "sync/client/session.hpp"

#include "sync/wire/paths.hpp"
#include "sync/wire/signature.hpp"

namespace kt::client {

Tried<base::Bytes> Session::exchange(wire::HttpRequest request) {
    request.fields["content-type"] = std::string(wire::content_type);
    auto answer = transport_.exchange(request);
    nonce_.clear();
    if (!answer) return tl::unexpected(Trouble{Trouble::Where::line, answer.error(), {}});
    if (const auto nonce = answer->fields.find(std::string(wire::nonce_field));
        nonce != answer->fields.end())
        nonce_ = nonce->second;
    if (answer->status == 200) return std::move(answer->body);

    const auto frame = wire::open_frame(answer->body, wire::answer_bytes_max);
    const auto refused = frame && frame->type == wire::MessageType::error
                             ? wire::decode<wire::ErrorAnswer>(frame->message)
                             : base::failed(base::Fault::bad_input, "");
    // A proxy, a hub that is starting: whatever this was, it did not come from our hub.
    if (!refused)
        return tl::unexpected(
            Trouble{Trouble::Where::line,
                    {base::Fault::no_line,
                     "what answered was not the hub (HTTP " + std::to_string(answer->status) + ")"},
                    {}});
    return tl::unexpected(
        Trouble{Trouble::Where::hub, wire::explain(refused->refusal), refused->refusal});
}

Tried<wire::HelloAnswer> Session::hello() {
    wire::HttpRequest request;
    request.path = wire::hello_path;
    auto body = exchange(std::move(request));
    if (!body) return tl::unexpected(body.error());
    auto answer = wire::open_framed<wire::HelloAnswer>(*body, wire::small_bytes_max);
    if (!answer) return tl::unexpected(Trouble{Trouble::Where::line, answer.error(), {}});
    if (answer->version != wire::protocol_version)
        return tl::unexpected(
            Trouble{Trouble::Where::hub,
                    {base::Fault::refused, "the hub speaks another version of the protocol"},
                    {}});
    return *answer;
}

Tried<base::Bytes> Session::ask(std::string_view path, const base::Bytes& body) {
    for (int attempt = 0;; ++attempt) {
        if (nonce_.empty())
            if (auto greeted = hello(); !greeted) return tl::unexpected(greeted.error());
        wire::HttpRequest request;
        request.path = path;
        request.body = body;
        wire::sign(request, device_, transport_.authority(), nonce_);
        auto answer = exchange(std::move(request));
        const bool stale = !answer && answer.error().refusal == wire::Refusal::stale_nonce;
        if (!stale || attempt == 1) return answer;
    }
}

}  // namespace kt::client
