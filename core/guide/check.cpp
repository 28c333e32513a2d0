#include "core/guide/check.hpp"

#include <algorithm>
#include <string>

#include "core/guide/graph.hpp"

namespace kt::guide {
namespace {

using Op = Instruction::Op;

// Stages before the topics are chosen; in the hall their questions come out of one budget with
// life.
constexpr std::size_t hall_budget = 10;

class Checker {
  public:
    Checker(const Guide& guide, std::vector<Remark>& remarks) : guide_(guide), remarks_(remarks) {}

    void run() {
        whole();
        places_of_signals();
        if (any_error(remarks_)) return;
        circles();
        questions();
    }

  private:
    void remark(Remark::Level level, const Spot& spot, std::string words) {
        remarks_.push_back({level, spot, std::move(words)});
    }
    void error(const Spot& spot, std::string words) {
        remark(Remark::Level::error, spot, std::move(words));
    }
    void warning(const Spot& spot, std::string words) {
        remark(Remark::Level::warning, spot, std::move(words));
    }

    // A conversation must be able to begin, go on and end in an offer.
    void whole() {
        const Spot start{"guide.yaml", 1, 1};
        if (guide_.entries.empty()) error(start, "The guide has no 'entries': nobody could begin.");
        if (guide_.needs.empty())
            error(start, "The guide has no 'needs': nothing could be offered.");
        const auto of_life =
            std::count_if(guide_.questions.begin(), guide_.questions.end(),
                          [](const Question& question) { return question.stage == Stage::life; });
        if (of_life == 0) error(start, "The guide has no question of the stage life.");
        std::size_t before_life = 0;
        for (const auto& question : guide_.questions)
            before_life += question.place == Place::hall && question.when.empty() &&
                           (question.stage == Stage::today || question.stage == Stage::ask_on);
        if (before_life >= hall_budget)
            warning(start, std::to_string(before_life) +
                               " questions of today and ask_on are always asked; in the hall that"
                               " leaves none of 10 for life.");
    }

    // A signal tells of a person, and a person is the same in every place.
    void places_of_signals() {
        for (const auto& signal : guide_.signals)
            for (const auto& step : signal.when.program)
                if (step.op == Op::place_is)
                    error(signal.spot, "The signal '" + signal.id + "' may not depend on 'place'.");
    }

    void circles() {
        const Graph graph(guide_);
        for (const auto& circle : graph.circles()) {
            std::string words = "A circle: ";
            for (const int thing : circle) words += name(thing) + " leans on ";
            error(spot(circle.front()), words + name(circle.front()) + ".");
        }
    }
    // Only questions, signals and computed facts can stand in a circle: nothing of these leans on
    // needs and options.
    std::string name(int thing) const {
        auto index = static_cast<std::size_t>(thing);
        if (index < guide_.questions.size()) return guide_.questions[index].id;
        index -= guide_.questions.size();
        if (index < guide_.signals.size()) return "signal." + guide_.signals[index].id;
        return guide_.computed[index - guide_.signals.size()].id;
    }
    const Spot& spot(int thing) const {
        auto index = static_cast<std::size_t>(thing);
        if (index < guide_.questions.size()) return guide_.questions[index].spot;
        index -= guide_.questions.size();
        if (index < guide_.signals.size()) return guide_.signals[index].spot;
        return guide_.computed[index - guide_.signals.size()].spot;
    }

    void questions() {
        const Question* beside = nullptr;
        for (const auto& question : guide_.questions) {
            if (question.has_answers() && question.ordinary.empty() && question.person <= 1)
                warning(question.spot,
                        "The question '" +
                            (question.text_id.empty() ? question.id : question.text_id) +
                            "' has no 'ordinary' answer; rehearsals cannot fill it.");
            const bool tells =
                std::any_of(question.answers.begin(), question.answers.end(),
                            [](const Answer& answer) { return answer.nobody_beside; });
            if (tells && beside)
                warning(question.spot,
                        "'" + beside->id + "' already tells whether anyone is beside.");
            if (tells) beside = &question;
        }
    }

    const Guide& guide_;
    std::vector<Remark>& remarks_;
};

}  // namespace

void check(const Guide& guide, std::vector<Remark>& remarks) {
    Checker(guide, remarks).run();
}

}  // namespace kt::guide
