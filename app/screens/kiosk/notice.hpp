// Before the first question, on one screen: what is kept, who sees it, what it is not for.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct NoticeLine {
    std::string id, icon, title, text;
};

struct NoticeView {
    FrameView frame;
    std::string title;
    std::string danger;  // who to call now: nobody reads this at once
    std::vector<NoticeLine> lines;
};

NoticeView notice_view(const model::Model& model, const Words& words);
Drawn draw(const NoticeView& view, const Space& space);

}  // namespace kt::screens::kiosk
