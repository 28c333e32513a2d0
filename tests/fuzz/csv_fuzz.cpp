// One sheet as CSV, from its bytes to its rows.
#include "core/guide/sheet.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    std::vector<kt::guide::Remark> remarks;
    const auto sheet =
        kt::guide::read_sheet({reinterpret_cast<const char*>(bytes), size}, "options.csv", remarks);
    for (const auto& row : sheet.rows)
        if (row.keys.size() != row.items.size() || row.line < 1 || row.column < 1) __builtin_trap();
    for (const auto& remark : remarks)
        if (remark.words.empty() || remark.spot.line < 1 || remark.spot.column < 1)
            __builtin_trap();
    return 0;
}
