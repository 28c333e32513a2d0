#include "app/screens/kiosk/samples.hpp"

#include <algorithm>
#include <utility>

#include "app/screens/kiosk/sample_album.hpp"
#include "app/text/languages.hpp"

namespace kt::screens::kiosk {

using guide::Place;
using model::Model;
using model::Phase;

namespace {

constexpr std::size_t told_max = 7;

}  // namespace

model::OpenerLetters sample_opener() {
    return {"K7MP-3XQD-9RTA-W4HC", "KT1:K7MP3XQD9RTAW4HC"};
}

Album::Album(const guide::Guide& guide, const std::string& language) : guide_(guide) {
    // "nl@je": a form of a language, for those who came with an entry in that form.
    const auto form = language.find('@');
    begun_.language = language.substr(0, form);
    if (form != std::string::npos) begun_.form = language.substr(form + 1);
    begun_.house.device = "Kiosk Stadhuis, hal";
    begun_.house.languages.clear();
    for (const char* code : {"nl", "en", "tr", "pl", "ar", "uk"})
        begun_.house.languages.push_back(
            {code, text::own_name(code), std::string(code) == "nl" ? "" : "proefvertaling"});
    begun_.line_up = true;
    begun_.now_ms = begun_.active_ms = sample_now_ms;
    begun_.wall_ms = sample_wall_ms;
    begun_.leave_at_ms = sample_now_ms + model::receipt_s * 1000;
}

std::vector<Sample> Album::all() {
    arriving();
    questions();
    entry();
    topics();
    overview();
    urgent();
    needs();
    options();
    contact();
    receipts();
    interruptions();
    return std::move(samples_);
}

void Album::add(std::string name, Model model) {
    samples_.push_back({std::move(name), std::move(model)});
}

void Album::add_at_table(const std::string& name, Model model) {
    model.place = model.state.facts.place = Place::room;
    add("table." + name, std::move(model));
}

Model Album::at(Phase phase) const {
    Model model = begun_;
    model.phase = phase;
    return model;
}

const guide::Question& Album::question(int index) const {
    return guide_.questions[static_cast<std::size_t>(index)];
}

Model Album::talking() const {
    Model model = at(Phase::talking);
    model.case_open = true;
    auto& facts = model.state.facts;
    if (!guide_.entries.empty()) facts.entry = guide_.entries.front().id;
    for (int q = 0; q < static_cast<int>(guide_.questions.size()); ++q) {
        const auto& asked = question(q);
        const bool plain = !asked.answers.empty() && asked.group < 0 && asked.place == Place::hall;
        if (!plain || model.told.size() == told_max) continue;
        conversation::StandingAnswer answer;
        answer.value.chosen = {asked.answers.back().id};
        facts.by_question[asked.id].standing = {answer};
        facts.order.push_back(asked.id);
        model.told.push_back(q);
    }
    return model;
}

Model Album::asking(int question) const {
    Model model = talking();
    conversation::Because because;
    because.asked = true;
    if (!model.told.empty()) because.questions = {model.told.back()};
    model.step = conversation::AskQuestion{question, because};
    model.at = 1;
    model.trail = {model::Place{model::Place::Kind::entry, -1}};
    return model;
}

bool Album::in_hall(const guide::Expression& condition) const {
    using Op = guide::Instruction::Op;
    return std::ranges::all_of(condition.program, [&](const guide::Instruction& step) {
        const bool of_question = step.op == Op::answer_in || step.op == Op::number_compare ||
                                 step.op == Op::known || step.op == Op::person_in;
        if (of_question) return question(static_cast<int>(step.a)).place == Place::hall;
        return step.op != Op::signal || in_hall(guide_.signals[step.a].when);
    });
}

bool Album::in_hall(const guide::Need& need) const {
    return need.place == Place::hall && !need.alone_only;
}

bool Album::in_hall(const guide::Option& option) const {
    return option.place == Place::hall && !option.alone_only && option.subjects.empty();
}

std::vector<int> Album::trouble() const {
    for (int s = 0; s < static_cast<int>(guide_.signals.size()); ++s) {
        const auto& signal = guide_.signals[static_cast<std::size_t>(s)];
        if (!signal.urgent && !signal.strength && in_hall(signal.when)) return {s};
    }
    return {};
}

std::vector<Sample> samples(const guide::Guide& guide, const std::string& language) {
    return Album(guide, language).all();
}

}  // namespace kt::screens::kiosk
