// What a screen gives: elements, and the message that each press of them means. Pure values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/calendar.hpp"
#include "app/model/message.hpp"
#include "app/ui/element.hpp"
#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"

namespace kt::screens {

// The room there is, in millimetres.
struct Space {
    float width_mm = 530;
    float height_mm = 298;
    bool landscape() const { return width_mm >= height_mm; }
};

struct Drawn {
    ui::Element root;
    std::map<std::string, model::Message> on_press;  // by element id
    std::string on_enter = "go_on";              // which of them Enter in a field of one line means
    std::string more = "Meer", less = "Minder";  // under a part that does not fit
};

// What a view needs to find words: the guide of this conversation, and the language of the screen.
struct Words {
    const guide::Guide& guide;
    model::Translate tr;                         // (context, Dutch) -> text
    const conversation::Facts* facts = nullptr;  // whose names stand where a text says {name}
    std::string language = "nl";                 // of the screen
};

// What an input of a person means on this screen; none: nothing.
std::optional<model::Message> message_for(const Drawn& drawn, const ui::Input& input);

}  // namespace kt::screens
