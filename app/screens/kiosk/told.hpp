// The guide's texts in the language of the screen, and what a person told as sentences. The names
// of the texts in translation files are made here and nowhere else. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/model/evidence.hpp"
#include "app/model/model.hpp"
#include "app/screens/kiosk/drawn.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens {

// Texts of a group's question have the name in them of the person it is about.
std::string ask_of(const guide::Question& question, const Words& words);
std::string why_of(const guide::Question& question, const Words& words);
std::string hint_of(const guide::Question& question, const Words& words);
std::string answer_of(const guide::Question& question, const guide::Answer& answer,
                      const Words& words);
std::string low_of(const guide::Question& question, const Words& words);
std::string high_of(const guide::Question& question, const Words& words);
// "Over Anna"; empty outside a group.
std::string about_words(const guide::Question& question, const Words& words);
std::string title_of(const guide::Topic& topic, const Words& words);
std::string reason_of(const guide::Topic& topic, const Words& words);
std::string text_of(const guide::Entry& entry, const Words& words);
std::string asked_of(const guide::Entry& entry, const Words& words);
std::string title_of(const guide::Signal& signal, const Words& words);
std::string urgent_words_of(const guide::Signal& signal, const Words& words);
std::string urgent_term_of(const guide::Signal& signal, const Words& words);
std::string title_of(const guide::Party& party, const Words& words);
std::string title_of(const guide::Option& option, const Words& words);
std::string text_of(const guide::Option& option, const Words& words);  // its figures filled in
std::string cost_of(const guide::Option& option, const Words& words);
std::string waiting_of(const guide::Option& option, const Words& words);
std::string number_of(const guide::Option& option, const Words& words);  // or its party's
// "2026-11-01" as people say it.
std::string day_in_words(const std::string& date, const Words& words);
// A need that the person made theirs, in the words in which they did.
std::string needed(const model::Model& model, const guide::Need& need, const Words& words);
std::string offer_of(const guide::Need& need, const Words& words);
std::string wording_of(const guide::Need& need, const Words& words);

// "Wij merkten: u komt weinig buiten", with its name, to be struck or restored.
struct Noticed {
    std::string signal, words;
};
Noticed noticed(const guide::Signal& signal, const Words& words);
std::vector<Noticed> noticed(const conversation::Because& because, const Words& words);

// What a person said, between the marks of the language of the screen; in a sentence that reads the
// other way it keeps its own direction.
std::string quoted(const std::string& said, const Words& words);
// One answer as a sentence; free words stand between quotation marks.
std::string said(const guide::Question& question, const conversation::Value& value,
                 const Words& words);
// What stands for this question now: sentences, one for each standing answer; skipped: one quiet
// one. With conditions: only the answers that counted for them.
std::vector<std::string> told(const model::Model& model, int question, const Words& words,
                              const model::Conditions& conditions = {});

// "Uw vraag om een scootmobiel", or the person's own words; for "… blijft staan".
std::string asked_phrase(const model::Model& model, const Words& words);
// "omdat u vertelde: …", one line each: what of it counted for the conditions.
std::vector<std::string> because_lines(const model::Model& model,
                                       const conversation::Because& because,
                                       const model::Conditions& conditions, const Words& words);

namespace kiosk {

// One thing that was noticed, and the quiet way to say that it is not so, or is so after all.
// `where` keeps the names apart of what stands on the screen twice.
enum class Correct : std::uint8_t { strike, restore };
ui::Element noticed_line(Sheet& sheet, const std::string& where, const Noticed& signal,
                         const std::string& correct, Correct how);

}  // namespace kiosk

}  // namespace kt::screens
