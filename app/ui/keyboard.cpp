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

Rows letters(const std::string& language) {
    const auto primary = language.substr(0, 2);
    if (primary == "ar") return {"ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظ"};
    if (primary == "uk") return {"йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю"};
    if (primary == "tr") return {"qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"};
    return {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
}

constexpr Rows signs_rows{"1234567890", "-/:;()€&@'", ".,?!\"+éëïü"};

std::string upper(std::string_view letter) {
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
        return std::string(1, static_cast<char>(letter[0] - 'a' + 'A'));
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> others{
        {{"ğ", "Ğ"}, {"ü", "Ü"}, {"ş", "Ş"}, {"ö", "Ö"}, {"ç", "Ç"}, {"ı", "I"}}};
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

Element line(std::string_view characters, bool shifted) {
    Elements keys;
    const auto stops = text::caret_stops(characters);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const auto letter = characters.substr(stops[i], stops[i + 1] - stops[i]);
        const auto shown = shifted ? upper(letter) : std::string(letter);
        keys.push_back(key(std::string(letter), shown));
    }
    Element made = row(std::move(keys), key_gap_mm);
    made.cross = Align::stretch;
    return made;
}

}  // namespace

Element keyboard(bool shifted, bool signs, const std::string& language) {
    const Rows rows = signs ? signs_rows : letters(language);
    Element third = line(rows.third, shifted && !signs);
    if (!signs) {
        Element shift = control("shift", "", "hoofdletter", "shift", 1.5f);
        shift.chosen = shifted;
        third.children.insert(third.children.begin(), std::move(shift));
    }
    third.children.push_back(control("back", "", "wis letter", "backspace", 1.5f));
    Element last =
        row({control("sign", signs ? "abc" : "?123", signs ? "letters" : "tekens", "", 2),
             control("space", "", "spatie", "space", 6),
             control("enter", "", "nieuwe regel", "enter", 2)},
            key_gap_mm);
    last.cross = Align::stretch;
    Element made = column({line(rows.first, shifted && !signs),
                           line(rows.second, shifted && !signs), std::move(third), std::move(last)},
                          key_gap_mm);
    made.id = "keyboard";
    made.width_max_mm = keyboard_width_max_mm;
    return made;
}

Element number_pad() {
    const auto digits = [](std::string_view characters) {
        Elements keys;
        for (const char digit : characters) {
            if (digit == ' ') {
                keys.push_back(spring());
                continue;
            }
            Element made = digit == '<' ? control("back", "", "wis cijfer", "backspace", 1)
                                        : key(std::string(1, digit), std::string(1, digit));
            made.type = Type::title;
            made.height_min_mm = pad_key_height_mm;
            keys.push_back(std::move(made));
        }
        Element line = row(std::move(keys), pad_gap_mm);
        line.cross = Align::stretch;
        return line;
    };
    Element made =
        column({digits("123"), digits("456"), digits("789"), digits(" 0<")}, pad_gap_mm);
    made.id = "number_pad";
    return made;
}

}  // namespace kt::ui
