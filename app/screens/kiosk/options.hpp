// "Wat zou kunnen helpen": closest to the person first, each with who gives it, what it costs, and
// one touch away on what ground and because of what. The person says of each whether they want it.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct OptionCard {
    std::string option;  // id
    std::string title, text;
    std::vector<std::string> facts;    // who, cost, waiting time
    std::vector<std::string> ground;   // law and article (large letters: facts); only while open
    std::vector<std::string> because;  // only while open
    bool has_ground = false;           // there is one to open
    bool wanted = false, had = false, passed = false;
};

struct OptionGroup {
    std::string id, title, icon;
    std::vector<OptionCard> options;
};

struct OptionsView {
    FrameView frame;
    std::string title, lead, want, has, pass, why, on_what_ground;
    std::vector<OptionGroup> groups;
};

OptionsView options_view(const model::Model& model, const Words& words);
Drawn draw(const OptionsView& view, const Space& space);

}  // namespace kt::screens::kiosk
