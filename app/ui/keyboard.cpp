// The keyboard on screen: letters or signs, large enough to touch, the same order as on paper.
#include <array>
#include <string_view>

#include "app/text/words.hpp"
#include "app/ui/widgets.hpp"

namespace kt::ui {
namespace {

constexpr float key_gap_mm = 2.6f;
constexpr float key_height_mm = 14;
constexpr float keyboard_width_max_mm = 250;
constexpr float pad_key_height_mm = 22;
constexpr float pad_gap_mm = 4;

struct Rows {
    std::string_view first, second, third;
};

std::string_view primary_of(const std::string& language) {
    return std::string_view(language).substr(0, language.find_first_of("-@"));
}

// The letters where people know them from the keyboards of their language; Arabic has no capitals,
// and what stands under shift there stands beside the others here.
Rows letters(const std::string& language) {
    const auto primary = primary_of(language);
    if (primary == "ar") return {"ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤأإآرىةوزظ"};
    if (primary == "uk") return {"йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю'"};
    if (primary == "tr") return {"qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"};
    if (primary == "pl") return {"qwertyuiopęó", "asdfghjkląłś", "zxcvbnmżźćń"};
    return {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
}

Rows signs_of(const std::string& language) {
    if (primary_of(language) == "ar") return {"1234567890", "-/:()€&@'\"", ".،؟!؛+"};
    return {"1234567890", "-/:;()€&@'", ".,?!\"+éëïü"};
}

bool has_capitals(const std::string& language) {
    return primary_of(language) != "ar";
}

std::string letters_key(const std::string& language) {
    const auto primary = primary_of(language);
    if (primary == "ar") return "أبت";
    return primary == "uk" ? "абв" : "abc";
}

std::string upper(std::string_view letter, const std::string& language) {
    if (letter == "i" && primary_of(language) == "tr") return "İ";
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
        return std::string(1, static_cast<char>(letter[0] - 'a' + 'A'));
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> others{
        {{"ğ", "Ğ"},
         {"ü", "Ü"},
         {"ş", "Ş"},
         {"ö", "Ö"},
         {"ç", "Ç"},
         {"ı", "I"},
         {"ą", "Ą"},
         {"ć", "Ć"},
         {"ę", "Ę"},
         {"ł", "Ł"},
         {"ń", "Ń"},
         {"ó", "Ó"},
         {"ś", "Ś"},
         {"ź", "Ź"},
         {"ż", "Ż"}}};
    for (const auto& [small, large] : others) {
        if (small == letter) return std::string(large);
    }
    // Cyrillic а to я and Ukrainian є і ї; what has no capital stays as it is.
    if (letter.size() == 2 && letter[0] == '\xd0' &&
        static_cast<unsigned char>(letter[1]) >= 0xb0) {
        return {'\xd0', static_cast<char>(letter[1] - 0x20)};
    }
    if (letter.size() == 2 && letter[0] == '\xd1' && static_cast<unsigned char>(letter[1]) < 0x90) {
        return {'\xd0', static_cast<char>(static_cast<unsigned char>(letter[1]) + 0x20)};
    }
    if (letter == "є") return "Є";
    if (letter == "і") return "І";
    if (letter == "ї") return "Ї";
    if (letter == "ґ") return "Ґ";
    return std::string(letter);
}

Element key(std::string id, std::string shown, float share = 1) {
    Element made;
    made.id = "key." + std::move(id);
    made.role = Role::key;
    made.look = Look::key;
    made.text = std::move(shown);
    made.type = Type::body;
    made.pressable = true;
    made.grow = share;
    made.height_min_mm = key_height_mm;
    return made;
}

Element control(std::string id, std::string shown, std::string spoken, std::string icon_name,
                float share) {
    Element made = key(std::move(id), std::move(shown), share);
    made.spoken = std::move(spoken);
    made.icon = std::move(icon_name);
    made.bold = true;
    return made;
}

// Keys across, which stand the same way round in every language.
Element across(Elements keys, float gap_mm) {
    Element made = row(std::move(keys), gap_mm);
    made.cross = Align::stretch;
    made.never_mirrored = true;
    return made;
}

Element line(std::string_view characters, bool shifted, const std::string& language) {
    Elements keys;
    const auto stops = text::caret_stops(characters);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const auto letter = characters.substr(stops[i], stops[i + 1] - stops[i]);
        const auto shown = shifted ? upper(letter, language) : std::string(letter);
        keys.push_back(key(std::string(letter), shown));
    }
    return across(std::move(keys), key_gap_mm);
}

}  // namespace

Element keyboard(bool shifted, bool signs, const std::string& language, const KeyNames& names) {
    const Rows rows = signs ? signs_of(language) : letters(language);
    const bool capitals = has_capitals(language) && !signs;
    shifted = shifted && capitals;
    Element third = line(rows.third, shifted, language);
    if (capitals) {
        Element shift = control("shift", "", names.shift, "shift", 1.5f);
        shift.chosen = shifted;
        third.children.insert(third.children.begin(), std::move(shift));
    }
    third.children.push_back(control("back", "", names.back, "backspace", 1.5f));
    Element last = across({control("sign", signs ? letters_key(language) : "?123",
                                   signs ? names.letters : names.signs, "", 2),
                           control("space", "", names.space, "space", 6),
                           control("enter", "", names.enter, "enter", 2)},
                          key_gap_mm);
    Element made = column({line(rows.first, shifted, language),
                           line(rows.second, shifted, language), std::move(third), std::move(last)},
                          key_gap_mm);
    made.id = "keyboard";
    made.width_max_mm = keyboard_width_max_mm;
    return made;
}

Element number_pad(const KeyNames& names) {
    const auto digits = [&](std::string_view characters) {
        Elements keys;
        for (const char digit : characters) {
            if (digit == ' ') {
                keys.push_back(spring());
                continue;
            }
            Element made = digit == '<' ? control("back", "", names.back_digit, "backspace", 1)
                                        : key(std::string(1, digit), std::string(1, digit));
            made.type = Type::title;
            made.height_min_mm = pad_key_height_mm;
            keys.push_back(std::move(made));
        }
        return across(std::move(keys), pad_gap_mm);
    };
    Element made = column({digits("123"), digits("456"), digits("789"), digits(" 0<")}, pad_gap_mm);
    made.id = "number_pad";
    return made;
}

}  // namespace kt::ui
