#include "core/base/archive.hpp"

namespace kt::base {

void OutputArchive::put_integer(std::uint64_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) {
        bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }
}

void OutputArchive::put_count(std::size_t count) {
    if (count > UINT32_MAX) throw ArchiveError("a count is over the limit of the form");
    put_integer(count, 4);
}

BoundedInputArchive::BoundedInputArchive(ByteView bytes, ArchiveLimits limits)
    : cereal::InputArchive<BoundedInputArchive, cereal::AllowEmptyClassElision>(this),
      rest_(bytes),
      limits_(limits) {
    if (bytes.size() > limits.input_bytes_max) throw ArchiveError("the bytes are over the limit");
}

std::uint64_t BoundedInputArchive::take_integer(std::size_t width) {
    const ByteView bytes = take_bytes(width);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return value;
}

ByteView BoundedInputArchive::take_bytes(std::size_t count) {
    if (count > rest_.size()) throw ArchiveError("the bytes end too early");
    const ByteView taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

std::size_t BoundedInputArchive::take_count(std::size_t element_bytes_min,
                                            std::size_t memory_bytes) {
    const std::size_t count = take_integer(4);
    if (count > rest_.size() / element_bytes_min) {
        throw ArchiveError("a count is larger than the bytes that are left");
    }
    if (count > (limits_.allocation_bytes_max - allocated_bytes_) / memory_bytes) {
        throw ArchiveError("the content asks for more memory than is allowed");
    }
    allocated_bytes_ += count * memory_bytes;
    return count;
}

void BoundedInputArchive::must_be_at_end() const {
    if (!rest_.empty()) throw ArchiveError("there are bytes after the end");
}

void BoundedInputArchive::enter() {
    if (++depth_ > limits_.depth_max) throw ArchiveError("the content is nested too deep");
}

}  // namespace kt::base
