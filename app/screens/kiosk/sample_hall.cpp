// Coming in, and what can stand before a conversation.
#include <utility>

#include "app/screens/kiosk/sample_album.hpp"

namespace kt::screens::kiosk {

using model::Model;
using model::Phase;

void Album::arriving() {
    add("welcome", at(Phase::welcome));
    Model after = at(Phase::welcome);
    after.previous_broke_off = true;
    add("welcome.broke_off", std::move(after));
    Model two = at(Phase::welcome);
    two.house.languages = model::House{}.languages;
    add("welcome.two_languages", std::move(two));

    Model reopening = at(Phase::reopening);
    reopening.draft.words = "K7MP 3X";
    add("reopening", reopening);
    reopening.trouble = model::Trouble{base::Fault::not_found, model::Waiting::For::reopen};
    add("reopening.refused", std::move(reopening));
    add("notice", at(Phase::notice));
    add("opener_offer", at(Phase::opener_offer));
    Model shown = at(Phase::opener_shown);
    shown.opener = sample_opener();
    add("opener", std::move(shown));
}

void Album::interruptions() {
    Model stopped = talking();
    stopped.stopped_ms = sample_now_ms;
    add("stopped", stopped);
    stopped.bell = model::Bell{};
    stopped.bell->state = model::Bell::State::delivered;
    add("stopped.bell", stopped);
    stopped.bell->state = model::Bell::State::no_line;
    add("stopped.bell.no_line", stopped);
    stopped.bell.reset();
    stopped.waiting = {1, model::Waiting::For::release, model::Waiting::Then::send};
    add("stopped.leaving", stopped);
    stopped.waiting = {};
    stopped.left_before = model::Ending::kept;
    add("stopped.kept", stopped);
    stopped.left_before = model::Ending::sent;
    add("stopped.sent", std::move(stopped));
    Model idle = talking();
    idle.idle_warned_ms = sample_now_ms;
    add("idle", idle);
    idle.left_before = model::Ending::sent;
    add("idle.sent", std::move(idle));
    Model bell = talking();
    bell.bell = model::Bell{};
    add("bell", bell);
    bell.bell->state = model::Bell::State::delivered;
    add("bell.delivered", bell);
    bell.bell->state = model::Bell::State::no_line;
    add("bell.no_line", std::move(bell));
    Model languages = talking();
    languages.choosing_language = true;
    add("languages", std::move(languages));
    Model corner = at(Phase::welcome);
    corner.staff_corner = true;
    model::StaffInfo info;
    info.cases_waiting = 2;
    info.line_since_ms = sample_wall_ms - 40 * 60 * 1000;
    info.guide_version = guide_.version;
    corner.staff_info = info;
    add("staff_corner", std::move(corner));
    Model unusable = at(Phase::welcome);
    unusable.unusable = base::Fault::disk_failed;
    add("unusable", std::move(unusable));
}

}  // namespace kt::screens::kiosk
