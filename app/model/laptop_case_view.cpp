#include "app/model/laptop_case_view.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "app/model/answer_text.hpp"
#include "app/model/evidence.hpp"
#include "app/model/laptop_conflicts.hpp"
#include "app/model/people.hpp"

namespace kt::model {
namespace {

using conversation::Fact;
using conversation::NeedOutcome;
using conversation::StandingAnswer;

const guide::Answer* find_answer(const guide::Question& question, const std::string& id) {
    for (const guide::Answer& answer : question.answers) {
        if (answer.id == id) return &answer;
    }
    return nullptr;
}

// What a worker writes is in their own language, whatever the screen was in.
std::string language_told(const casefile::CaseState& state, std::size_t place) {
    const bool worker = place < state.story.size() && state.story[place].said_by == "worker";
    return worker ? "nl" : casefile::language_at(state, place);
}

// Reads one case with one guide; gathers what make_case_view puts together.
class Reader {
  public:
    Reader(const casefile::CaseState& state, const guide::Guide& guide, const Translate& tr)
        : state_(state), guide_(guide), tr_(tr), engine_(guide) {}

    AnswerView answer(const guide::Question* question, const StandingAnswer& standing) const {
        AnswerView view;
        view.values = standing.value.chosen;
        if (standing.value.number) view.values.push_back(std::to_string(*standing.value.number));
        for (const auto& person : standing.value.people) view.values.push_back(person.name);
        if (question) {
            for (const std::string& text : answer_texts(*question, standing.value, tr_))
                view.texts.push_back(named(text, *question));
        } else {
            view.texts = view.values;
        }
        view.words = standing.value.words;
        view.said_by = standing.said_by;
        view.at_ms = standing.at_ms;
        view.language = language_of(standing);
        return view;
    }

    std::string language_of(const StandingAnswer& standing) const {
        const auto at = std::ranges::find(state_.story, standing.event, &casefile::Event::id);
        return language_told(state_, static_cast<std::size_t>(at - state_.story.begin()));
    }

    QuestionView question(const std::string& id, const Fact& fact) const {
        const guide::Question* known = find_question(id);
        QuestionView view;
        view.id = id;
        view.ask = known ? asked(*known) : id;
        if (known) view.about = person_name(guide_, state_.facts, *known);
        view.skipped = fact.skipped && fact.standing.empty();
        for (const StandingAnswer& standing : fact.standing) {
            view.standing.push_back(answer(known, standing));
        }
        return view;
    }

    // "U komt moeilijk buiten.", or the question with its answer where the guide has no sentence.
    // Of several answers only what counted for the conditions.
    EvidenceView evidence(const std::string& id, const Conditions& conditions) const {
        const guide::Question* known = find_question(id);
        const auto found = state_.facts.by_question.find(id);
        std::string said;
        if (found != state_.facts.by_question.end()) {
            const auto& all = found->second.standing;
            for (const StandingAnswer& standing :
                 known ? that_counted(guide_, conditions, *known, all) : all) {
                const std::string one = sentence(known, standing);
                if (one.empty()) continue;
                said += (said.empty() ? "" : " / ") + one;
            }
        }
        if (said.empty()) said = known ? asked(*known) : id;
        return {id, said};
    }

    std::vector<EvidenceView> evidence(const std::vector<std::string>& ids,
                                       const Conditions& conditions) const {
        std::vector<EvidenceView> all;
        for (const std::string& id : ids) all.push_back(evidence(id, conditions));
        return all;
    }

    std::vector<TopicView> topics() const {
        std::vector<TopicView> topics;
        for (const std::string& id : met_in_order()) {
            const auto found = state_.facts.by_question.find(id);
            if (found == state_.facts.by_question.end()) continue;
            if (found->second.standing.empty() && !found->second.skipped) continue;
            topic_for(topics, id).questions.push_back(question(id, found->second));
        }
        return topics;
    }

    std::vector<SignalView> signals() const {
        std::vector<SignalView> views;
        const auto now = engine_.signals(state_.facts);
        for (const auto& raised : now) views.push_back(signal(raised, now));
        conversation::Facts as_if_none_struck = state_.facts;
        as_if_none_struck.struck_signals.clear();
        const auto then = engine_.signals(as_if_none_struck);
        for (const auto& raised : then) {
            SignalView view = signal(raised, then);
            view.struck = state_.facts.struck_signals.contains(view.id);
            if (view.struck) views.push_back(std::move(view));
        }
        return views;
    }

    // Each need once, with what the resident last said of it.
    std::vector<NeedView> needs() const {
        std::vector<NeedView> views;
        for (const casefile::Event& event : state_.story) {
            const auto* settled = std::get_if<casefile::NeedSettled>(&event.happening);
            if (!settled) continue;
            std::erase_if(views, [&](const NeedView& v) { return v.id == settled->need; });
            views.push_back(need(*settled));
        }
        return views;
    }

