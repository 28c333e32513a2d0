// Expected failure as a value.
//
// A function that can fail for reasons outside the program (a disk, a network, a person, a file)
// returns Result<T>. The error carries a closed Fault, on which programs decide, and a sentence in
// plain English for staff and terminals; resident screens choose their own words by Fault.
// `words` never holds anything a resident said. Bugs are asserted, not returned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace kt::base {

enum class Fault : std::uint16_t {
    not_found = 1,      // there is nothing by that name
    bad_input = 2,      // a file, message or argument is not of the form it must have
    too_large = 3,      // over a named limit
    not_authentic = 4,  // a signature, hash or seal does not hold
    not_allowed = 5,    // authentic, but this role may not do this
    disk_full = 6,      // no room; nothing of the refused write was kept
    disk_failed = 7,    // outcome unknown: reopen and reread before deciding anything
    no_line = 8,        // the other side cannot be reached now; try again later
    refused = 9,        // the other side answered no, and will again
    locked = 10,        // needs a passphrase or key that is not here
    already_done = 11,  // a ticket used, a case sent: doing it twice would be wrong
    fork = 12,          // two different events claim the same place in a chain
    internal = 13,      // a wrapped library failed in a way we have no better word for
};

struct Error {
    Fault fault = Fault::internal;
    std::string words;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> failed(Fault fault, std::string words) {
    return tl::unexpected<Error>(Error{fault, std::move(words)});
}

// "a: b", for a caller that knows more about what was being tried.
inline tl::unexpected<Error> failed(const std::string& context, const Error& cause) {
    return tl::unexpected<Error>(Error{cause.fault, context + ": " + cause.words});
}

std::string_view fault_name(Fault fault);

}  // namespace kt::base
