// A question of each kind, and each state of answering it.
#include <algorithm>
#include <utility>

#include "app/model/drafting.hpp"
#include "app/model/people.hpp"
#include "app/screens/kiosk/sample_album.hpp"

namespace kt::screens::kiosk {

using guide::Kind;
using guide::Question;
using model::Model;

namespace {

bool plain(const Question& question) {
    return question.group < 0 && question.follows < 0;
}

}  // namespace

// The last one like this, of a hall if there is one: late ones follow from what was told.
template <class Same>
int Album::like(Same same) const {
    int found = -1;
    for (int q = static_cast<int>(guide_.questions.size()) - 1; q >= 0; --q) {
        if (!same(question(q))) continue;
        if (question(q).place == guide::Place::hall) return q;
        if (found < 0) found = q;
    }
    return found;
}

template <class Same, class Put>
void Album::ask(const std::string& name, Same same, Put put) {
    const int q = like(same);
    if (q < 0) return;
    Model model = asking(q);
    put(model);
    if (question(q).place == guide::Place::hall) add(name, std::move(model));
    else add_at_table(name, std::move(model));
}

void Album::questions() {
    const auto each = [&](const std::string& name, Kind kind) {
        ask(
            name, [&](const Question& q) { return q.kind == kind && plain(q); },
            [&](Model& model) {
                const auto& asked = question(model::question_of(model));
                if (!asked.answers.empty()) model.draft.chosen = {asked.answers.front().id};
                if (kind == Kind::words) model.draft.words = "Dan kom ik weer in het dorp";
            });
    };
    each("question.choice", Kind::choice);
    each("question.many", Kind::many);
    each("question.yes_no", Kind::yes_no);
    each("question.words", Kind::words);
    numbers();
    dates();
    people();
    groups_and_probes();
    const auto choice = [](const Question& q) { return q.kind == Kind::choice && plain(q); };
    ask(
        "question.tender", [&](const Question& q) { return choice(q) && q.tender; }, [](Model&) {});
    ask("question.why", choice, [&](Model& model) {
        model.why_open = model.quote_open = true;
        std::get<conversation::AskQuestion>(model.step).because.signals = trouble();
    });
    ask("question.trouble", choice, [](Model& model) {
        model.trouble = model::Trouble{base::Fault::disk_full, model::Waiting::For::store};
    });
}

void Album::numbers() {
    ask(
        "question.scale", [](const Question& q) { return q.kind == Kind::scale && !q.faces; },
        [](Model& model) { model.draft.chosen = {"7"}; });
    ask(
        "question.faces", [](const Question& q) { return q.faces; },
        [](Model& model) { model.draft.chosen = {"3"}; });
    ask(
        "question.range",
        [](const Question& q) { return q.kind == Kind::amount && q.has_answers(); }, [](Model&) {});
    ask(
        "question.amount",
        [](const Question& q) { return q.kind == Kind::amount && q.answers.empty(); },
        [](Model& model) { model.draft.words = "650"; });
}

void Album::dates() {
    const auto of = [](guide::Precision precision) {
        return [precision](const Question& q) {
            return q.kind == Kind::date && q.precision == precision;
        };
    };
    const auto told = [](model::DateParts parts) {
        return [parts](Model& model) { model.draft.date = parts; };
    };
    const auto day = of(guide::Precision::day);
    ask("question.date", day, told({}));
    ask("question.date.year", day, told({1940, 0, 0, 0}));
    ask("question.date.month", day, told({1940, 1943, 0, 0}));
    ask("question.date.day", day, told({1940, 1943, 8, 0}));
    ask("question.date.whole", day, told({1940, 1943, 8, 31}));
    ask("question.date.since_month", of(guide::Precision::month), told({2020, 2024, 0, 0}));
    ask("question.date.since_year", of(guide::Precision::year), told({2010, 2012, 0, 0}));
}

void Album::people() {
    ask(
        "question.person", [](const Question& q) { return q.kind == Kind::person; },
        [](Model& model) { model.draft.words = "mijn zus"; });
    ask(
        "question.place", [](const Question& q) { return q.kind == Kind::place; }, [](Model&) {});
    const auto some = [](const Question& q) { return q.kind == Kind::people; };
    ask("question.people", some, [](Model&) {});
    ask("question.people.two", some, [](Model& model) {
        model.draft.people = {{1, "de oudste"}, {2, "de jongste"}};
        model.draft.words = "de mid";
    });
    ask("question.people.nobody", some, [](Model& model) { model.draft.chosen = {model::nobody}; });
    ask("question.people.full", some, [&](Model& model) {
        const auto most =
            static_cast<std::uint32_t>(question(model::question_of(model)).people_at_most);
        for (std::uint32_t slot = 1; slot <= most; ++slot)
            model.draft.people.push_back({slot, "kind " + std::to_string(slot)});
    });
}

void Album::groups_and_probes() {
    ask(
        "question.group", [](const Question& q) { return q.person == 1 && q.has_answers(); },
        [&](Model& model) { name_people(model); });
    ask(
        "question.probe", [](const Question& q) { return q.follows >= 0; },
        [&](Model& model) {
            const auto& told = question(question(model::question_of(model)).follows);
            conversation::StandingAnswer answer;
            answer.value.words = "Dan kan ik weer zelf naar de markt";
            if (told.has_answers()) answer.value = {{told.answers.back().id}, {}, "", {}};
            if (told.kind == Kind::scale) answer.value = {{}, 6, "", {}};
            model.state.facts.by_question[model::fact_of(guide_, told).id].standing = {answer};
        });
}

// Two people on the list of each group.
void Album::name_people(Model& model) const {
    for (const auto& group : guide_.groups) {
        conversation::StandingAnswer answer;
        answer.value.people = {{1, "de oudste"}, {2, "de jongste"}};
        const auto& fact = model::fact_of(guide_, question(group.people));
        model.state.facts.by_question[fact.id].standing = {answer};
    }
}

}  // namespace kt::screens::kiosk
