// What holds for every conversation a guide can lead to, proven with a solver: what can never be
// asked, raised, offered or suggested; what the hall must not hear; what nothing uses; what has no
// way on. Exact where it speaks: a remark "can never" means that no answers exist, and where the
// solver could not tell within its limits the remark says so.
//
// Not done when a guide is loaded: a kiosk neither waits for proofs nor links a solver. Run where a
// guide is written and before it is published (keukentafel-cli guide check, publish, the tests of
// the guides that ship). Deterministic but for the limits; pure; one proof at a time in a process,
// because the solver's memory is bounded for the whole process. Throws nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/guide/load.hpp"

namespace kt::proof {

struct Limits {
    std::chrono::milliseconds one_proof{2'000};
    std::chrono::milliseconds all_proofs{60'000};
    unsigned memory_mb = 2'000;
};

// Adds what it finds to `remarks`, in file order with those that are there. `guide` must have been
// loaded without an error. `today_days` (days since 1970-01-01) decides ages, figures and which
// options have begun or ended.
void prove(const guide::Guide& guide, std::int64_t today_days, std::vector<guide::Remark>& remarks,
           const Limits& limits = {});

// guide::load, and prove if that found no error. Whoever publishes asks `usable()` of the result.
base::Result<guide::Loaded> load_and_prove(const std::string& path, std::int64_t today_days,
                                           const Limits& limits = {});

}  // namespace kt::proof
