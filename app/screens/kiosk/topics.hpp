// "Waar wilt u het ook over hebben?": topics to choose from; none is a good answer too.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

struct TopicOption {
    std::string id, text, icon;
    bool chosen = false;
};

struct TopicsView {
    FrameView frame;
    std::string title, lead, detail;
    std::string suggest_label, strike;  // empty label: nothing was noticed
    bool suggest_open = false;
    std::vector<Noticed> noticed;  // what points at the topics that are suggested; while open
    std::vector<TopicOption> options;
};

TopicsView topics_view(const model::Model& model, const Words& words);
Drawn draw(const TopicsView& view, const Space& space);

}  // namespace kt::screens::kiosk
