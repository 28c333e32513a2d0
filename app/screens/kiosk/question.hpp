// One question of the guide: beside or above it the answers, and one touch away why it is asked.
// Each kind of question has its own way of answering (answering.cpp); what is around it is the
// same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

struct NamedPerson {
    std::uint32_t slot = 0;
    std::string name;
};

// A part of a date that was chosen: "1943", touched to choose it again.
struct DatePartView {
    std::string part, text, spoken;  // part: "year", "month", "day"
};

struct QuestionView {
    FrameView frame;
    std::string topic, topic_icon, about, ask, hint;  // about: "Over Anna"; may be empty
    std::string quote_label, quote_toggle;  // empty: it follows from nothing that was said
    std::vector<std::string> quotes;        // only while open
    std::string why_label;
    std::vector<std::string> why;  // only while open
    std::vector<Noticed> noticed;  // only while open
    std::string strike;            // "Klopt niet"
    enum class Answers { one, many, yes_no, scale, faces, amount, date, people, line, words };
    Answers answers = Answers::one;
    std::vector<Option> options;  // of a date: what can be chosen of the open part
    std::string scale_low, scale_high, scale_chosen;
    std::string unit;         // of an amount: "euro"
    std::string pick;         // of a date: "Welke maand?"; empty: it is whole
    std::string pick_recent;  // of a date: "In welk jaar?", with the last few years
    std::vector<Option> recent;
    int pick_columns = 4;
    std::vector<DatePartView> parts;  // of a date: what was chosen so far
    std::string whole;                // the whole date, in words
    std::vector<NamedPerson> people;
    std::string add, remove, nobody, full;  // full: no more can be named
    bool nobody_chosen = false;
    std::string words, words_hint, language;
    bool shifted = false, signs = false;
    std::string skip, rather_not;  // rather_not: only on tender questions
};

QuestionView question_view(const model::Model& model, const Words& words);
Drawn draw(const QuestionView& view, const Space& space);

// How the question is answered: what goes under its words, and what stands opposite.
void put_answers(QuestionView& view, const model::Model& model, const guide::Question& question,
                 const Words& words);
void draw_answers(const QuestionView& view, Sheet& sheet, ui::Elements& left, ui::Elements& right);

}  // namespace kt::screens::kiosk
