// One question of the guide: beside or above it the answers, and one touch away why it is asked.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct QuestionView {
    FrameView frame;
    std::string topic, topic_icon, ask, hint;
    std::string quote_label, quote_toggle;  // empty: it follows from nothing that was said
    std::vector<std::string> quotes;        // only while open
    std::string why_label;
    std::vector<std::string> why;  // only while open
    enum class Answers { one, many, scale, words } answers = Answers::one;
    std::vector<Option> options;
    std::string scale_low, scale_high;
    std::string words, words_hint, language;
    bool shifted = false, signs = false;
    std::string skip, rather_not;  // rather_not: only on tender questions
};

QuestionView question_view(const model::Model& model, const Words& words);
Drawn draw(const QuestionView& view, const Space& space);

}  // namespace kt::screens::kiosk
