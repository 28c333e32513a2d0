// What lies between the questions: what brings someone, topics, overview, needs and options.
#include <algorithm>
#include <utility>

#include "app/screens/kiosk/sample_album.hpp"

namespace kt::screens::kiosk {

using model::Model;
using Sort = guide::Option::Sort;

void Album::entry() {
    Model entry = talking();
    entry.step = conversation::AskEntry{};
    if (!guide_.entries.empty()) entry.draft.chosen = {guide_.entries.front().id};
    add("entry", entry);
    entry.entry_words = true;
    entry.draft.words = "Ik kom de deur niet meer uit";
    add("own_words.entry", std::move(entry));
}

void Album::topics() {
    Model topics = talking();
    conversation::ChooseTopics step;
    for (int t = 0; t < static_cast<int>(guide_.topics.size()); ++t)
        if (std::ranges::any_of(guide_.questions, [&](const guide::Question& question) {
                return question.topic == t && question.stage == guide::Stage::life &&
                       question.place == guide::Place::hall;
            }))
            step.topics.push_back(t);
    if (!step.topics.empty())
        topics.draft.chosen = {guide_.topics[static_cast<std::size_t>(step.topics.front())].id};
    for (const int signal : trouble()) {
        topics.raised.push_back({signal, {}});
        step.suggested = {guide_.signals[static_cast<std::size_t>(signal)].topic};
    }
    topics.step = std::move(step);
    add("topics", topics);
    topics.why_open = true;
    add("topics.noticed", std::move(topics));
}

void Album::overview() {
    Model overview = talking();
    overview.step = conversation::ShowOverview{};
    // Several answers to one question, and words of their own.
    for (const int q : overview.told) {
        const auto& asked = question(q);
        if (asked.kind != guide::Kind::many || asked.answers.size() < 3) continue;
        overview.state.facts.by_question[asked.id].standing.front().value.chosen = {
            asked.answers[0].id, asked.answers[1].id};
    }
    add("overview", overview);
    overview.state.facts.entry.clear();
    overview.state.facts.asked_words = "Ik kom de deur niet meer uit";
    overview.why_open = true;
    for (const int signal : trouble()) overview.raised.push_back({signal, {}});
    for (const auto& signal : guide_.signals)
        if (signal.strength && in_hall(signal.when) && overview.state.facts.struck_signals.empty())
            overview.state.facts.struck_signals.insert(signal.id);
    add("overview.noticed", std::move(overview));
}

void Album::urgent() {
    for (int s = 0; s < static_cast<int>(guide_.signals.size()); ++s) {
        const auto& signal = guide_.signals[static_cast<std::size_t>(s)];
        if (signal.urgent_party < 0 || !in_hall(signal.when)) continue;
        Model urgent = talking();
        urgent.urgent = s;
        add("urgent", urgent);
        urgent.line_up = false;
        add("urgent.no_line", std::move(urgent));
        return;
    }
}

void Album::needs() {
    Model needs = talking();
    needs.step = conversation::OfferNeeds{};
    for (int n = 0; n < static_cast<int>(guide_.needs.size()); ++n) {
        if (!in_hall(guide_.needs[static_cast<std::size_t>(n)])) continue;
        if (needs.offers.size() == conversation::offers_in_hall_max) break;
        conversation::Offer offer;
        offer.need = n;
        if (needs.told.size() > 1)
            offer.because.questions = {needs.told[needs.told.size() - 2], needs.told.back()};
        offer.because.signals = trouble();
        needs.offers.push_back(offer);
    }
    add("needs", needs);
    if (needs.offers.empty()) return;
    const auto& first = guide_.needs[static_cast<std::size_t>(needs.offers.front().need)].id;
    Model settled = needs;
    settled.because_open.insert(first);
    settled.state.facts.needs[first] = {conversation::NeedOutcome::accepted, ""};
    settled.state.facts.own_need = "Ik wil weer eens lachen";
    add("needs.settled", std::move(settled));
    needs.rewording = first;
    needs.draft.words = "Ik wil één dag voor mijzelf";
    add("own_words.need", std::move(needs));
}

// One of each sort; in a hall only what may be offered there, for needs that may.
std::vector<conversation::SuggestedOption> Album::suggested(const Model& told, bool hall) const {
    std::vector<conversation::SuggestedOption> all;
    for (const Sort sort :
         {Sort::own, Sort::network, Sort::general, Sort::collective, Sort::made_to_measure}) {
        conversation::SuggestedOption one;
        const auto fits = [&](const guide::Option& option) {
            if (option.sort != sort || (hall && !in_hall(option))) return false;
            one.needs.clear();
            for (const int need : option.needs)
                if (!hall || in_hall(guide_.needs[static_cast<std::size_t>(need)]))
                    one.needs = {need};
            return !one.needs.empty();
        };
        const auto found = std::ranges::find_if(guide_.options, fits);
        if (found == guide_.options.end()) continue;
        one.option = static_cast<int>(found - guide_.options.begin());
        if (!told.told.empty()) one.because.questions = {told.told.back()};
        all.push_back(std::move(one));
    }
    if (hall && all.size() > conversation::options_in_hall_max)
        all.resize(conversation::options_in_hall_max);
    return all;
}

void Album::options() {
    const auto shown = [&](bool hall) {
        Model options = talking();
        options.options = suggested(options, hall);
        options.step = conversation::ShowOptions{options.options};
        return options;
    };
    Model hall = shown(true);
    if (hall.options.empty()) return;
    add("options", hall);
    // The last one: what someone gives has a ground, and much to say.
    std::reverse(hall.options.begin(), hall.options.end());
    const auto& open = guide_.options[static_cast<std::size_t>(hall.options.front().option)].id;
    hall.because_open = {"option:" + open, "ground:" + open};
    hall.state.facts.options[open] = conversation::OptionOutcome::interested;
    add("options.open", std::move(hall));
    add_at_table("options", shown(false));
}

}  // namespace kt::screens::kiosk
