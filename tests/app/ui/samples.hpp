// Sample pages in the words of the sketches: what the checker, the pictures and the tests look at.
#pragma once

#include <string>
#include <vector>

#include "app/ui/element.hpp"
#include "app/ui/layout.hpp"
#include "app/ui/picture.hpp"
#include "app/ui/theme.hpp"

namespace kt::ui::samples {

struct Sample {
    std::string name;
    Page page;
};

std::vector<std::string> names();
Page make(const std::string& name, const std::string& language, bool landscape);

Themes themes();
Pictures pictures();

inline constexpr Surface wide{1920, 1080, 3.62f};
inline constexpr Surface tall{1080, 1920, 3.62f};

}  // namespace kt::ui::samples
