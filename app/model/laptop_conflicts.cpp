#include "app/model/laptop_conflicts.hpp"

#include <set>

namespace kt::model {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        all += (all.empty() ? std::string() : std::string(between)) + part;
    }
    return all;
}

// How one event reads when it stands beside another that it did not know of.
class SideText {
  public:
    SideText(const guide::Guide& guide, const Translate& tr) : guide_(guide), tr_(tr) {}

    std::string operator()(const casefile::EntryChosen& e) const {
        const int index = guide_.entry_index(e.entry);
        const std::string text =
            index < 0 ? e.entry : tr_("entry." + e.entry, guide_.entries[index].text);
        return joined({text, e.words}, " · ");
    }
    std::string operator()(const casefile::TopicsChosen& e) const {
        std::vector<std::string> titles;
        for (const std::string& id : e.topics) {
            const int index = guide_.topic_index(id);
            titles.push_back(index < 0 ? id : tr_("topic." + id, guide_.topics[index].title));
        }
        return joined(titles, ", ");
    }
    std::string operator()(const casefile::ContactGiven& e) const {
        return joined({e.name, e.phone, e.when, e.safely}, " · ");
    }
    std::string operator()(const casefile::OwnNeedTold& e) const { return e.words; }
    std::string operator()(const casefile::NeedSettled& e) const {
        if (!e.words.empty()) return e.words;
        return e.outcome == conversation::NeedOutcome::passed
                   ? tr_("laptop.need.passed", "Niet herkend")
                   : tr_("laptop.need.accepted", "Herkend");
    }
    std::string operator()(const casefile::ConversationBegun& e) const {
        return joined({e.device, e.language}, " · ");
    }
    std::string operator()(const casefile::Ended& e) const {
        switch (e.how) {
            case 1: return tr_("laptop.ended.sent", "Verstuurd");
            case 2: return tr_("laptop.ended.paper", "Alleen op papier");
            case 3: return tr_("laptop.ended.erased", "Gewist");
            case 4: return tr_("laptop.ended.kept", "Gestopt en bewaard");
            default: return {};
        }
    }
    // The others never stand twice: they add, and replace nothing.
    template <class Other>
    std::string operator()(const Other&) const {
        return {};
    }

  private:
    const guide::Guide& guide_;
    const Translate& tr_;
};

std::string place_of(const casefile::Happening& happening) {
    if (std::holds_alternative<casefile::EntryChosen>(happening)) return "entry";
    if (std::holds_alternative<casefile::TopicsChosen>(happening)) return "topics";
    if (std::holds_alternative<casefile::ContactGiven>(happening)) return "contact";
    if (std::holds_alternative<casefile::OwnNeedTold>(happening)) return "own_need";
    if (std::holds_alternative<casefile::ConversationBegun>(happening)) return "begun";
    if (std::holds_alternative<casefile::Ended>(happening)) return "ended";
    if (const auto* need = std::get_if<casefile::NeedSettled>(&happening)) {
        return "need:" + need->need;
    }
    return {};
}

std::string title_of(const std::string& id, const guide::Guide& guide, const Translate& tr) {
    if (id == "entry") return tr("laptop.conflict.entry", "Waar het om gevraagd is");
    if (id == "topics") return tr("laptop.conflict.topics", "Waar het ook over moest gaan");
    if (id == "contact") return tr("laptop.conflict.contact", "Hoe wij contact opnemen");
    if (id == "own_need") return tr("laptop.conflict.own_need", "Waar het eigenlijk om gaat");
    if (id == "begun") return tr("laptop.conflict.begun", "Hoe het gesprek begon");
    if (id == "ended") return tr("laptop.conflict.ended", "Hoe het gesprek eindigde");
    if (!id.starts_with("need:")) return id;
    const int index = guide.need_index(id.substr(5));
    return index < 0 ? id.substr(5) : tr("need." + guide.needs[index].id, guide.needs[index].offer);
}

const QuestionView* find_question(const CaseView& view, const std::string& id) {
    for (const TopicView& topic : view.topics) {
        for (const QuestionView& question : topic.questions) {
            if (question.id == id) return &question;
        }
    }
    return nullptr;
}

ConflictView of_question(const QuestionView& question) {
    ConflictView conflict{question.id, question.ask, {}};
    for (const AnswerView& answer : question.standing) {
        const std::string text = joined({joined(answer.texts, ", "), answer.words}, " · ");
        conflict.sides.push_back({text, answer.said_by, answer.at_ms});
    }
    return conflict;
}

}  // namespace

std::vector<ConflictView> conflicts_of(const CaseView& view, const casefile::CaseState& state,
                                       const guide::Guide& guide, const Translate& tr) {
    std::set<base::EventId> replaced;
    for (const casefile::Event& event : state.story) {
        replaced.insert(event.replaces.begin(), event.replaces.end());
    }
    std::vector<ConflictView> conflicts;
    for (const std::string& id : state.conflicts) {
        if (const QuestionView* question = find_question(view, id)) {
            conflicts.push_back(of_question(*question));
            continue;
        }
        ConflictView conflict{id, title_of(id, guide, tr), {}};
        for (const casefile::Event& event : state.story) {
            if (place_of(event.happening) != id || replaced.contains(event.id)) continue;
            const std::string text = std::visit(SideText(guide, tr), event.happening);
            conflict.sides.push_back({text, event.said_by, event.at_ms});
        }
        conflicts.push_back(std::move(conflict));
    }
    return conflicts;
}

}  // namespace kt::model
