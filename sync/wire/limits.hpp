// Every limit of the protocol, by name, unit last. Both sides hold to them: the sender by never
// making more, the receiver by refusing more before it allocates.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kt::wire {

inline constexpr std::size_t push_bytes_max = 1024 * 1024;        // one push, packed or unpacked
inline constexpr std::size_t small_bytes_max = 64 * 1024;         // any other request
inline constexpr std::size_t page_bytes_max = 1024 * 1024;        // a page stops growing here
inline constexpr std::size_t answer_bytes_max = 4 * 1024 * 1024;  // one answer, packed or unpacked
inline constexpr std::size_t field_bytes_max = 1024;              // one header field
inline constexpr std::size_t fields_bytes_max = 8 * 1024;         // all header fields together

inline constexpr std::size_t chains_per_push_max = 256;
inline constexpr std::size_t seals_per_push_max = 64;
inline constexpr std::size_t wraps_per_push_max = 64;
inline constexpr std::size_t wrap_bytes_max = 512;
inline constexpr std::size_t chains_per_query_max = 1024;
inline constexpr std::size_t feed_rows_per_page_max = 500;
inline constexpr std::size_t bells_per_page_max = 50;
inline constexpr std::size_t bell_bytes_max = 512;
inline constexpr std::size_t enrol_bytes_max = 8 * 1024;

inline constexpr std::size_t guides_in_use_max = 16;         // what one device reports
inline constexpr std::size_t publications_listed_max = 128;  // of one guide; older ones are kept
inline constexpr std::size_t proposals_open_max = 32;        // of one guide, waiting for approval
inline constexpr std::int64_t seen_again_ms = 60'000;  // "last seen" is written this often at most

inline constexpr std::int64_t nonce_life_ms = 120'000;     // by the hub's own clock
inline constexpr std::size_t nonces_used_max = 200'000;    // remembered for that long
inline constexpr std::int64_t bell_life_ms = 15 * 60'000;  // then it is only history, and removed

}  // namespace kt::wire
