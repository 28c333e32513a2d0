#include "core/conversation/engine.hpp"

#include <algorithm>
#include <tuple>

#include "core/conversation/because.hpp"
#include "core/conversation/evaluation.hpp"
#include "core/conversation/suggesting.hpp"

namespace kt::conversation {
namespace {

using guide::Stage;

struct Limits {
    int questions, strengths_kept, offers, options;
};

Limits limits_of(guide::Place place) {
    if (place == guide::Place::hall)
        return {questions_in_hall_max, strengths_kept_in_hall, offers_in_hall_max,
                options_in_hall_max};
    return {questions_at_table_max, strengths_kept_at_table, offers_at_table_max,
            options_at_table_max};
}

int asked_in_sitting(const Evaluation& evaluation, const Facts& facts) {
    const auto answered = static_cast<int>(facts.order.size());
    const auto began = facts.order.begin() + std::clamp(facts.sitting_began_at, 0, answered);
    // What another version of the guide asked before counts for neither.
    const auto before = std::count_if(facts.order.begin(), began, [&](const std::string& id) {
        return evaluation.guide().question_index(id) >= 0;
    });
    return std::max(evaluation.asked_in_budget() - static_cast<int>(before), 0);
}

int last_answered(const Evaluation& evaluation, const Facts& facts) {  // -1: nothing yet
    if (facts.order.empty()) return -1;
    const int last = evaluation.guide().question_index(facts.order.back());
    return last < 0 ? -1 : evaluation.told_as(last);
}

// What of life still fits the budget, and the one of it to ask now.
class LifeChoice {
  public:
    LifeChoice(const Evaluation& evaluation, const Facts& facts, int room)
        : evaluation_(evaluation), room_(static_cast<std::size_t>(std::max(room, 0))) {
        warm_ = last_answered(evaluation, facts);
    }

