// A QR code as squares. Fails with too_large if the content does not fit a code.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace kt::ui {

inline constexpr int code_quiet_modules = 4;  // the white edge a reader needs

struct CodeModules {
    int side = 0;  // with the quiet edge
    std::vector<bool> dark;
};

base::Result<CodeModules> encode_qr(const std::string& content);

}  // namespace kt::ui
