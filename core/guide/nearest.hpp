// "Did you mean": the known name closest to what someone wrote. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kt::guide {

// Empty when nothing is close. Looks at 2,000 names at most.
std::string nearest(std::string_view wrong, const std::vector<std::string_view>& names);

// " Did you mean 'x'?", or nothing.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace kt::guide
