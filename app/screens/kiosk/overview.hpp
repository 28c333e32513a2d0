// What was told so far, as sentences by topic; each can be changed.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

struct OverviewLine {
    std::string question;   // id
    std::string ask;        // for whoever hears the button "Wijzig"
    std::string shown_ask;  // empty: the sentence needs no question beside it
    std::string said;
};

struct OverviewTopic {
    std::string id, title, icon;
    std::vector<OverviewLine> lines;
};

struct OverviewView {
    FrameView frame;
    std::string title, lead, asked, change;
    std::vector<OverviewTopic> topics;
    std::string noticed_label, strike, restore;  // empty label: nothing was noticed
    bool noticed_open = false;
    std::vector<Noticed> noticed, struck;  // while open
};

OverviewView overview_view(const model::Model& model, const Words& words);
Drawn draw(const OverviewView& view, const Space& space);

}  // namespace kt::screens::kiosk
