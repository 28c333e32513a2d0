// A guide small enough to know by heart; tests change one line of it and look what that does.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/guide/load.hpp"

namespace kt::guide_map {

inline const std::string small_guide_text = R"(guide: klein
version: 1.0.0
topics:
  housing: {title: Wonen, section: housing, reason: Uw huis telt mee.}
  network: {title: Mensen, section: network, reason: Mensen tellen mee.}
entries:
  mobility: {text: Ik wil een scootmobiel, asked: een scootmobiel}
questions:
  housing.outdoors:
    ask: Kunt u zonder hulp naar buiten?
    why: Dan weten wij wat u kunt.
    kind: choice
    place: hall
    answers: {yes: Ja, hard: {text: Moeilijk, said: U komt moeilijk buiten.}, no: Nee}
    ordinary: yes
    when: asked.mobility
  network.see:
    ask: Hoe vaak ziet u mensen?
    why: Dan weten wij wie er is.
    kind: choice
    place: hall
    answers: {often: Vaak, rarely: {text: Bijna nooit, said: U ziet bijna nooit mensen.}}
    ordinary: often
    when: signal.stuck or asked.mobility
signals:
  stuck: {title: komt weinig buiten, topic: housing, when: "housing.outdoors in [hard, no]"}
  alone: {title: ziet weinig mensen, topic: network, when: network.see = rarely}
needs:
  meet:
    offer: Zou u weer meer mensen willen zien?
    wording: Ik wil weer meer mensen zien.
    topic: network
    when: signal.alone and signal.stuck
)";

inline guide::Guide guide_of(const std::string& text) {
    auto loaded = guide::load_files({{"guide.yaml", text}});
    for (const auto& remark : loaded.remarks)
        if (remark.level == guide::Remark::Level::error) ADD_FAILURE() << to_line(remark);
    return std::move(loaded.guide);
}
inline guide::Guide small_guide() {
    return guide_of(small_guide_text);
}

// The small guide with one piece of its text replaced.
inline guide::Guide small_guide_with(const std::string& was, const std::string& now) {
    auto text = small_guide_text;
    const auto at = text.find(was);
    if (at == std::string::npos) ADD_FAILURE() << "'" << was << "' is not in the small guide";
    return guide_of(text.replace(at, was.size(), now));
}

}  // namespace kt::guide_map
