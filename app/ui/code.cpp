#include "app/ui/code.hpp"

#include <qrencode.h>

#include <memory>

namespace kt::ui {

base::Result<CodeModules> encode_qr(const std::string& content) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(content.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) return base::failed(base::Fault::too_large, "this does not fit in a QR code");
    CodeModules made;
    made.side = code->width + 2 * code_quiet_modules;
    made.dark.assign(static_cast<std::size_t>(made.side * made.side), false);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const auto to = (y + code_quiet_modules) * made.side + x + code_quiet_modules;
            made.dark[static_cast<std::size_t>(to)] = (code->data[y * code->width + x] & 1) != 0;
        }
    }
    return made;
}

}  // namespace kt::ui
