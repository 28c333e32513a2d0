// Two cereal archives over memory, for bodies of events and messages on the wire. Include only from
// .cpp files: cereal is heavy. Hand them only bytes that are already authenticated.
//
// Form: integers little-endian of fixed width (bool and enum as their underlying type), strings,
// vectors and maps with a u32 count before them, optional with a u8 0 or 1. One value has one form.
// The input refuses, before allocating, any count that the bytes left cannot hold; keeps to an
// allocation budget and a depth; takes only 0 and 1 for a bool, only rising keys for a map; and
// must end exactly at its end. There are no pointers, no polymorphism, no floats, no size_t.
//
// A type joins in by `template <class Archive> void serialize(Archive& archive, T& value)` in its
// own namespace, as with any cereal archive. Use decode_archive and encode_archive below: the input
// archive throws ArchiveError, and decode_archive is the edge where that ends.
#pragma once

#include <array>
#include <cereal/cereal.hpp>
#include <cereal/types/common.hpp>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kt::base {

struct ArchiveLimits {
    std::size_t input_bytes_max = 4 * 1024 * 1024;
    std::size_t allocation_bytes_max = 16 * 1024 * 1024;
    int depth_max = 16;  // containers within containers
};

class ArchiveError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class OutputArchive : public cereal::OutputArchive<OutputArchive, cereal::AllowEmptyClassElision> {
  public:
    OutputArchive() : cereal::OutputArchive<OutputArchive, cereal::AllowEmptyClassElision>(this) {}
    void put_integer(std::uint64_t value, std::size_t width);
    void put_count(std::size_t count);  // throws ArchiveError over 2^32 - 1
    void put_bytes(ByteView bytes) { append(bytes_, bytes); }
    Bytes take() { return std::move(bytes_); }

  private:
    Bytes bytes_;
};

class BoundedInputArchive
    : public cereal::InputArchive<BoundedInputArchive, cereal::AllowEmptyClassElision> {
  public:
    explicit BoundedInputArchive(ByteView bytes, ArchiveLimits limits = {});
    std::uint64_t take_integer(std::size_t width);
    ByteView take_bytes(std::size_t count);
    // A count of elements that take at least element_bytes_min each here, memory_bytes in memory.
    std::size_t take_count(std::size_t element_bytes_min, std::size_t memory_bytes);
    void must_be_at_end() const;
    void enter();
    void leave() { --depth_; }

  private:
    ByteView rest_;
    ArchiveLimits limits_;
    std::size_t allocated_bytes_ = 0;
    int depth_ = 0;
};

}  // namespace kt::base

// Enumerations are asked about both archives at once.
CEREAL_SETUP_ARCHIVE_TRAITS(kt::base::BoundedInputArchive, kt::base::OutputArchive)

namespace kt::base {

// Least number of bytes one element takes in the archive: what a count is checked against.
template <class T>
constexpr std::size_t archive_bytes_min() {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) return sizeof(T);
    else return 1;
}
template <>
constexpr std::size_t archive_bytes_min<std::string>() {
    return 4;
}

template <class T>
concept ArchiveInteger = std::is_integral_v<T> && sizeof(T) <= 8;

// Integers.
template <ArchiveInteger T>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const T& value) {
    archive.put_integer(static_cast<std::uint64_t>(value), sizeof(T));
}
template <ArchiveInteger T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, T& value) {
    const std::uint64_t raw = archive.take_integer(sizeof(T));
    if constexpr (std::is_same_v<T, bool>) {
        if (raw > 1) throw ArchiveError("a truth value is neither 0 nor 1");
    }
    value = static_cast<T>(raw);
}

// Enumerations go by cereal's own rule: as their underlying type. Whether the number has a meaning
// is for whoever reads it to check.

// Texts and bytes.
inline void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const std::string& value) {
    archive.put_count(value.size());
    archive.put_bytes(view(value));
}
inline void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, std::string& value) {
    value = text_view(archive.take_bytes(archive.take_count(1, 1)));
}
inline void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const Bytes& value) {
    archive.put_count(value.size());
    archive.put_bytes(value);
}
inline void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, Bytes& value) {
    value = copy(archive.take_bytes(archive.take_count(1, 1)));
}

// Fixed bytes and ids, without a count.
template <std::size_t N>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const std::array<std::uint8_t, N>& value) {
    archive.put_bytes(value);
}
template <std::size_t N>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, std::array<std::uint8_t, N>& value) {
    const ByteView bytes = archive.take_bytes(N);
    std::copy(bytes.begin(), bytes.end(), value.begin());
}
template <class Tag>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const Id<Tag>& value) {
    archive.put_bytes(value.bytes);
}
template <class Tag>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, Id<Tag>& value) {
    archive(value.bytes);
}

// Containers.
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const std::vector<T>& value) {
    archive.put_count(value.size());
    for (const T& element : value) archive(element);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, std::vector<T>& value) {
    archive.enter();
    const std::size_t count = archive.take_count(archive_bytes_min<T>(), sizeof(T));
    value.clear();
    value.reserve(count);
    for (std::size_t i = 0; i < count; ++i) archive(value.emplace_back());
    archive.leave();
}
template <class Key, class T, class Less>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const std::map<Key, T, Less>& value) {
    archive.put_count(value.size());
    for (const auto& [key, element] : value) archive(key, element);
}
template <class Key, class T, class Less>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, std::map<Key, T, Less>& value) {
    archive.enter();
    const std::size_t count = archive.take_count(archive_bytes_min<Key>() + archive_bytes_min<T>(),
                                                 sizeof(std::pair<Key, T>) + 4 * sizeof(void*));
    value.clear();
    for (std::size_t i = 0; i < count; ++i) {
        Key key{};
        T element{};
        archive(key, element);
        if (!value.empty() && !Less{}(value.rbegin()->first, key)) {
            throw ArchiveError("the keys of a map do not rise");
        }
        value.emplace_hint(value.end(), std::move(key), std::move(element));
    }
    archive.leave();
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(OutputArchive& archive, const std::optional<T>& value) {
    archive(value.has_value());
    if (value) archive(*value);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, std::optional<T>& value) {
    bool there = false;
    archive(there);
    value.reset();
    if (there) archive(value.emplace());
}

template <class T>
Bytes encode_archive(const T& value) {
    OutputArchive archive;
    archive(value);
    return archive.take();
}

// Fault::bad_input with what is wrong with the form; nothing of the content in the words.
template <class T>
Result<T> decode_archive(ByteView bytes, ArchiveLimits limits = {}) {
    try {
        BoundedInputArchive archive(bytes, limits);
        T value{};
        archive(value);
        archive.must_be_at_end();
        return value;
    } catch (const ArchiveError& error) {
        return failed(Fault::bad_input, error.what());
    } catch (const std::exception&) {
        return failed(Fault::bad_input, "the bytes are not of the form they must have");
    }
}

}  // namespace kt::base
