// One sheet as ODS. The input is the content.xml; it is packed here, so that the zip's own sums do
// not stop every change. After a first byte "!" its last bytes say where the package is damaged.
#include <algorithm>
#include <string>

#include "core/guide/sheet.hpp"
#include "tests/core/guide/ods.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const bool damaged = text.starts_with('!');
    auto package =
        kt::guide::zip_of({{"content.xml", damaged ? text.substr(1) : text},
                           {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}});
    constexpr std::size_t damage_bytes = 24;  // three for each place: two where, one what
    if (damaged)
        for (std::size_t i = size > damage_bytes ? size - damage_bytes : size; i + 2 < size; i += 3)
            package[(bytes[i] * 256u + bytes[i + 1]) % package.size()] ^=
                static_cast<char>(bytes[i + 2]);
    std::vector<kt::guide::Remark> remarks;
    const auto sheet = kt::guide::read_sheet(package, "options.ods", remarks);
    for (const auto& row : sheet.rows)
        if (row.keys.size() != row.items.size() || row.line < 1 || row.column < 1) __builtin_trap();
    for (const auto& remark : remarks)
        if (remark.words.empty() || remark.spot.line < 1 || remark.spot.column < 1)
            __builtin_trap();
    return 0;
}
