// A file of translations, from its bytes to its texts.
#include <cstdlib>

#include "app/text/po.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto po = kt::text::parse_po({reinterpret_cast<const char*>(bytes), size});
    if (!po) {  // a refusal says where and why
        if (!po.error().words.starts_with("line ") || po.error().words.ends_with(": "))
            __builtin_trap();
        return 0;
    }
    std::size_t held = 0;
    int before = 0;
    for (const auto& entry : po->entries) {
        // Each stands on a line of its own, below the one before it.
        if (entry.line <= before) __builtin_trap();
        before = entry.line;
        held += entry.context.size() + entry.dutch.size() + entry.translation.size();
    }
    // Reading never makes more of it than there is.
    if (held > size) __builtin_trap();
    return 0;
}