    // Each option once, with what the resident last said of it.
    std::vector<OptionView> options() const {
        std::vector<OptionView> views;
        for (const casefile::Event& event : state_.story) {
            const auto* settled = std::get_if<casefile::OptionSettled>(&event.happening);
            if (!settled) continue;
            std::erase_if(views, [&](const OptionView& v) { return v.id == settled->option; });
            const int index = guide_.option_index(settled->option);
            OptionView view{settled->option, settled->option, settled->outcome, settled->words, {}};
            if (index >= 0) view.title = tr_("option." + view.id, guide_.options[index].title);
            for (const std::string& need : settled->because_needs) {
                const int known = guide_.need_index(need);
                view.needs.push_back(known < 0 ? need
                                               : tr_("need." + need, guide_.needs[known].offer));
            }
            views.push_back(std::move(view));
        }
        return views;
    }

  private:
    SignalView signal(const conversation::RaisedSignal& raised,
                      const std::vector<conversation::RaisedSignal>& all) const {
        const guide::Signal& known = guide_.signals[raised.signal];
        SignalView view;
        view.id = known.id;
        view.title = tr_("signal." + known.id, known.title);
        view.urgent = known.urgent;
        view.strength = known.strength;
        const auto conditions = conditions_behind(guide_, known.when, all);
        for (const int question : raised.evidence) {
            view.evidence.push_back(evidence(guide_.questions[question].id, conditions));
        }
        return view;
    }

    std::string named(const std::string& text, const guide::Question& question) const {
        return with_name(text, guide_, state_.facts, question);
    }
    std::string asked(const guide::Question& question) const {
        return named(tr_(text_id(question), question.ask), question);
    }

    // In the words in which it was asked: what fills a fact of another question has its own.
    const guide::Question* find_question(const std::string& id) const {
        const int index = guide_.question_index(id);
        if (index < 0) return nullptr;
        return &guide_.questions[engine_.told_as(state_.facts, index)];
    }

    std::string sentence(const guide::Question* known, const StandingAnswer& standing) const {
        const AnswerView view = answer(known, standing);
        std::string said;
        for (const std::string& id : standing.value.chosen) {
            const guide::Answer* one = known ? find_answer(*known, id) : nullptr;
            if (!one || one->said.empty()) break;
            const std::string text = tr_(text_id(*known) + "." + id + ".said", one->said);
            said += (said.empty() ? "" : " ") + named(text, *known);
        }
        if (said.empty() && !view.texts.empty()) {
            said = known ? asked(*known) : "";
            for (const std::string& text : view.texts) said += (said.empty() ? "" : " ") + text;
        }
        return said.empty() ? standing.value.words : said;
    }

    // The order of meeting; what another device added without an order of its own comes after.
    std::vector<std::string> met_in_order() const {
        std::vector<std::string> ids = state_.facts.order;
        std::set<std::string> seen(ids.begin(), ids.end());
        for (const auto& [id, fact] : state_.facts.by_question) {
            if (seen.insert(id).second) ids.push_back(id);
        }
        return ids;
    }

    TopicView& topic_for(std::vector<TopicView>& topics, const std::string& question) const {
        TopicView wanted;
        if (const guide::Question* known = find_question(question)) {
            const guide::Topic& topic = guide_.topics[known->topic];
            wanted = {topic.id, tr_("topic." + topic.id, topic.title), topic.icon, {}};
        }
        for (TopicView& topic : topics) {
            if (topic.id == wanted.id) return topic;
        }
        topics.push_back(wanted);
        return topics.back();
    }

    NeedView need(const casefile::NeedSettled& settled) const {
        NeedView view;
        view.id = settled.need;
        view.outcome = settled.outcome;
        const int index = guide_.need_index(settled.need);
        const guide::Need* known = index < 0 ? nullptr : &guide_.needs[index];
        view.offer = known ? tr_("need." + known->id, known->offer) : settled.need;
        view.own_words = !settled.words.empty();
        view.words = settled.words;
        if (!view.own_words && known) {
            view.words = tr_("need." + known->id + ".wording", known->wording);
        }
        const auto raised = engine_.signals(state_.facts);
        view.because =
            evidence(settled.because_questions,
                     known ? conditions_behind(guide_, known->when, raised) : Conditions());
        return view;
    }

