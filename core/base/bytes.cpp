#include "core/base/bytes.hpp"

#include <sodium.h>

namespace kt::base {

void put_be(Bytes& to, std::uint64_t value, std::size_t width) {
    for (std::size_t i = width; i-- > 0;) to.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint64_t read_be(ByteView bytes) {
    std::uint64_t value = 0;
    for (auto byte : bytes) value = (value << 8) | byte;
    return value;
}

std::string to_hex(ByteView bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto byte : bytes) {
        out.push_back(digits[byte >> 4]);
        out.push_back(digits[byte & 15]);
    }
    return out;
}

std::optional<Bytes> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    if (hex.empty()) return Bytes{};  // libsodium wants a place even for nothing
    Bytes out(hex.size() / 2);
    std::size_t length = 0;
    if (sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, &length, nullptr) !=
            0 ||
        length != out.size())
        return std::nullopt;
    return out;
}

std::string to_base64(ByteView bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
    out.resize(out.size() - 1);  // the terminator that libsodium writes
    return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.empty()) return Bytes{};
    Bytes out(text.size());
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    out.resize(length);
    return out;
}

std::optional<ByteView> ByteReader::take(std::size_t count) {
    if (broken_ || count > rest_.size()) {
        broken_ = true;
        return std::nullopt;
    }
    auto part = rest_.first(count);
    rest_ = rest_.subspan(count);
    return part;
}

std::optional<std::uint64_t> ByteReader::take_be(std::size_t width) {
    auto part = take(width);
    if (!part) return std::nullopt;
    return read_be(*part);
}

}  // namespace kt::base
