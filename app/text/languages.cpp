#include "app/text/languages.hpp"

#include <algorithm>
#include <array>

namespace kt::text {
namespace {

struct Name {
    std::string_view code, own, dutch;
};

// In the order in which they are offered.
constexpr std::array names{
    Name{"nl", "Nederlands", "Nederlands"}, Name{"en", "English", "Engels"},
    Name{"tr", "Türkçe", "Turks"},          Name{"pl", "Polski", "Pools"},
    Name{"ar", "العربية", "Arabisch"},      Name{"uk", "Українська", "Oekraïens"},
    Name{"ti", "ትግርኛ", "Tigrinya"},         Name{"fa", "فارسی", "Perzisch"},
    Name{"de", "Deutsch", "Duits"},         Name{"fr", "Français", "Frans"},
    Name{"es", "Español", "Spaans"},        Name{"pt", "Português", "Portugees"},
    Name{"ro", "Română", "Roemeens"},       Name{"bg", "Български", "Bulgaars"},
    Name{"ru", "Русский", "Russisch"},      Name{"so", "Soomaali", "Somalisch"},
    Name{"fy", "Frysk", "Fries"},           Name{"pap", "Papiamentu", "Papiaments"},
};

const Name* named(std::string_view code) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const Name& name) { return name.code == code; });
    return found == names.end() ? nullptr : &*found;
}

}  // namespace

std::string own_name(std::string_view code) {
    const auto* name = named(code);
    return std::string(name ? name->own : code);
}

std::string dutch_name(std::string_view code) {
    const auto* name = named(code);
    return std::string(name ? name->dutch : code);
}

bool is_known(std::string_view code) {
    const auto form = code.find('@');
    const bool form_is_named = form == std::string_view::npos || form + 1 < code.size();
    return form_is_named && named(code.substr(0, form)) != nullptr;
}

int usual_order(std::string_view code) {
    const auto* name = named(code);
    return static_cast<int>(name ? name - names.data() : names.size());
}

}  // namespace kt::text
