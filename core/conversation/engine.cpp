#include "core/conversation/engine.hpp"

#include <algorithm>
#include <tuple>

#include "core/conversation/because.hpp"
#include "core/conversation/evaluation.hpp"

namespace kt::conversation {
namespace {

using guide::Stage;

struct Limits {
    int questions, strengths_kept, offers;
};

Limits limits_of(guide::Place place) {
    if (place == guide::Place::hall)
        return {questions_in_hall_max, strengths_kept_in_hall, offers_in_hall_max};
    return {questions_at_table_max, strengths_kept_at_table, offers_at_table_max};
}

// What of life still fits the budget, and the one of it to ask now.
class LifeChoice {
  public:
    LifeChoice(const Evaluation& evaluation, const Facts& facts, int room)
        : evaluation_(evaluation), room_(static_cast<std::size_t>(std::max(room, 0))) {
        if (!facts.order.empty()) {
            const int last = evaluation.guide().question_index(facts.order.back());
            if (last >= 0) warm_ = evaluation.guide().questions[std::size_t(last)].topic;
        }
    }

    int pick() {  // -1 when nothing fits
        for (const auto reason : Evaluation::reasons)
            take(evaluation_.of_life(reason), static_cast<int>(reason));
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
    void take(const Shelf& shelf, int reason) {
        for (const int position : shelf) {
            if (fitting_.size() >= room_) return;
            add(evaluation_.at_position(position), reason);
        }
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

    // Urgent first; then the subject that is warm; then topics with something about what was asked,
    // chosen topics, the others; within a topic by reason and as in the guide.
    std::tuple<bool, bool, bool, std::size_t, int, int, int> order_of(const Candidate& one) const {
        const bool about_asked =
            std::any_of(fitting_.begin(), fitting_.end(), [&](const Candidate& other) {
                return other.topic == one.topic &&
                       other.reason == static_cast<int>(Evaluation::Reason::asked);
            });
        const auto& chosen = evaluation_.chosen_topics();
        const auto turn = std::find(chosen.begin(), chosen.end(), one.topic) - chosen.begin();
        return {one.reason != static_cast<int>(Evaluation::Reason::urgent),
                one.topic != warm_,
                !about_asked,
                static_cast<std::size_t>(turn),
                one.topic,
                one.reason,
                evaluation_.position(one.question)};
    }

    const Evaluation& evaluation_;
    std::size_t room_;
    int warm_ = -1;
    std::vector<Candidate> fitting_;
};

Because because_of_question(const Evaluation& evaluation, int question) {
    const auto& guide = evaluation.guide();
    const auto& asked = guide.questions[static_cast<std::size_t>(question)];
    if (!asked.when.empty()) return because_of(evaluation, asked.when);
    Because because;
    if (asked.stage != Stage::life) return because;
    const auto& chosen = evaluation.chosen_topics();
    because.chosen = std::find(chosen.begin(), chosen.end(), asked.topic) != chosen.end();
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
    std::vector<bool> has_more(guide.topics.size(), false);
    for (const auto reason : Evaluation::reasons)
        for (const int position : evaluation.of_life(reason)) {
            const auto question = static_cast<std::size_t>(evaluation.at_position(position));
            has_more[static_cast<std::size_t>(guide.questions[question].topic)] = true;
        }
    ChooseTopics choice;
    for (int topic = 0; topic < static_cast<int>(guide.topics.size()); ++topic) {
        if (!has_more[static_cast<std::size_t>(topic)] && evaluation.of_topic(topic).empty())
            continue;
        choice.topics.push_back(topic);
        if (evaluation.topic_signalled(topic)) choice.suggested.push_back(topic);
    }
    return choice;
}

std::vector<Offer> offers_of(const Evaluation& evaluation) {
    std::vector<Offer> offers;
    for (const int index : evaluation.needs_that_hold()) {
        const auto& need = evaluation.guide().needs[static_cast<std::size_t>(index)];
        if (evaluation.fits(need.place, need.alone_only))
            offers.push_back({index, because_of(evaluation, need.when)});
    }
    // No strength of evidence is counted, for that would be a score: only its kind goes before.
    std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
        return std::tuple(!a.because.asked, a.because.signals.empty()) <
               std::tuple(!b.because.asked, b.because.signals.empty());
    });
    return offers;
}

OfferNeeds offers_to_show(const Evaluation& evaluation, const Facts& facts) {
    auto offers = offers_of(evaluation);
    const auto most = static_cast<std::size_t>(limits_of(facts.place).offers);
    if (offers.size() > most) offers.resize(most);
    std::erase_if(offers, [&](const Offer& offer) {
        const auto& id = evaluation.guide().needs[static_cast<std::size_t>(offer.need)].id;
        return facts.needs.find(id) != facts.needs.end();
    });
    return {std::move(offers)};
}

Step next_step(const Evaluation& evaluation, const Facts& facts) {
    const auto first = [&](Stage stage) {
        const auto& shelf = evaluation.of_stage(stage);
        return shelf.empty() ? -1 : evaluation.at_position(*shelf.begin());
    };
    const auto limits = limits_of(facts.place);
    const int left = limits.questions - evaluation.asked_in_budget();
    if (const int question = first(Stage::arrive); question >= 0)
        return ask(evaluation, facts, question);
    if (facts.entry.empty() && facts.asked_words.empty()) return AskEntry{};
    if (const int question = first(Stage::asked); question >= 0)
        return ask(evaluation, facts, question);
    if (left > 0)
        for (const auto stage : {Stage::today, Stage::ask_on})
            if (const int question = first(stage); question >= 0)
                return ask(evaluation, facts, question);
    const auto strengths = static_cast<int>(evaluation.of_stage(Stage::strengths).size());
    const int room = left - std::min(strengths, limits.strengths_kept);
    if (!facts.topics && room > 0) {
        auto choice = topics_to_choose(evaluation);
        if (!choice.topics.empty()) return choice;
    }
    if (const int question = LifeChoice(evaluation, facts, room).pick(); question >= 0)
        return ask(evaluation, facts, question);
    if (left > 0)
        if (const int question = first(Stage::strengths); question >= 0)
            return ask(evaluation, facts, question);
    if (facts.needs_seen) return Close{};
    if (since_overview(facts) > 0) return ShowOverview{};
    return offers_to_show(evaluation, facts);
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
    return offers_of(*evaluation_);
}

Progress Engine::progress(const Facts& facts) {
    evaluation_->update(facts);
    return {evaluation_->asked_in_budget(), limits_of(facts.place).questions};
}

bool Engine::applies(const Facts& facts, int question) {
    evaluation_->update(facts);
    return evaluation_->applies(question);
}

}  // namespace kt::conversation
