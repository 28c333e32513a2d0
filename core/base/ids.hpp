// Random 16-byte names. Each kind of thing has its own type, so that a section is never passed
// where a case is meant. Made by Random; never counted, never derived from a person.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/random.hpp"

namespace kt::base {

inline constexpr std::size_t id_bytes = 16;

template <class Tag>
struct Id {
    std::array<std::uint8_t, id_bytes> bytes{};

    auto operator<=>(const Id&) const = default;
    bool is_zero() const { return *this == Id{}; }
    ByteView view() const { return bytes; }
    std::string hex() const { return to_hex(bytes); }

    static Id random(Random& random) {
        Id id;
        random.fill(id.bytes);
        return id;
    }
    static std::optional<Id> from_bytes(ByteView from) {
        if (from.size() != id_bytes) return std::nullopt;
        Id id;
        std::copy(from.begin(), from.end(), id.bytes.begin());
        return id;
    }
    static std::optional<Id> from_hex(std::string_view text) {
        auto raw = base::from_hex(text);
        if (!raw) return std::nullopt;
        return from_bytes(*raw);
    }
};

using CaseId = Id<struct CaseTag>;
using SectionId = Id<struct SectionTag>;
using WriterId = Id<struct WriterTag>;
using EventId = Id<struct EventTag>;
using DeviceId = Id<struct DeviceTag>;
using TeamId = Id<struct TeamTag>;
using KeyId = Id<struct KeyTag>;  // BLAKE2b of a key and a label: commits to the key

}  // namespace kt::base
