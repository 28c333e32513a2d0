// What becomes of conversations whose process is gone without ending them.
//
// Without an opener nobody can ever read such a case: it is erased at once. With one it stays,
// sealed, for whoever holds the opener, and is erased after left_open_ms_max. What had been sent
// before stays as it was sent. Holds no key. The supervisor's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"

namespace kt::session {

inline constexpr std::int64_t left_open_ms_max = 24LL * 60 * 60 * 1000;

struct Tidied {
    int erased = 0;
    int left_for_opener = 0;
};

// `alive` tells whether a process of this boot still runs.
base::Result<Tidied> tidy_left_open(journal::Journal& journal, const std::string& boot,
                                    const std::function<bool(std::int32_t)>& alive,
                                    std::int64_t wall_ms);

}  // namespace kt::session
