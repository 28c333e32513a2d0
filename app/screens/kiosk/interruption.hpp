// What stands before the conversation: stopped, nobody there, help called, not usable. None of
// these shows anything that was told.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct StoppedView {
    FrameView frame;
    std::string title, lead, keep, keep_detail, wipe, wipe_detail, countdown;
    std::string stay;  // beside a worker: back to the conversation
    std::string more;  // more time to choose
    std::string bell;  // help was called from here
    bool bell_alarm = false;
};

StoppedView stopped_view(const model::Model& model, const Words& words);
Drawn draw(const StoppedView& view, const Space& space);

struct IdleView {
    FrameView frame;
    std::string title, lead, still_here;
};

IdleView idle_view(const model::Model& model, const Words& words);
Drawn draw(const IdleView& view, const Space& space);

// Whoever asks to be spoken to alone sees the same as whoever calls for help: only the laptop says.
struct BellView {
    FrameView frame;
    std::string title, lead, go_on;
    bool alarm = false;  // no line: the kiosk itself shows it
    bool light = false;
};

BellView bell_view(const model::Model& model, const Words& words);
Drawn draw(const BellView& view, const Space& space);

struct UnusableView {
    FrameView frame;
    std::string title, lead, help;
};

UnusableView unusable_view(const model::Model& model, const Words& words);
Drawn draw(const UnusableView& view, const Space& space);

}  // namespace kt::screens::kiosk
