// The sample guide, bent and then proven.
#pragma once

#include <string>

#include "core/proof/prove.hpp"
#include "tests/core/guide/sample.hpp"

namespace kt::proof {

using guide::lines_of;

inline constexpr std::int64_t today_days = 20'779;  // 2026-11-22

inline guide::Loaded proven(guide::Loaded loaded) {
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    if (loaded.usable()) prove(loaded.guide, today_days, loaded.remarks);
    return loaded;
}

inline guide::Loaded proven_with(const std::string& passage, const std::string& instead) {
    return proven(guide::sample_with(passage, instead));
}

inline guide::Loaded proven_and(const std::string& more) {
    return proven(guide::sample_and(more));
}

}  // namespace kt::proof
