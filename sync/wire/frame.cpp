#include "sync/wire/frame.hpp"

#include <zstd.h>

#include "sync/wire/limits.hpp"

namespace kt::wire {

namespace {
constexpr int zstd_level = 3;
constexpr std::size_t worth_packing_bytes = 128;
}  // namespace

base::Bytes frame(MessageType type, base::ByteView message) {
    base::Bytes packed;
    if (message.size() >= worth_packing_bytes) {
        packed.resize(ZSTD_compressBound(message.size()));
        const std::size_t size =
            ZSTD_compress(packed.data(), packed.size(), message.data(), message.size(), zstd_level);
        packed.resize(ZSTD_isError(size) ? 0 : size);
    }
    const bool smaller = !packed.empty() && packed.size() < message.size();
    base::Bytes out{frame_version,
                    static_cast<std::uint8_t>(smaller ? Packing::zstd : Packing::plain)};
    base::put_be(out, static_cast<std::uint16_t>(type), 2);
    base::put_be(out, frame_schema, 2);
    base::put_be(out, message.size(), 4);
    base::append(out, smaller ? base::ByteView(packed) : message);
    return out;
}

base::Result<Frame> open_frame(base::ByteView bytes, std::size_t bytes_max) {
    using base::Fault;
    if (bytes.size() > bytes_max) return base::failed(Fault::too_large, "a message over its limit");
    base::ByteReader reader(bytes);
    const auto version = reader.take_be(1);
    const auto packing = reader.take_be(1);
    const auto type = reader.take_be(2);
    const auto schema = reader.take_be(2);
    const auto size = reader.take_be(4);
    if (!size || *version != frame_version || *schema != frame_schema)
        return base::failed(Fault::bad_input, "a message of a form this program does not know");
    if (*size > bytes_max)
        return base::failed(Fault::too_large, "a message that unpacks over its limit");
    Frame opened{static_cast<MessageType>(*type), {}};
    if (*packing == static_cast<std::uint64_t>(Packing::plain)) {
        if (reader.rest().size() != *size)
            return base::failed(Fault::bad_input, "a message of another length than it says");
        opened.message = base::copy(reader.rest());
        return opened;
    }
    if (*packing != static_cast<std::uint64_t>(Packing::zstd))
        return base::failed(Fault::bad_input, "a message packed in an unknown way");
    opened.message.resize(*size);
    const std::size_t got = ZSTD_decompress(opened.message.data(), opened.message.size(),
                                            reader.rest().data(), reader.rest().size());
    if (ZSTD_isError(got) || got != *size)
        return base::failed(Fault::bad_input, "a message that does not unpack to its length");
    return opened;
}

}  // namespace kt::wire
