#include "tests/scenario/resident.hpp"

namespace kt::scenario {

using model::Choose;
using model::GoOn;
using model::Message;
using model::Screen;
using model::TextEdited;

std::vector<Message> Resident::act(const model::Model& model, const guide::Guide& guide) {
    if (model::is_waiting(model)) return {};
    switch (model::screen_of(model)) {
        case Screen::welcome: return {model::Begin{"nl"}};
        case Screen::notice: return {GoOn{}};
        case Screen::opener_offer: return {model::WantOpener{wishes_.opener_at_start}};
        case Screen::opener: return {GoOn{}};
        case Screen::entry: {
            const auto entry = wishes_.entry.empty() ? guide.entries.front().id : wishes_.entry;
            return {Choose{entry}, GoOn{}};
        }
        case Screen::own_words: return {TextEdited{"words", wishes_.words + " eigen"}, GoOn{}};
        case Screen::question: {
            const auto index = static_cast<std::size_t>(model::question_of(model));
            return answer(model, guide.questions[index]);
        }
        case Screen::topics: return {GoOn{}};
        case Screen::overview: return {GoOn{}};
        case Screen::urgent: return {GoOn{}};
        case Screen::needs: {
            for (const auto& offer : model.offers) {
                const auto& need = guide.needs[static_cast<std::size_t>(offer.need)].id;
                if (!model.state.facts.needs.count(need))
                    return {model::SettleNeed{need, conversation::NeedOutcome::accepted}};
            }
            return {GoOn{}};
        }
        case Screen::options: return {GoOn{}};
        case Screen::closing: {
            const char* how = wishes_.ending == model::Ending::sent         ? "sent"
                              : wishes_.ending == model::Ending::paper_only ? "paper"
                                                                            : "erase";
            return {Choose{how}, GoOn{}};
        }
        case Screen::contact: return contact(model);
        case Screen::summary: return {GoOn{}};
        case Screen::receipt:
        case Screen::kept:
        case Screen::wiped: return {model::Done{}};
        case Screen::idle: return {model::StillHere{}};
        case Screen::bell: return {model::CloseBell{}};
        case Screen::staff_corner: return {model::CloseStaffCorner{}};
        case Screen::languages: return {model::KeepLanguage{}};
        case Screen::stopped:
        case Screen::reopening:
        case Screen::unusable:
        case Screen::gone: return {};
    }
    return {};
}

std::vector<Message> Resident::answer(const model::Model&, const guide::Question& question) {
    conversation::Value value;
    std::vector<Message> messages;
    switch (question.kind) {
        case guide::Kind::choice:
        case guide::Kind::yes_no:
        case guide::Kind::many: {
            const auto pick = random_.below(static_cast<std::uint32_t>(question.answers.size()));
            value.chosen = {question.answers[pick].id};
            messages.push_back(Choose{value.chosen.front()});
            break;
        }
        case guide::Kind::scale:
            value.number = question.scale_from;
            messages.push_back(Choose{std::to_string(*value.number)});
            break;
        case guide::Kind::amount:
        case guide::Kind::date:
        case guide::Kind::people: return {model::Skip{}};
        case guide::Kind::words:
        case guide::Kind::person:
        case guide::Kind::place:
            value.words = wishes_.words + " over " + question.id;
            messages.push_back(TextEdited{"words", value.words});
            break;
    }
    told[question.id] = value;
    messages.push_back(GoOn{});
    return messages;
}

std::vector<Message> Resident::contact(const model::Model& model) {
    using model::ContactStep;
    switch (model.contact_step) {
        case ContactStep::name: return {TextEdited{"words", wishes_.words + " naam"}, GoOn{}};
        case ContactStep::phone: return {TextEdited{"words", "0600000000"}, GoOn{}};
        case ContactStep::when: return {Choose{"morning"}, GoOn{}};
        case ContactStep::voicemail: return {Choose{"no"}, GoOn{}};
        case ContactStep::post: return {Choose{"yes"}, GoOn{}};
        case ContactStep::safely: return {TextEdited{"words", wishes_.words + " veilig"}, GoOn{}};
        case ContactStep::later: return {Choose{"no"}, GoOn{}};
        case ContactStep::summary: return {GoOn{}};
    }
    return {};
}

}  // namespace kt::scenario
