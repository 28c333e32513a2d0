// After sending, or with the paper in hand: the number, who calls and by when, and help for
// everyone.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct ReceiptView {
    FrameView frame;
    std::string title;
    std::string sent;  // sent, or not yet
    bool arrived = false;
    std::string number_label, number;  // empty on paper only
    std::vector<std::string> lines;    // who calls and by when, the dates of the law
    std::string paper;
    bool paper_failed = false;
    std::string opener_label, letters, qr_text, qr_spoken;
    std::string help;
    std::string countdown, more;
};

ReceiptView receipt_view(const model::Model& model, const Words& words);
Drawn draw(const ReceiptView& view, const Space& space);

// Seconds left before the screen wipes itself, as a sentence.
std::string countdown_words(const model::Model& model, const Words& words);

}  // namespace kt::screens::kiosk
