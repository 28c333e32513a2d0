// What stands on every resident's screen, always in the same place: above who we are, size,
// contrast and language; below back, someone beside me and stop, and on the other side the one
// filled button.
#pragma once

#include <string>

#include "app/model/model.hpp"
#include "app/screens/kiosk/drawn.hpp"
#include "app/ui/widgets.hpp"

namespace kt::screens::kiosk {

struct FrameView {
    std::string brand, bigger, contrast;
    std::string language, language_code;  // what stands on the pill; empty: there is no choice
    std::string language_spoken;
    bool many_languages = false;  // it opens them all; else it is the other one
    std::string back;             // empty: there is no back here
    std::string staff, apart, stop;
    bool stops_quietly = false;  // beside a worker stopping alarms nobody
    std::string speaker;         // beside a worker: whose words come next; empty: not asked
    std::string next_speaker;    // when that is touched
    std::string lock;            // a laptop's: puts it away; the program around takes the press
    std::string go_on;           // empty: nothing filled here
    std::string go_on_icon = "forward";
    bool go_on_ready = true;
    bool ends = false;       // the filled button ends the visit
    bool large = false;      // large letters: what stands beside each other may stand below
    bool blank = false;      // after *Stoppen*: nothing but the choice
    std::string trouble;     // what is wrong, and that nothing is lost
    std::string busy;        // what is being done now
    std::string more, less;  // under a part that does not fit
    ui::KeyNames keys;       // of the keyboard on screen
};

enum class Back : bool { no, yes };

FrameView frame_view(const model::Model& model, const Words& words, Back back,
                     std::string go_on = "", bool go_on_ready = true);

// In plain words what is wrong and that nothing is lost.
std::string trouble_words(const model::Trouble& trouble, const Words& words);

// Gathers a screen's elements and what pressing them means, and sets them in the frame.
class Sheet {
  public:
    Sheet(const FrameView& frame, const Space& space);

    ui::Element press(ui::Element element, model::Message message);
    Drawn page(ui::Elements left, ui::Elements right = {}, float left_share = 0.46f);
    // A few words and what to do: one narrow column, or on a tall screen the words in the middle
    // and what to touch within reach below.
    Drawn few(ui::Elements words, ui::Elements actions);
    bool landscape() const { return space_.landscape(); }
    // What Enter in a field of one line means here, if not to go on.
    void on_enter(const std::string& id) { drawn_.on_enter = id; }

  private:
    ui::Element header();
    ui::Element footer();
    ui::Element go_on();

    const FrameView& frame_;
    Space space_;
    Drawn drawn_;
};

}  // namespace kt::screens::kiosk
