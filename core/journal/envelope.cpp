#include "core/journal/envelope.hpp"

#include <sodium.h>
#include <zstd.h>

#include <algorithm>

namespace kt::journal {
namespace {

using base::Fault;

constexpr std::string_view header_label = "keukentafel header 1";
constexpr std::string_view body_label = "keukentafel body 1";
constexpr std::string_view writer_label = "keukentafel writer 1";
constexpr std::string_view seal_label = "keukentafel seal 1";
constexpr std::uint8_t seal_version = 1;
constexpr int zstd_level = 3;
constexpr std::size_t head_bytes = base::id_bytes + 8 + keys::hash_bytes;

// The zstd form where that is smaller, otherwise the bytes themselves.
std::pair<Codec, base::Bytes> packed(base::ByteView plain) {
    base::Bytes smaller(ZSTD_compressBound(plain.size()));
    const std::size_t size =
        ZSTD_compress(smaller.data(), smaller.size(), plain.data(), plain.size(), zstd_level);
    if (ZSTD_isError(size) || size >= plain.size()) return {Codec::plain, base::copy(plain)};
    smaller.resize(size);
    return {Codec::zstd, std::move(smaller)};
}

void pad(base::Bytes& bytes) {
    std::size_t padded = 0;
    const std::size_t size = bytes.size();
    bytes.resize(size + body_padding_bytes);
    if (sodium_pad(&padded, bytes.data(), size, body_padding_bytes, bytes.size()) != 0) {
        std::abort();
    }
    bytes.resize(padded);
}

base::Result<base::Bytes> unpacked(Codec codec, base::Bytes packed_bytes) {
    if (codec == Codec::plain) return packed_bytes;
    const auto size = ZSTD_getFrameContentSize(packed_bytes.data(), packed_bytes.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) {
        return base::failed(Fault::bad_input, "a body does not unpack");
    }
    if (size > plain_bytes_max) return base::failed(Fault::too_large, "a body unpacks too large");
    base::Bytes plain(size);
    const std::size_t got =
        ZSTD_decompress(plain.data(), plain.size(), packed_bytes.data(), packed_bytes.size());
    sodium_memzero(packed_bytes.data(), packed_bytes.size());
    if (ZSTD_isError(got) || got != size) {
        return base::failed(Fault::bad_input, "a body does not unpack");
    }
    return plain;
}

base::Bytes signed_part(const Seal& seal) {
    base::Bytes bytes;
    base::put_be(bytes, seal_version, 1);
    base::append(bytes, seal.case_id.bytes);
    base::append(bytes, seal.device);
    base::append(bytes, seal.incarnation);
    base::put_be(bytes, seal.heads.size(), 2);
    for (const Head& head : seal.heads) {
        base::append(bytes, head.section.bytes);
        base::put_be(bytes, head.sequence, 8);
        base::append(bytes, head.hash);
    }
    return bytes;
}

bool rising(const std::vector<Head>& heads) {
    return std::adjacent_find(heads.begin(), heads.end(), [](const Head& one, const Head& other) {
               return one.section >= other.section;
           }) == heads.end();
}

}  // namespace

keys::Hash hash_of_body(base::ByteView body) {
    return keys::hash(body_label, body);
}

base::Bytes encode(const Header& header) {
    base::Bytes bytes;
    bytes.reserve(header_bytes);
    base::put_be(bytes, header.version, 1);
    base::put_be(bytes, static_cast<std::uint8_t>(header.codec), 1);
    base::append(bytes, header.chain.case_id.bytes);
    base::append(bytes, header.chain.section.bytes);
    base::append(bytes, header.chain.writer.bytes);
    base::put_be(bytes, header.sequence, 8);
    base::append(bytes, header.event.bytes);
    base::append(bytes, header.previous);
    base::append(bytes, header.key.bytes);
    base::append(bytes, header.body_hash);
    base::put_be(bytes, header.body_bytes, 4);
    return bytes;
}

base::Result<Header> decode_header(base::ByteView bytes) {
    if (bytes.size() != header_bytes) {
        return base::failed(Fault::bad_input, "a header is not as long as it must be");
    }
    base::ByteReader reader(bytes);
    Header header;
    header.version = static_cast<std::uint8_t>(*reader.take_be(1));
    header.codec = static_cast<Codec>(*reader.take_be(1));
    reader.take_into(header.chain.case_id.bytes);
    reader.take_into(header.chain.section.bytes);
    reader.take_into(header.chain.writer.bytes);
    header.sequence = *reader.take_be(8);
    reader.take_into(header.event.bytes);
    reader.take_into(header.previous);
    reader.take_into(header.key.bytes);
    reader.take_into(header.body_hash);
    header.body_bytes = static_cast<std::uint32_t>(*reader.take_be(4));
    if (header.version != header_version) {
        return base::failed(Fault::bad_input, "this event needs a newer program");
    }
    const bool codec_known = header.codec == Codec::plain || header.codec == Codec::zstd;
    if (!codec_known || header.sequence == 0 || header.body_bytes > body_bytes_max) {
        return base::failed(Fault::bad_input, "a header is not of the form it must have");
    }
    return header;
}

keys::Hash header_hash(const Header& header) {
    return keys::hash(header_label, encode(header));
}

base::Bytes aad(const Header& header) {
    base::Bytes bytes;
    base::append(bytes, header.chain.case_id.bytes);
    base::append(bytes, header.chain.section.bytes);
    base::append(bytes, header.event.bytes);
    base::append(bytes, header.key.bytes);
    return bytes;
}

base::Result<SealedEvent> seal_event(const ChainId& chain, std::uint64_t sequence,
                                     const keys::Hash& previous, const base::EventId& event,
                                     const keys::SectionKey& key, base::ByteView plain) {
    if (plain.size() > plain_bytes_max) {
        return base::failed(Fault::too_large, "this is more than one event can hold");
    }
    SealedEvent sealed;
    auto [codec, bytes] = packed(plain);
    pad(bytes);
    sealed.header.codec = codec;
    sealed.header.chain = chain;
    sealed.header.sequence = sequence;
    sealed.header.event = event;
    sealed.header.previous = previous;
    sealed.header.key = keys::key_id(key);
    sealed.body = keys::encrypt(key, event, aad(sealed.header), bytes);
    sodium_memzero(bytes.data(), bytes.size());
    if (sealed.body.size() > body_bytes_max) {
        return base::failed(Fault::too_large, "this is more than one event can hold");
    }
    sealed.header.body_hash = hash_of_body(sealed.body);
    sealed.header.body_bytes = static_cast<std::uint32_t>(sealed.body.size());
    return sealed;
}

base::Status check_body(const SealedEvent& sealed) {
    if (sealed.body.size() != sealed.header.body_bytes ||
        hash_of_body(sealed.body) != sealed.header.body_hash) {
        return base::failed(Fault::not_authentic, "a body is not the one its header names");
    }
    return {};
}

bool follows(const Header& header, std::uint64_t sequence, const keys::Hash& hash) {
    return header.sequence == sequence + 1 && header.previous == hash;
}

base::Result<base::Bytes> open_event(const SealedEvent& sealed, const keys::SectionKey& key) {
    if (sealed.body.empty()) return base::failed(Fault::not_found, "this body was erased");
    if (auto checked = check_body(sealed); !checked) return tl::unexpected(checked.error());
    if (keys::key_id(key) != sealed.header.key) {
        return base::failed(Fault::locked, "an event is under another key");
    }
    auto padded = keys::decrypt(key, sealed.header.event, aad(sealed.header), sealed.body);
    if (!padded) return padded;
    std::size_t size = 0;
    if (padded->empty() || padded->size() % body_padding_bytes != 0 ||
        sodium_unpad(&size, padded->data(), padded->size(), body_padding_bytes) != 0) {
        return base::failed(Fault::bad_input, "a body is not filled up as it must be");
    }
    padded->resize(size);
    return unpacked(sealed.header.codec, std::move(*padded));
}

base::WriterId writer_id(const keys::PublicKey& device,
                         const std::array<std::uint8_t, 16>& incarnation) {
    base::Bytes bytes = base::copy(device);
    base::append(bytes, incarnation);
    const keys::Hash whole = keys::hash(writer_label, bytes);
    return *base::WriterId::from_bytes(base::ByteView(whole).first(base::id_bytes));
}

Seal make_seal(const base::CaseId& case_id, const keys::SigningKey& device,
               const std::array<std::uint8_t, 16>& incarnation, std::vector<Head> heads) {
    std::sort(heads.begin(), heads.end(),
              [](const Head& one, const Head& other) { return one.section < other.section; });
    Seal seal{case_id, device.public_key(), incarnation, std::move(heads), {}};
    seal.signature = device.sign(seal_label, signed_part(seal));
    return seal;
}

bool verify(const Seal& seal) {
    return rising(seal.heads) &&
           keys::verify(seal.device, seal_label, signed_part(seal), seal.signature);
}

base::Bytes encode(const Seal& seal) {
    base::Bytes bytes = signed_part(seal);
    base::append(bytes, seal.signature);
    return bytes;
}

base::Result<Seal> decode_seal(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    Seal seal;
    const auto version = reader.take_be(1);
    reader.take_into(seal.case_id.bytes);
    reader.take_into(seal.device);
    reader.take_into(seal.incarnation);
    const auto count = reader.take_be(2);
    const bool fits = version == seal_version && count && *count <= seal_heads_max &&
                      reader.rest().size() == *count * head_bytes + keys::signature_bytes;
    if (!fits) return base::failed(Fault::bad_input, "a seal is not of the form it must have");
    seal.heads.resize(*count);
    for (Head& head : seal.heads) {
        reader.take_into(head.section.bytes);
        head.sequence = *reader.take_be(8);
        reader.take_into(head.hash);
    }
    reader.take_into(seal.signature);
    if (!rising(seal.heads)) {
        return base::failed(Fault::bad_input, "the heads of a seal do not rise");
    }
    return seal;
}

}  // namespace kt::journal
