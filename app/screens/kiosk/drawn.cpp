#include "app/screens/kiosk/drawn.hpp"

namespace kt::screens {

namespace {

constexpr std::string_view key_prefix = "key.";

std::optional<model::Message> pressed(const Drawn& drawn, const std::string& id) {
    const auto found = drawn.on_press.find(id);
    if (found == drawn.on_press.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<model::Message> message_for(const Drawn& drawn, const ui::Input& input) {
    switch (input.kind) {
        case ui::Input::Kind::pressed:
            if (input.id.starts_with(key_prefix))
                return model::KeyPressed{input.id.substr(key_prefix.size())};
            return pressed(drawn, input.id);
        case ui::Input::Kind::edited: return model::TextEdited{input.id, input.text};
        case ui::Input::Kind::submitted: return pressed(drawn, drawn.on_enter);
        case ui::Input::Kind::next: return pressed(drawn, "go_on");
        case ui::Input::Kind::previous: return pressed(drawn, "back");
        case ui::Input::Kind::shortcut:  // a laptop's; here it only says that somebody is there
        case ui::Input::Kind::activity: return model::Activity{};
    }
    return std::nullopt;
}

}  // namespace kt::screens
