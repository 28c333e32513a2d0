#include "app/text/po.hpp"

#include <optional>

namespace kt::text {
namespace {

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

// "a\n\"b\"" with its quotes → the text; nothing if it is not one whole quoted string.
std::optional<std::string> unquoted(std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
    std::string out;
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] == '"') return std::nullopt;
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        if (++i == inner.size()) return std::nullopt;
        switch (inner[i]) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case '"': out += '"'; break;
            case '\\': out += '\\'; break;
            default: return std::nullopt;
        }
    }
    return out;
}

class Reader {
  public:
    base::Result<PoFile> read(std::string_view content) {
        while (!content.empty()) {
            const auto end = content.find('\n');
            ++line_;
            if (!take(trimmed(content.substr(0, end)))) {
                return base::failed(base::Fault::bad_input,
                                    "line " + std::to_string(line_) + ": " + wrong_);
            }
            content = end == std::string_view::npos ? std::string_view{} : content.substr(end + 1);
        }
        finish();
        return std::move(file_);
    }

  private:
    bool take(std::string_view line) {
        if (line.empty()) return finish();
        if (line.starts_with("#~")) return true;  // an entry that is no longer used
        if (line.front() == '#') return take_comment(line);
        if (line.front() == '"') return append(line);
        if (line.starts_with("msgid_plural")) return fail("plural forms are not used here");
        if (line.starts_with("msgctxt")) {
            if (into_ == &entry_.translation) finish();
            return start(entry_.context, line.substr(7));
        }
        if (line.starts_with("msgid")) {
            if (into_ == &entry_.translation) finish();
            entry_.line = line_;
            return start(entry_.dutch, line.substr(5));
        }
        if (line.starts_with("msgstr")) {
            if (into_ != &entry_.dutch) return fail("msgstr without msgid");
            return start(entry_.translation, line.substr(6));
        }
        return fail("not a line of a PO file");
    }

    bool take_comment(std::string_view line) {
        if (into_ == &entry_.translation) finish();
        if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) {
            entry_.fuzzy = true;
        }
        return true;
    }

    bool start(std::string& part, std::string_view rest) {
        into_ = &part;
        return append(trimmed(rest));
    }

    bool append(std::string_view quoted) {
        if (!into_) return fail("text before any msgid");
        const auto words = unquoted(quoted);
        if (!words) return fail("the quotes do not close, or an escape is unknown");
        *into_ += *words;
        return true;
    }

    bool finish() {
        if (into_ == &entry_.translation) {
            if (entry_.dutch.empty() && entry_.context.empty()) {
                take_header();
            } else {
                file_.entries.push_back(entry_);
            }
        } else if (into_) {
            return fail("a msgid without msgstr");
        }
        if (into_) entry_ = {};
        into_ = nullptr;
        return true;
    }

    void take_header() {
        std::string_view rest = entry_.translation;
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const auto line = rest.substr(0, end);
            if (const auto colon = line.find(':'); colon != std::string_view::npos) {
                file_.header[std::string(trimmed(line.substr(0, colon)))] =
                    trimmed(line.substr(colon + 1));
            }
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }

    bool fail(std::string words) {
        wrong_ = std::move(words);
        return false;
    }

    PoFile file_;
    PoEntry entry_;
    std::string* into_ = nullptr;
    std::string wrong_;
    int line_ = 0;
};

}  // namespace

base::Result<PoFile> parse_po(std::string_view content) {
    if (content.size() > po_bytes_max) {
        return base::failed(base::Fault::too_large, "a PO file of more than 4 MiB");
    }
    return Reader().read(content);
}

}  // namespace kt::text
