// The envelope of an event: a frozen header and an encrypted body, stored apart, so that a body can
// be erased and the chain still verifies. FORMAT.md beside this file is its prose twin; the table
// there, this header and the golden files in tests/core/journal/golden never change for version 1.
// Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/keys/keys.hpp"

namespace kt::journal {

inline constexpr std::uint8_t header_version = 1;
inline constexpr std::size_t body_padding_bytes = 32;
inline constexpr std::size_t body_bytes_max = 256 * 1024;    // encrypted
inline constexpr std::size_t plain_bytes_max = 1024 * 1024;  // unpacked
inline constexpr std::size_t seal_heads_max = 1024;

enum class Codec : std::uint8_t { plain = 0, zstd = 1 };

// One chain per (case, section, writer); sequence counts from 1 within it.
struct ChainId {
    base::CaseId case_id;
    base::SectionId section;
    base::WriterId writer;
    auto operator<=>(const ChainId&) const = default;
};

struct Header {
    std::uint8_t version = header_version;
    Codec codec = Codec::zstd;
    ChainId chain;
    std::uint64_t sequence = 0;
    base::EventId event;
    keys::Hash previous{};   // hash of the previous header in this chain; zero for the first
    base::KeyId key;         // commits to the section key
    keys::Hash body_hash{};  // of the encrypted body
    std::uint32_t body_bytes = 0;
    bool operator==(const Header&) const = default;
};

inline constexpr std::size_t header_bytes = 1 + 1 + 16 * 3 + 8 + 16 + 32 + 16 + 32 + 4;

base::Bytes encode(const Header& header);  // exactly header_bytes
base::Result<Header> decode_header(base::ByteView bytes);
keys::Hash header_hash(const Header& header);
base::Bytes aad(const Header& header);  // case, section, event id, key id

struct SealedEvent {
    Header header;
    base::Bytes body;  // encrypted; empty once erased
};

// plain -> zstd (if smaller) -> padded to 32 bytes -> encrypted, and a header that fits.
// Fault::too_large when it is more than one event can hold.
base::Result<SealedEvent> seal_event(const ChainId& chain, std::uint64_t sequence,
                                     const keys::Hash& previous, const base::EventId& event,
                                     const keys::SectionKey& key, base::ByteView plain);
// What a header says of its encrypted body: whoever is sent a body without its header computes it.
keys::Hash hash_of_body(base::ByteView body);
// The body is the one that the header names: length and hash.
base::Status check_body(const SealedEvent& sealed);
// The header comes right after that head in its chain (0 and zeros: before the first).
bool follows(const Header& header, std::uint64_t sequence, const keys::Hash& hash);
// Verifies the body's hash and key id before decrypting; bounded.
base::Result<base::Bytes> open_event(const SealedEvent& sealed, const keys::SectionKey& key);

// What leaves a device: one signature over the heads of one writer's chains in one case.
struct Head {
    base::SectionId section;
    std::uint64_t sequence = 0;
    keys::Hash hash{};
};
struct Seal {
    base::CaseId case_id;
    keys::PublicKey device{};                    // signs
    std::array<std::uint8_t, 16> incarnation{};  // writer = BLAKE2b(device, incarnation)
    std::vector<Head> heads;                     // sorted by section
    keys::Signature signature{};
};
base::WriterId writer_id(const keys::PublicKey& device,
                         const std::array<std::uint8_t, 16>& incarnation);
Seal make_seal(const base::CaseId& case_id, const keys::SigningKey& device,
               const std::array<std::uint8_t, 16>& incarnation, std::vector<Head> heads);
bool verify(const Seal& seal);
base::Bytes encode(const Seal& seal);
base::Result<Seal> decode_seal(base::ByteView bytes);

}  // namespace kt::journal
