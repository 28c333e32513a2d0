// The names of people who publish. No locale and no library decides here: every device, of every
// age, must judge alike whether two names are one person's.
#include <algorithm>

#include "core/base/text_check.hpp"
#include "core/keys/publisher.hpp"

namespace kt::keys {
namespace {

bool within(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

bool is_space(char32_t code) {
    return code == ' ' || within(code, 0x09, 0x0D) || code == 0xA0 || code == 0x1680 ||
           within(code, 0x2000, 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}
// Accents apart from their letter: the same to the eye as the letter that has it.
bool is_loose_accent(char32_t code) {
    return within(code, 0x0300, 0x036F);
}
// Letters and marks that show nothing, beside what base::shown() names.
bool is_blank(char32_t code) {
    return within(code, 0x115F, 0x1160) || within(code, 0x17B4, 0x17B5) ||
           within(code, 0x180B, 0x180F) || code == 0x2800 || code == 0x3164 ||
           within(code, 0xFE00, 0xFE0F) || code == 0xFFA0 || within(code, 0xFFF9, 0xFFFB) ||
           within(code, 0xE0100, 0xE01EF);
}

// Small letters of the alphabets that names in a municipality are written in: Latin with its
// accents, Greek, Cyrillic, Armenian. The dotless and the dotted i are one.
char32_t small(char32_t code) {
    if (within(code, 'A', 'Z')) return code + 0x20;
    if (code < 0xC0) return code;
    if (within(code, 0xC0, 0xDE) && code != 0xD7) return code + 0x20;
    if (code == 0x130 || code == 0x131) return 'i';
    if (code == 0x178) return 0xFF;
    const bool even_is_large = within(code, 0x100, 0x137) || within(code, 0x14A, 0x177) ||
                               within(code, 0x218, 0x21F) || within(code, 0x222, 0x233) ||
                               within(code, 0x1E00, 0x1E95) || within(code, 0x1EA0, 0x1EFF) ||
                               within(code, 0x460, 0x481) || within(code, 0x48A, 0x4BF) ||
                               within(code, 0x4D0, 0x52F);
    if (even_is_large) return code | 1;
    const bool odd_is_large =
        within(code, 0x139, 0x148) || within(code, 0x179, 0x17E) || within(code, 0x1CD, 0x1DC);
    if (odd_is_large) return code + (code & 1);
    if (code == 0x386) return 0x3AC;
    if (within(code, 0x388, 0x38A)) return code + 0x25;
    if (code == 0x38C) return 0x3CC;
    if (within(code, 0x38E, 0x38F)) return code + 0x3F;
    if (within(code, 0x391, 0x3A9)) return code + 0x20;
    if (within(code, 0x410, 0x42F)) return code + 0x20;
    if (within(code, 0x400, 0x40F)) return code + 0x50;
    if (within(code, 0x531, 0x556)) return code + 0x30;
    return code;
}

void append(std::string& to, char32_t code) {
    const auto byte = [&](char32_t value) { to.push_back(static_cast<char>(value)); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6);
    } else {
        if (code < 0x10000) {
            byte(0xE0 | code >> 12);
        } else {
            byte(0xF0 | code >> 18);
            byte(0x80 | (code >> 12 & 0x3F));
        }
        byte(0x80 | (code >> 6 & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
}

}  // namespace

bool good_name(std::string_view name) {
    if (name.empty() || name.size() > name_bytes_max || base::shown(name, true) != name)
        return false;
    bool after_space = true;
    for (auto rest = name; !rest.empty();) {
        const auto here = base::first_of(rest);
        const bool space = is_space(here.code);
        if (is_loose_accent(here.code) || is_blank(here.code) || (space && here.code != ' ') ||
            (space && after_space))
            return false;
        after_space = space;
        rest.remove_prefix(here.bytes);
    }
    return !after_space;
}

std::string folded_name(std::string_view name) {
    std::string folded;
    bool space = false;
    while (!name.empty()) {
        const auto here = base::first_of(name);
        const auto letter = name.substr(0, std::max<std::size_t>(here.bytes, 1));
        name.remove_prefix(letter.size());
        if (here.bytes != 0 && is_space(here.code)) {
            space = !folded.empty();
            continue;
        }
        const bool hidden = here.bytes != 0 && base::shown(letter, true) != letter;
        if (hidden || (here.bytes != 0 && is_blank(here.code))) continue;
        if (space) folded.push_back(' ');
        space = false;
        if (here.bytes == 0) folded += letter;
        else append(folded, small(here.code));
    }
    return folded;
}

bool same_person(std::string_view one, std::string_view other) {
    return folded_name(one) == folded_name(other);
}

}  // namespace kt::keys
