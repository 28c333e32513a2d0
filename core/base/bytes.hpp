// Byte strings, and the big-endian integers that keys and formats are made of.
// Pure values; any thread. Readers never read past the end: they say so instead.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kt::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_view(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes copy(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}
inline void append(Bytes& to, ByteView bytes) {
    to.insert(to.end(), bytes.begin(), bytes.end());
}

// Unsigned, most significant byte first; width in bytes, at most 8.
void put_be(Bytes& to, std::uint64_t value, std::size_t width);
std::uint64_t read_be(ByteView bytes);

std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view hex);
// URL-safe alphabet, no padding.
std::string to_base64(ByteView bytes);
std::optional<Bytes> from_base64(std::string_view text);

// Takes a byte string apart from the front. After the first short read every read fails.
class ByteReader {
  public:
    explicit ByteReader(ByteView bytes) : rest_(bytes) {}
    std::optional<ByteView> take(std::size_t count);
    std::optional<std::uint64_t> take_be(std::size_t width);
    template <std::size_t N>
    bool take_into(std::array<std::uint8_t, N>& out) {
        auto part = take(N);
        if (!part) return false;
        std::copy(part->begin(), part->end(), out.begin());
        return true;
    }
    ByteView rest() const { return rest_; }
    bool at_end() const { return !broken_ && rest_.empty(); }

  private:
    ByteView rest_;
    bool broken_ = false;
};

}  // namespace kt::base
