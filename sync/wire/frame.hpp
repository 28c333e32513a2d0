// The frame around every message in a body: version, packing, type, schema and true length, then
// the message, packed with zstd when that is smaller. Opening never allocates more than its limit.
// Pure; any thread.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "sync/wire/messages.hpp"

namespace kt::wire {

inline constexpr std::uint8_t frame_version = 1;
inline constexpr std::uint16_t frame_schema = 1;
inline constexpr std::size_t frame_head_bytes = 1 + 1 + 2 + 2 + 4;

enum class Packing : std::uint8_t { plain = 0, zstd = 1 };

struct Frame {
    MessageType type{};
    base::Bytes message;
};

base::Bytes frame(MessageType type, base::ByteView message);
base::Result<Frame> open_frame(base::ByteView bytes, std::size_t bytes_max);

template <class Message>
base::Bytes framed(const Message& message) {
    return frame(type_of<Message>(), encode(message));
}

// The message if the frame holds one of this type; what the hub refused, if it holds a refusal.
template <class Message>
base::Result<Message> open_framed(base::ByteView bytes, std::size_t bytes_max) {
    auto opened = open_frame(bytes, bytes_max);
    if (!opened) return tl::unexpected(opened.error());
    if (opened->type == MessageType::error) {
        auto error = decode<ErrorAnswer>(opened->message);
        return tl::unexpected(error ? explain(error->refusal) : error.error());
    }
    if (opened->type != type_of<Message>())
        return base::failed(base::Fault::bad_input, "a message of another type was expected");
    return decode<Message>(opened->message);
}

}  // namespace kt::wire
