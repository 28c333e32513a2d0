// The pieces that the byte formats of this folder are made of: fixed bytes, big-endian numbers, and
// texts with a length of two bytes before them. A Fields reader remembers the first thing that was
// wrong; ask good_end() last. Used inside core/keys and core/publication. Any thread.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"

namespace kt::keys {

inline void put_text(base::Bytes& to, std::string_view text) {
    base::put_be(to, text.size(), 2);
    base::append(to, base::view(text));
}
inline void put_blob(base::Bytes& to, base::ByteView bytes) {
    base::put_be(to, bytes.size(), 4);
    base::append(to, bytes);
}
template <std::size_t N>
void put_optional(base::Bytes& to, const std::optional<std::array<std::uint8_t, N>>& value) {
    base::put_be(to, value ? 1 : 0, 1);
    if (value) base::append(to, *value);
}

class Fields {
  public:
    explicit Fields(base::ByteView bytes) : reader_(bytes) {}

    std::uint64_t number(std::size_t width) {
        auto value = reader_.take_be(width);
        good_ = good_ && value.has_value();
        return value.value_or(0);
    }
    template <std::size_t N>
    void into(std::array<std::uint8_t, N>& out) {
        good_ = reader_.take_into(out) && good_;
    }
    template <std::size_t N>
    void into(std::optional<std::array<std::uint8_t, N>>& out) {
        const std::uint64_t there = number(1);
        good_ = good_ && there <= 1;
        if (there == 1) into(out.emplace());
    }
    std::string text(std::size_t bytes_max) {
        return std::string(base::text_view(part(number(2), bytes_max)));
    }
    base::Bytes blob(std::size_t bytes_max) { return base::copy(part(number(4), bytes_max)); }
    // A count of things that each take at least bytes_min.
    std::size_t count(std::size_t width, std::size_t count_max, std::size_t bytes_min) {
        const std::uint64_t count = number(width);
        good_ = good_ && count <= count_max && count <= reader_.rest().size() / bytes_min;
        return good_ ? static_cast<std::size_t>(count) : 0;
    }
    void must_be(bool condition) { good_ = good_ && condition; }
    bool good() const { return good_; }
    bool good_end() const { return good_ && reader_.at_end(); }

  private:
    base::ByteView part(std::uint64_t size, std::size_t bytes_max) {
        good_ = good_ && size <= bytes_max;
        if (!good_) return {};
        auto bytes = reader_.take(static_cast<std::size_t>(size));
        good_ = bytes.has_value();
        return bytes.value_or(base::ByteView{});
    }

    base::ByteReader reader_;
    bool good_ = true;
};

}  // namespace kt::keys