    int pick() {  // -1 when nothing fits
        using Reason = Evaluation::Reason;
        take_about_warm_person();
        const int warm = warm_topic();
        for (const auto reason : {Reason::told, Reason::asked})
            if (warm >= 0) take(evaluation_.of_life(warm, reason), reason);
        for (const auto reason : {Reason::told, Reason::asked, Reason::anyone})
            take(evaluation_.of_life(reason), reason, warm);
        const auto& chosen = evaluation_.chosen_topics();
        take_in_turn(chosen, by_choice);
        std::vector<int> signalled;
        for (int topic = 0; topic < static_cast<int>(evaluation_.guide().topics.size()); ++topic)
            if (evaluation_.topic_signalled(topic) &&
                std::find(chosen.begin(), chosen.end(), topic) == chosen.end())
                signalled.push_back(topic);
        take_in_turn(signalled, by_signal);
        const auto best = std::min_element(
            fitting_.begin(), fitting_.end(),
            [&](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
        return best == fitting_.end() ? -1 : best->question;
    }

  private:
    static constexpr int by_choice = 4, by_signal = 5;  // after the four reasons
    struct Candidate {
        int question, topic, reason;
    };

    void add(int question, int reason) {
        const int topic = evaluation_.guide().questions[std::size_t(question)].topic;
        fitting_.push_back({question, topic, reason});
    }
    // What was taken as warm before is passed over.
    void take(const Shelf& shelf, Evaluation::Reason reason, int warm_taken = -1) {
        for (const int position : shelf) {
            if (fitting_.size() >= room_) return;
            const int question = evaluation_.at_position(position);
            const auto& asked = evaluation_.guide().questions[std::size_t(question)];
            if (asked.topic == warm_taken && reason != Evaluation::Reason::anyone) continue;
            if (asked.urgent || !about_warm_person(asked)) add(question, static_cast<int>(reason));
        }
    }
    // Whoever is spoken of is spoken of to the end. Their questions stand together in the guide.
    void take_about_warm_person() {
        const auto& questions = evaluation_.guide().questions;
        if (warm_ < 0 || questions[std::size_t(warm_)].group < 0) return;
        int first = warm_;
        while (first > 0 && about_warm_person(questions[std::size_t(first - 1)])) --first;
        for (int question = first;
             question < static_cast<int>(questions.size()) &&
             about_warm_person(questions[std::size_t(question)]) && fitting_.size() < room_;
             ++question)
            if (evaluation_.ready_in_life(question) && !questions[std::size_t(question)].urgent)
                add(question, static_cast<int>(Evaluation::Reason::told));
    }
    // Each topic gets its turn, those that were asked least first: no chosen topic goes unheard
    // because an earlier one has many questions.
    void take_in_turn(const std::vector<int>& topics, int reason) {
        struct Turn {
            Shelf::const_iterator next, end;
            int asked;
        };
        std::vector<Turn> turns;
        for (const int topic : topics) {
            const auto& shelf = evaluation_.of_topic(topic);
            if (!shelf.empty())
                turns.push_back({shelf.begin(), shelf.end(), evaluation_.life_asked_in(topic)});
        }
        while (fitting_.size() < room_ && !turns.empty()) {
            const auto turn =
                std::min_element(turns.begin(), turns.end(),
                                 [](const Turn& a, const Turn& b) { return a.asked < b.asked; });
            add(evaluation_.at_position(*turn->next), reason);
            ++turn->asked;
            if (++turn->next == turn->end) turns.erase(turn);
        }
    }

    bool about_warm_person(const guide::Question& question) const {
        if (warm_ < 0 || question.group < 0) return false;
        const auto& last = evaluation_.guide().questions[std::size_t(warm_)];
        return last.group == question.group && last.person == question.person;
    }
    int warm_topic() const {  // of the last answer; -1 before the first
        return warm_ < 0 ? -1 : evaluation_.guide().questions[std::size_t(warm_)].topic;
    }

    // Urgent first; then the person who is spoken of, the subject that is warm; then topics with
    // something about what was asked, chosen topics, the others; within a topic by reason and as in
    // the guide.
    std::tuple<bool, bool, bool, bool, std::size_t, int, int, int> order_of(
        const Candidate& one) const {
        const auto& question = evaluation_.guide().questions[std::size_t(one.question)];
        const bool about_asked =
            std::any_of(fitting_.begin(), fitting_.end(), [&](const Candidate& other) {
                return other.topic == one.topic &&
                       other.reason == static_cast<int>(Evaluation::Reason::asked);
            });
        const auto& chosen = evaluation_.chosen_topics();
        const auto turn = std::find(chosen.begin(), chosen.end(), one.topic) - chosen.begin();
        return {!question.urgent, !about_warm_person(question),      one.topic != warm_topic(),
                !about_asked,     static_cast<std::size_t>(turn),    one.topic,
                one.reason,       evaluation_.position(one.question)};
    }

    const Evaluation& evaluation_;
    std::size_t room_;
    int warm_ = -1;  // the question answered last
    std::vector<Candidate> fitting_;
};

Because because_of_question(const Evaluation& evaluation, int question) {
    const auto& guide = evaluation.guide();
    const auto& asked = guide.questions[static_cast<std::size_t>(question)];
    if (!asked.when.empty()) return because_of(evaluation, asked.when);
    Because because;
    if (asked.stage != Stage::life) return because;
    const auto& chosen = evaluation.chosen_topics();
    if (std::find(chosen.begin(), chosen.end(), asked.topic) != chosen.end())
        because.chosen.push_back(asked.topic);
    for (const int index : evaluation.raised_signals()) {
        const auto& signal = guide.signals[static_cast<std::size_t>(index)];
        if (signal.topic != asked.topic || signal.strength) continue;
        because.signals.push_back(index);
        for (const int evidence : because_of(evaluation, signal.when).questions)
            because.questions.push_back(evidence);
    }
    std::sort(because.questions.begin(), because.questions.end());
    because.questions.erase(std::unique(because.questions.begin(), because.questions.end()),
                            because.questions.end());
    return because;
}

int since_overview(const Facts& facts) {
    const auto answered = static_cast<int>(facts.order.size());
    return answered - std::clamp(facts.overview_seen_at, 0, answered);
}

Step ask(const Evaluation& evaluation, const Facts& facts, int question) {
    if (since_overview(facts) >= questions_between_overviews) return ShowOverview{};
    return AskQuestion{question, because_of_question(evaluation, question)};
}

ChooseTopics topics_to_choose(const Evaluation& evaluation) {
    const auto& guide = evaluation.guide();
    ChooseTopics choice;
    for (int topic = 0; topic < static_cast<int>(guide.topics.size()); ++topic) {
        if (!evaluation.has_more_about(topic)) continue;
        choice.topics.push_back(topic);
        if (evaluation.topic_signalled(topic)) choice.suggested.push_back(topic);
    }
    return choice;
}

std::vector<Offer> offers_of(const Evaluation& evaluation, const Facts& facts) {
    std::vector<Offer> offers;
    for (const int index : evaluation.needs_that_hold()) {
        const auto& need = evaluation.guide().needs[static_cast<std::size_t>(index)];
        if (facts.needs_before.count(need.id) > 0) continue;
        if (evaluation.fits(need.place, need.alone_only))
            offers.push_back({index, because_of(evaluation, need.when)});
    }
    // No strength of evidence is counted, for that would be a score: only its kind goes before.
    // Being safe goes before whatever someone came for.
    const auto turn = [&](const Offer& offer) {
        const auto& guide = evaluation.guide();
        const int topic = guide.needs[static_cast<std::size_t>(offer.need)].topic;
        const bool safety =
            guide.topics[static_cast<std::size_t>(topic)].section == guide::Section::safety;
        return std::tuple(!safety, !offer.because.asked, offer.because.signals.empty());
    };
    std::stable_sort(offers.begin(), offers.end(),
                     [&](const Offer& a, const Offer& b) { return turn(a) < turn(b); });
    return offers;
}

OfferNeeds offers_to_show(const Evaluation& evaluation, const Facts& facts) {
    auto offers = offers_of(evaluation, facts);
    const auto most = static_cast<std::size_t>(limits_of(facts.place).offers);
    if (offers.size() > most) offers.resize(most);
    std::erase_if(offers, [&](const Offer& offer) {
        const auto& id = evaluation.guide().needs[static_cast<std::size_t>(offer.need)].id;
        return facts.needs.find(id) != facts.needs.end();
    });
    return {std::move(offers)};
}

int first_of(const Evaluation& evaluation, const Shelf& shelf) {
    return shelf.empty() ? -1 : evaluation.at_position(*shelf.begin());
}

// Urgent matters of the stages after "asked": they wait for no topic to be chosen.
int urgent_question(const Evaluation& evaluation) {
    for (const auto stage : {Stage::today, Stage::ask_on}) {
        const int question = first_of(evaluation, evaluation.of_stage(stage));
        if (question >= 0 && evaluation.guide().questions[std::size_t(question)].urgent)
            return question;
    }
    return first_of(evaluation, evaluation.of_life(Evaluation::Reason::urgent));
}

// What follows right after the last answer, and ends with it when that was skipped.
int probe_of_last(const Evaluation& evaluation, const Facts& facts) {
    const int last = last_answered(evaluation, facts);
    return last < 0 ? -1 : evaluation.ready_probe_after(last);
}

// The question that comes next; -1 when it is time for something else, or nothing is left.
int question_before_topics(const Evaluation& evaluation, const Facts& facts, int left, int room) {
    const auto& questions = evaluation.guide().questions;
    const int probe = probe_of_last(evaluation, facts);
    const auto stage_of = [&](int question) { return questions[std::size_t(question)].stage; };
    if (const int question = first_of(evaluation, evaluation.of_stage(Stage::asked)); question >= 0)
        return probe >= 0 && stage_of(probe) == Stage::asked ? probe : question;
    if (left <= 0) return -1;
    if (const int question = urgent_question(evaluation); question >= 0) return question;
    if (probe >= 0 && (stage_of(probe) != Stage::life || room > 0)) return probe;
    for (const auto stage : {Stage::today, Stage::ask_on})
        if (const int question = first_of(evaluation, evaluation.of_stage(stage)); question >= 0)
            return question;
    return -1;
}

Step after_questions(const Evaluation& evaluation, const Facts& facts) {
    if (!facts.needs_seen) {
        if (since_overview(facts) > 0) return ShowOverview{};
        return offers_to_show(evaluation, facts);
    }
    if (facts.options_seen) return Close{};
    auto options =
        fairly(evaluation.guide(), options_of(evaluation), limits_of(facts.place).options);
    if (options.empty()) return Close{};
    return ShowOptions{std::move(options)};
}

Step next_step(const Evaluation& evaluation, const Facts& facts) {
    const auto limits = limits_of(facts.place);
    const int left = limits.questions - asked_in_sitting(evaluation, facts);
    const auto strengths = static_cast<int>(evaluation.of_stage(Stage::strengths).size());
    const int room = left - std::min(strengths, limits.strengths_kept);
    if (const int question = first_of(evaluation, evaluation.of_stage(Stage::arrive));
        question >= 0) {
        const int probe = probe_of_last(evaluation, facts);
        const bool arriving =
            probe >= 0 && evaluation.guide().questions[std::size_t(probe)].stage == Stage::arrive;
        return ask(evaluation, facts, arriving ? probe : question);
    }
    if (facts.entry.empty() && facts.asked_words.empty()) return AskEntry{};
    if (const int question = question_before_topics(evaluation, facts, left, room); question >= 0)
        return ask(evaluation, facts, question);
    if (!facts.topics && room > 0) {
        auto choice = topics_to_choose(evaluation);
        if (!choice.topics.empty()) return choice;
    }
    if (const int question = LifeChoice(evaluation, facts, room).pick(); question >= 0)
        return ask(evaluation, facts, question);
    if (left > 0)
        if (const int question = first_of(evaluation, evaluation.of_stage(Stage::strengths));
            question >= 0)
            return ask(evaluation, facts, question);
    return after_questions(evaluation, facts);
}

}  // namespace

Engine::Engine(const guide::Guide& guide) : evaluation_(std::make_unique<Evaluation>(guide)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Step Engine::next(const Facts& facts) {
    evaluation_->update(facts);
    return next_step(*evaluation_, facts);
}

std::vector<RaisedSignal> Engine::signals(const Facts& facts) {
    evaluation_->update(facts);
    std::vector<RaisedSignal> raised;
    for (const int index : evaluation_->raised_signals()) {
        const auto& when = evaluation_->guide().signals[static_cast<std::size_t>(index)].when;
        raised.push_back({index, because_of(*evaluation_, when).questions});
    }
    return raised;
}

std::vector<Offer> Engine::offers(const Facts& facts) {
    evaluation_->update(facts);
    return offers_of(*evaluation_, facts);
}

std::vector<SuggestedOption> Engine::options(const Facts& facts) {
    evaluation_->update(facts);
    return options_of(*evaluation_);
}

Progress Engine::progress(const Facts& facts) {
    evaluation_->update(facts);
    return {asked_in_sitting(*evaluation_, facts), limits_of(facts.place).questions};
}

bool Engine::applies(const Facts& facts, int question) {
    evaluation_->update(facts);
    return evaluation_->applies(question);
}

int Engine::told_as(const Facts& facts, int question) {
    evaluation_->update(facts);
    return evaluation_->told_as(question);
}

}  // namespace kt::conversation
