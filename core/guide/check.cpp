#include "core/guide/check.hpp"

#include <algorithm>
#include <string>

#include "core/guide/prove.hpp"

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
        if (circles()) return;  // a proof would follow them for ever
        proofs();
        questions();
        negations();
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

    // Questions and signals as one graph: an arrow to everything their conditions lean on.
    std::size_t things() const { return guide_.questions.size() + guide_.signals.size(); }
    const Expression& when(std::size_t thing) const {
        const auto questions = guide_.questions.size();
        return thing < questions ? guide_.questions[thing].when
                                 : guide_.signals[thing - questions].when;
    }
    std::string name(std::size_t thing) const {
        const auto questions = guide_.questions.size();
        return thing < questions ? guide_.questions[thing].id
                                 : "signal." + guide_.signals[thing - questions].id;
    }
    const Spot& spot(std::size_t thing) const {
        const auto questions = guide_.questions.size();
        return thing < questions ? guide_.questions[thing].spot
                                 : guide_.signals[thing - questions].spot;
    }
    std::vector<std::size_t> leans_on(const Expression& condition) const {
        std::vector<std::size_t> on;
        for (const auto& step : condition.program) {
            if (step.op == Op::answer_in || step.op == Op::number_compare || step.op == Op::known)
                on.push_back(step.a);
            if (step.op == Op::signal) on.push_back(guide_.questions.size() + step.a);
        }
        return on;
    }

    bool circles() {
        enum class Seen : std::uint8_t { not_yet, on_the_way, done };
        struct Visit {
            std::size_t thing;
            std::vector<std::size_t> on;
            std::size_t next = 0;
        };
        std::vector<Seen> seen(things(), Seen::not_yet);
        bool found = false;
        for (std::size_t start = 0; start < things(); ++start) {
            if (seen[start] != Seen::not_yet) continue;
            std::vector<Visit> way;
            seen[start] = Seen::on_the_way;
            way.push_back({start, leans_on(when(start))});
            while (!way.empty()) {
                auto& here = way.back();
                if (here.next == here.on.size()) {
                    seen[here.thing] = Seen::done;
                    way.pop_back();
                    continue;
                }
                const auto to = here.on[here.next++];
                if (seen[to] == Seen::not_yet) {
                    seen[to] = Seen::on_the_way;
                    way.push_back({to, leans_on(when(to))});
                } else if (seen[to] == Seen::on_the_way) {
                    found = true;
                    std::string words = "A circle: ";
                    auto at = std::find_if(way.begin(), way.end(),
                                           [&](const Visit& visit) { return visit.thing == to; });
                    for (; at != way.end(); ++at) words += name(at->thing) + " leans on ";
                    error(spot(to), words + name(to) + ".");
                }
            }
        }
        return found;
    }

    void proofs() {
        for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
            const auto& question = guide_.questions[i];
            if (question.when.empty() && !question.alone_only) continue;
            told(can_be_asked(guide_, static_cast<int>(i)), question.spot,
                 "The question '" + question.id + "'", "be asked", question.alone_only);
        }
        for (std::size_t i = 0; i < guide_.signals.size(); ++i)
            told(can_be_raised(guide_, static_cast<int>(i)), guide_.signals[i].spot,
                 "The signal '" + guide_.signals[i].id + "'", "be raised", false);
        for (std::size_t i = 0; i < guide_.needs.size(); ++i)
            told(can_be_offered(guide_, static_cast<int>(i)), guide_.needs[i].spot,
                 "The need '" + guide_.needs[i].id + "'", "be offered", guide_.needs[i].alone_only);
    }
    void told(Proof proof, const Spot& at, const std::string& what, const std::string& verb,
              bool alone) {
        if (proof == Proof::never_holds)
            error(at, what + " can never " + verb + ": no answers" +
                          (alone ? " of someone who is alone" : "") + " make its 'when' yes.");
        if (proof == Proof::too_many)
            warning(at, what + " leans on too much to prove that it can " + verb + ".");
    }

    void questions() {
        std::vector<bool> behind_urgent(guide_.questions.size(), false);
        for (std::size_t i = 0; i < guide_.signals.size(); ++i)
            if (guide_.signals[i].urgent)
                for (const auto question : questions_behind(guide_.questions.size() + i))
                    behind_urgent[question] = true;
        const Question* beside = nullptr;
        for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
            const auto& question = guide_.questions[i];
            if (question.has_answers() && question.ordinary.empty())
                warning(question.spot,
                        "The question '" + question.id +
                            "' has no 'ordinary' answer; rehearsals cannot fill it.");
            if (question.urgent && !behind_urgent[i])
                warning(question.spot, "The question '" + question.id +
                                           "' is urgent, but no urgent signal uses its answers.");
            const bool tells =
                std::any_of(question.answers.begin(), question.answers.end(),
                            [](const Answer& answer) { return answer.nobody_beside; });
            if (tells && beside)
                warning(question.spot,
                        "'" + beside->id + "' already tells whether anyone is beside.");
            if (tells) beside = &question;
        }
    }

    // All questions whose answers can change the truth of this thing.
    std::vector<std::size_t> questions_behind(std::size_t thing) const {
        std::vector<bool> seen(things(), false);
        std::vector<std::size_t> open{thing}, found;
        while (!open.empty()) {
            const auto here = open.back();
            open.pop_back();
            if (here < guide_.questions.size()) {
                found.push_back(here);
                continue;
            }
            for (const auto to : leans_on(when(here))) {
                if (seen[to]) continue;
                seen[to] = true;
                open.push_back(to);
            }
        }
        return found;
    }

    bool always_asked(std::size_t index) const {
        const auto& question = guide_.questions[index];
        const bool early = question.stage != Stage::life && question.stage != Stage::strengths;
        return early && question.when.empty() && question.place == Place::hall &&
               !question.alone_only;
    }

    void negations() {
        for (const auto& question : guide_.questions) negations_in(question.when, question.spot);
        for (const auto& signal : guide_.signals) negations_in(signal.when, signal.spot);
        for (const auto& need : guide_.needs) negations_in(need.when, need.spot);
    }
    // A test that helps only by being "no" helps nobody who was never asked.
    void negations_in(const Expression& condition, const Spot& at) {
        std::vector<bool> positive{true}, met(things(), false);
        std::vector<std::size_t> negated;
        if (condition.empty()) return;
        for (auto step = condition.program.rbegin(); step != condition.program.rend(); ++step) {
            const bool yes = positive.back();
            positive.pop_back();
            if (step->op == Op::negate) positive.push_back(!yes);
            if (step->op == Op::all || step->op == Op::any)
                positive.insert(positive.end(), step->a, yes);
            const bool answer = step->op == Op::answer_in || step->op == Op::number_compare;
            const auto thing = step->op == Op::signal ? guide_.questions.size() + step->a : step->a;
            if ((answer && yes) || step->op == Op::known) met[step->a] = true;
            if ((answer || step->op == Op::signal) && !yes) negated.push_back(thing);
        }
        for (const auto thing : negated) {
            const auto behind = questions_behind(thing);
            const auto unasked = std::find_if(behind.begin(), behind.end(), [&](std::size_t index) {
                return !always_asked(index) && !met[index];
            });
            if (unasked != behind.end())
                warning(at, "'not' over '" + name(thing) + "' stays not known until '" +
                                guide_.questions[*unasked].id +
                                "' is answered, which may never be.");
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
