#include "app/model/answer_text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/model/people.hpp"

namespace kt::model {

namespace {

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(std::abs(number));
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return (number < 0 ? "-" : "") + digits;
}

std::string date_words(guide::Precision precision, std::int64_t number, const Translate& tr) {
    switch (precision) {
        case guide::Precision::day: return date_text(number, tr);
        case guide::Precision::month: return month_and_year_text(number, tr);
        case guide::Precision::year: return std::to_string(day_of(number).year);
    }
    return date_text(number, tr);
}

}  // namespace

std::string answer_text(const guide::Question& question, const guide::Answer& answer,
                        const Translate& tr) {
    // A guide that leaves yes and no to the program has them in every language.
    if (question.kind == guide::Kind::yes_no) {
        if (answer.id == "yes" && (answer.text.empty() || answer.text == "Ja"))
            return tr("kiosk.yes", "Ja");
        if (answer.id == "no" && (answer.text.empty() || answer.text == "Nee"))
            return tr("kiosk.no", "Nee");
    }
    return tr(text_id(question) + "." + answer.id, answer.text);
}

std::string face_text(const guide::Question& question, std::int64_t face, const Translate& tr) {
    if (face <= 1 && !question.scale_low.empty())
        return tr(text_id(question) + ".low", question.scale_low);
    if (face >= faces_max && !question.scale_high.empty())
        return tr(text_id(question) + ".high", question.scale_high);
    switch (face) {
        case 1: return tr("kiosk.face.1", "Heel slecht");
        case 2: return tr("kiosk.face.2", "Niet zo goed");
        case 3: return tr("kiosk.face.3", "Gaat wel");
        case 4: return tr("kiosk.face.4", "Goed");
        default: return tr("kiosk.face.5", "Heel goed");
    }
}

std::string number_text(const guide::Question& question, std::int64_t number, const Translate& tr) {
    if (question.kind == guide::Kind::date) return date_words(question.precision, number, tr);
    if (question.kind == guide::Kind::amount) return "€ " + grouped(number);
    if (question.kind == guide::Kind::scale && question.faces)
        return face_text(question, number, tr);
    if (question.kind != guide::Kind::scale) return std::to_string(number);
    return fill(tr("kiosk.scale.said", "{number} (van {from} tot {to})"),
                {{"number", std::to_string(number)},
                 {"from", std::to_string(question.scale_from)},
                 {"to", std::to_string(question.scale_to)}});
}

std::string people_text(const conversation::Value& value, const Translate& tr) {
    if (value.people.empty()) return tr("kiosk.people.nobody", "Niemand");
    std::string all;
    for (const auto& person : value.people) all += (all.empty() ? "" : ", ") + person.name;
    return all;
}

std::string quoted(const std::string& words, const Translate& tr) {
    return fill(tr("kiosk.quoted", "“{words}”"), {{"words", words}});
}

void say_too(std::string& all, const std::string& more) {
    static constexpr std::array<std::string_view, 5> ends{".", "!", "?", "…", "؟"};
    const bool sentence =
        std::ranges::any_of(ends, [&](std::string_view end) { return all.ends_with(end); });
    // The dot stays at the end of its line.
    if (!all.empty()) all += sentence ? " " : "\u00a0· ";
    all += more;
}

std::vector<std::string> answer_texts(const guide::Question& question,
                                      const conversation::Value& value, const Translate& tr) {
    std::vector<std::string> texts;
    for (const std::string& id : value.chosen) {
        const auto answer = std::ranges::find(question.answers, id, &guide::Answer::id);
        texts.push_back(answer == question.answers.end() ? id : answer_text(question, *answer, tr));
    }
    if (value.number) texts.push_back(number_text(question, *value.number, tr));
    if (question.kind == guide::Kind::people) texts.push_back(people_text(value, tr));
    return texts;
}

}  // namespace kt::model
