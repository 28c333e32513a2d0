// A reader of gettext PO files, as far as this project writes them: msgctxt, msgid, msgstr,
// comments and the fuzzy flag. Plurals are refused, because no text of ours uses them. Pure; any
// thread. Fails with bad_input, naming the line.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace kt::text {

inline constexpr std::size_t po_bytes_max = 4 * 1024 * 1024;

struct PoEntry {
    std::string context;
    std::string dutch;
    std::string translation;
    bool fuzzy = false;  // a translator has not looked at it since the Dutch changed
    int line = 0;
};

struct PoFile {
    std::map<std::string, std::string> header;  // "Language" → "en"
    std::vector<PoEntry> entries;
};

// Where reading stopped, counted from 1; the column in bytes.
struct PoMistake {
    int line = 1;
    int column = 1;
    std::string words;  // "the quotes do not close, or an escape is unknown"
};

tl::expected<PoFile, PoMistake> read_po(std::string_view content);

// The same with the line in its words: "line 3: the quotes do not close, or …".
base::Result<PoFile> parse_po(std::string_view content);

}  // namespace kt::text
