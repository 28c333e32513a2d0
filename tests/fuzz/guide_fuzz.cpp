// A whole guide: YAML files, sheets and imported guides, cut out of one text at lines "=== NAME".
#include <string_view>
#include <vector>

#include "core/guide/load.hpp"

namespace {

constexpr std::string_view cut = "=== ";

std::vector<kt::guide::SourceFile> files_in(std::string_view text) {
    std::vector<kt::guide::SourceFile> files{{"guide.yaml", ""}};
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto line = text.substr(0, end);
        text.remove_prefix(end);
        if (line.starts_with(cut) && line.ends_with('\n'))
            files.push_back({std::string(line.substr(4, line.size() - 5)), ""});
        else files.back().bytes += line;
    }
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto loaded =
        kt::guide::load_files(files_in({reinterpret_cast<const char*>(bytes), size}));
    // What is usable has all its names in place.
    if (loaded.usable())
        for (const auto& option : loaded.guide.options)
            if (option.party >= static_cast<int>(loaded.guide.parties.size())) __builtin_trap();
    for (const auto& remark : loaded.remarks)
        if (remark.words.empty() || remark.spot.line < 1 || remark.spot.column < 1)
            __builtin_trap();
    return 0;
}