    const casefile::CaseState& state_;
    const guide::Guide& guide_;
    const Translate& tr_;
    mutable conversation::Engine engine_;  // remembers what it was shown last
};

void put_beginning(CaseView& view, const casefile::CaseState& state, const guide::Guide& guide) {
    if (!state.begun) return;
    view.number = state.begun->case_number;
    view.language = state.begun->language;
    for (const auto& [what, places] : state.standing)
        if (!places.empty()) view.languages[what] = language_told(state, places.back());
    view.place = guide::place_name(state.begun->place);
    view.device = state.begun->device;
    view.guide_id = state.begun->guide;
    view.guide_version = state.begun->guide_version;
    const auto& last = state.continued;
    view.guide_fits = (last ? last->guide_digest : state.begun->guide_digest) == guide.digest;
}

void put_asked(CaseView& view, const casefile::CaseState& state, const guide::Guide& guide,
               const Translate& tr) {
    view.entry = state.facts.entry;
    view.asked_words = state.facts.asked_words;
    const int index = guide.entry_index(view.entry);
    if (index < 0) {
        view.entry_text = view.entry;
        return;
    }
    const guide::Entry& entry = guide.entries[index];
    view.entry_text = tr("entry." + entry.id, entry.text);
    view.asked_in_sentence = tr("entry." + entry.id + ".asked", entry.asked);
}

void put_urgent(CaseView& view, const casefile::CaseState& state, const guide::Guide& guide,
                const Translate& tr) {
    std::vector<std::string> ids = state.urgent;
    for (const SignalView& signal : view.signals) {
        if (signal.urgent && !signal.struck) ids.push_back(signal.id);
    }
    std::set<std::string> seen;
    for (const std::string& id : ids) {
        if (!seen.insert(id).second) continue;
        const int index = guide.signal_index(id);
        view.urgent.push_back(id);
        view.urgent_titles.push_back(index < 0 ? id
                                               : tr("signal." + id, guide.signals[index].title));
    }
}

void put_ending(CaseView& view, const casefile::CaseState& state) {
    view.sent = state.ended && *state.ended == 1;
    for (const casefile::Event& event : state.story) {
        view.received_ms = std::max(view.received_ms, event.at_ms);
    }
    for (const casefile::Event& event : state.story) {
        const auto* ended = std::get_if<casefile::Ended>(&event.happening);
        if (ended && ended->how == 1) view.received_ms = event.at_ms;
    }
}

}  // namespace

const std::string& CaseView::language_of(std::string_view what) const {
    const auto found = languages.find(what);
    return found == languages.end() ? language : found->second;
}

CaseView make_case_view(const base::CaseId& id, const casefile::CaseState& state,
                        const guide::Guide& guide, const Translate& tr) {
    const Reader reader(state, guide, tr);
    CaseView view;
    view.id = id;
    put_beginning(view, state, guide);
    put_asked(view, state, guide, tr);
    view.topics = reader.topics();
    view.signals = reader.signals();
    view.conflicts = conflicts_of(view, state, guide, tr);
    view.needs = reader.needs();
    view.options = reader.options();
    for (const casefile::Event& event : state.story) {
        const auto* continued = std::get_if<casefile::ConversationContinued>(&event.happening);
        if (!continued) continue;
        view.continued.push_back(
            {std::string(guide::place_name(continued->place)), continued->device, event.at_ms});
    }
    view.own_need = state.facts.own_need;
    view.promised = state.promises;
    view.contact = state.contact;
    view.name = state.contact ? state.contact->name : "";
    view.wants_apart = state.wants_apart;
    view.unknown_events = state.unknown_events;
    view.quarantined_events = state.quarantined_events;
    put_urgent(view, state, guide, tr);
    put_ending(view, state);
    return view;
}

CaseLine make_case_line(const CaseView& view, bool read) {
    CaseLine line;
    line.id = view.id;
    line.asked = view.entry_text;
    line.quote = view.asked_words;
    for (const NeedView& need : view.needs) {
        if (need.own_words && line.quote.empty()) line.quote = need.words;
    }
    if (line.quote.empty() && view.own_need) line.quote = *view.own_need;
    line.name = view.name;
    line.received_ms = view.received_ms;
    line.urgent = !view.urgent.empty();
    line.may_call = view.contact && view.contact->may_call;
    for (const casefile::Promised& promise : view.promised) {
        if (promise.by_ms <= 0) continue;
        line.call_by_ms = std::min(line.call_by_ms.value_or(promise.by_ms), promise.by_ms);
    }
    if (view.sent) line.plan_until_ms = view.received_ms + personal_plan_days * day_ms;
    line.read = read;
    line.unfinished = view.unfinished;
    return line;
}

void sort_lines(std::vector<CaseLine>& lines) {
    const auto rank = [](const CaseLine& line) {
        const auto never = std::numeric_limits<std::int64_t>::max();
        return std::tuple(!line.urgent, line.call_by_ms.value_or(never), -line.received_ms,
                          line.id);
    };
    std::ranges::sort(lines,
                      [&](const CaseLine& a, const CaseLine& b) { return rank(a) < rank(b); });
}

}  // namespace kt::model
