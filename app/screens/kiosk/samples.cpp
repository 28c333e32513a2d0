// Long because there are many screens, and each has its sample here: one list to look through.
#include "app/screens/kiosk/samples.hpp"

#include <algorithm>
#include <utility>

#include "app/model/calendar.hpp"
#include "app/model/drafting.hpp"
#include "app/model/people.hpp"
#include "app/text/languages.hpp"

namespace kt::screens::kiosk {

namespace {

using model::ContactStep;
using model::Model;
using model::Phase;

constexpr std::int64_t sample_wall_ms = 1'795'341'600'000;  // 22 November 2026, 10:00 in Utrecht
constexpr std::int64_t sample_now_ms = 60'000;
constexpr std::size_t told_max = 7;

// Gathers samples over one guide; each begins from the same conversation.
class Album {
  public:
    Album(const guide::Guide& guide, const std::string& language) : guide_(guide) {
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

    std::vector<Sample> all() {
        arriving();
        questions();
        conversation_screens();
        needs();
        options();
        ending();
        interruptions();
        return std::move(samples_);
    }

  private:
    void add(std::string name, Model model) {
        samples_.push_back({std::move(name), std::move(model)});
    }

    Model at(Phase phase) const {
        Model model = begun_;
        model.phase = phase;
        return model;
    }

    static model::OpenerLetters opener() { return {"K7MP-3XQD-9RTA-W4HC", "KT1:K7MP3XQD9RTAW4HC"}; }

    // What someone who finds life hard might have told: the last answer of each first question.
    Model talking() const {
        Model model = at(Phase::talking);
        model.case_open = true;
        auto& facts = model.state.facts;
        if (!guide_.entries.empty()) facts.entry = guide_.entries.front().id;
        for (int q = 0; q < static_cast<int>(guide_.questions.size()); ++q) {
            const auto& question = guide_.questions[static_cast<std::size_t>(q)];
            const bool plain = !question.answers.empty() && question.group < 0;
            if (!plain || model.told.size() == told_max) continue;
            conversation::StandingAnswer answer;
            answer.value.chosen = {question.answers.back().id};
            facts.by_question[question.id].standing = {answer};
            facts.order.push_back(question.id);
            model.told.push_back(q);
        }
        return model;
    }

    int question_of(guide::Kind kind, bool tender = false) const {
        int found = -1;
        for (int q = 0; q < static_cast<int>(guide_.questions.size()); ++q) {
            const auto& question = guide_.questions[static_cast<std::size_t>(q)];
            if (question.kind != kind || (tender && !question.tender)) continue;
            if (question.group >= 0 || question.follows >= 0) continue;
            found = q;  // the last: late ones follow from what was told
        }
        return found;
    }

    // A signal that is neither urgent nor a strength.
    std::vector<int> trouble() const {
        for (int s = 0; s < static_cast<int>(guide_.signals.size()); ++s) {
            const auto& signal = guide_.signals[static_cast<std::size_t>(s)];
            if (!signal.urgent && !signal.strength) return {s};
        }
        return {};
    }

    Model asking(int question) const {
        Model model = talking();
        conversation::Because because;
        because.asked = true;
        if (!model.told.empty()) because.questions = {model.told.back()};
        model.step = conversation::AskQuestion{question, because};
        model.at = 1;
        model.trail = {model::Place{model::Place::Kind::entry, -1}};
        return model;
    }

    void arriving() {
        add("welcome", at(Phase::welcome));
        Model after = at(Phase::welcome);
        after.previous_broke_off = true;
        add("welcome.broke_off", std::move(after));
        Model two = at(Phase::welcome);
        two.house.languages = model::House{}.languages;
        add("welcome.two_languages", std::move(two));

        Model reopening = at(Phase::reopening);
        reopening.draft.words = "K7MP 3X";
        add("reopening", reopening);
        reopening.trouble = model::Trouble{base::Fault::not_found, model::Waiting::For::reopen};
        add("reopening.refused", std::move(reopening));
        add("notice", at(Phase::notice));
        add("opener_offer", at(Phase::opener_offer));
        Model shown = at(Phase::opener_shown);
        shown.opener = opener();
        add("opener", std::move(shown));
    }

    // The last question that is like this: late ones follow from what was told.
    template <class Same>
    int like(Same same) const {
        for (int q = static_cast<int>(guide_.questions.size()) - 1; q >= 0; --q)
            if (same(guide_.questions[static_cast<std::size_t>(q)])) return q;
        return -1;
    }

    template <class Same, class Put>
    void ask(const std::string& name, Same same, Put put) {
        const int q = like(same);
        if (q < 0) return;
        Model model = asking(q);
        put(model);
        add(name, std::move(model));
    }

    void questions() {
        const auto each = [&](const std::string& name, guide::Kind kind) {
            const int q = question_of(kind);
            if (q < 0) return;
            Model model = asking(q);
            const auto& question = guide_.questions[static_cast<std::size_t>(q)];
            if (!question.answers.empty()) model.draft.chosen = {question.answers.front().id};
            if (kind == guide::Kind::words) model.draft.words = "Dan kom ik weer in het dorp";
            add(name, std::move(model));
        };
        each("question.choice", guide::Kind::choice);
        each("question.many", guide::Kind::many);
        each("question.yes_no", guide::Kind::yes_no);
        each("question.words", guide::Kind::words);
        numbers();
        dates();
        people();
        const int tender = question_of(guide::Kind::choice, true);
        if (tender >= 0) add("question.tender", asking(tender));
        const int choice = question_of(guide::Kind::choice);
        if (choice < 0) return;
        Model open = asking(choice);
        open.why_open = open.quote_open = true;
        auto& because = std::get<conversation::AskQuestion>(open.step).because;
        because.signals = trouble();
        add("question.why", std::move(open));
        Model full = asking(choice);
        full.trouble = model::Trouble{base::Fault::disk_full, model::Waiting::For::store};
        add("question.trouble", std::move(full));
    }

    void numbers() {
        using guide::Question;
        ask(
            "question.scale",
            [](const Question& q) { return q.kind == guide::Kind::scale && !q.faces; },
            [](Model& model) { model.draft.chosen = {"7"}; });
        ask(
            "question.faces", [](const Question& q) { return q.faces; },
            [](Model& model) { model.draft.chosen = {"3"}; });
        ask(
            "question.range",
            [](const Question& q) { return q.kind == guide::Kind::amount && q.has_answers(); },
            [](Model&) {});
        ask(
            "question.amount",
            [](const Question& q) { return q.kind == guide::Kind::amount && q.answers.empty(); },
            [](Model& model) { model.draft.words = "650"; });
    }

    void dates() {
        const auto of = [](guide::Precision precision) {
            return [precision](const guide::Question& q) {
                return q.kind == guide::Kind::date && q.precision == precision;
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

    void people() {
        using guide::Question;
        ask(
            "question.person", [](const Question& q) { return q.kind == guide::Kind::person; },
            [](Model& model) { model.draft.words = "mijn zus"; });
        ask(
            "question.place", [](const Question& q) { return q.kind == guide::Kind::place; },
            [](Model&) {});
        const auto some = [](const Question& q) { return q.kind == guide::Kind::people; };
        ask("question.people", some, [](Model&) {});
        ask("question.people.two", some, [](Model& model) {
            model.draft.people = {{1, "de oudste"}, {2, "de jongste"}};
            model.draft.words = "de mid";
        });
        ask("question.people.nobody", some,
            [](Model& model) { model.draft.chosen = {model::nobody}; });
        ask("question.people.full", some, [&](Model& model) {
            const auto& question =
                guide_.questions[static_cast<std::size_t>(model::question_of(model))];
            for (int slot = 1; slot <= question.people_at_most; ++slot)
                model.draft.people.push_back(
                    {static_cast<std::uint32_t>(slot), "kind " + std::to_string(slot)});
        });
        ask(
            "question.group", [](const Question& q) { return q.person == 1 && q.has_answers(); },
            [&](Model& model) { name_people(model); });
        ask(
            "question.probe", [](const Question& q) { return q.follows >= 0; },
            [&](Model& model) {
                const auto& probe =
                    guide_.questions[static_cast<std::size_t>(model::question_of(model))];
                const auto& told = guide_.questions[static_cast<std::size_t>(probe.follows)];
                conversation::StandingAnswer answer;
                answer.value.words = "Dan kan ik weer zelf naar de markt";
                if (told.has_answers()) answer.value = {{told.answers.back().id}, {}, "", {}};
                if (told.kind == guide::Kind::scale) answer.value = {{}, 6, "", {}};
                model.state.facts.by_question[model::fact_of(guide_, told).id].standing = {answer};
            });
    }

    // Two people on the list of each group.
    void name_people(Model& model) const {
        for (const auto& group : guide_.groups) {
            conversation::StandingAnswer answer;
            answer.value.people = {{1, "de oudste"}, {2, "de jongste"}};
            const auto& named = guide_.questions[static_cast<std::size_t>(group.people)];
            model.state.facts.by_question[model::fact_of(guide_, named).id].standing = {answer};
        }
    }

    void conversation_screens() {
        Model entry = talking();
        entry.step = conversation::AskEntry{};
        if (!guide_.entries.empty()) entry.draft.chosen = {guide_.entries.front().id};
        add("entry", entry);
        entry.entry_words = true;
        entry.draft.words = "Ik kom de deur niet meer uit";
        add("own_words.entry", std::move(entry));

        Model topics = talking();
        conversation::ChooseTopics step;
        for (int t = 0; t < static_cast<int>(guide_.topics.size()); ++t)
            if (std::ranges::any_of(guide_.questions, [&](const guide::Question& question) {
                    return question.topic == t && question.stage == guide::Stage::life;
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

        Model overview = talking();
        overview.step = conversation::ShowOverview{};
        add("overview", overview);
        overview.why_open = true;
        for (const int signal : trouble()) overview.raised.push_back({signal, {}});
        for (const auto& signal : guide_.signals)
            if (signal.strength && overview.state.facts.struck_signals.empty())
                overview.state.facts.struck_signals.insert(signal.id);
        add("overview.noticed", std::move(overview));

        for (int s = 0; s < static_cast<int>(guide_.signals.size()); ++s) {
            if (guide_.signals[static_cast<std::size_t>(s)].urgent_party < 0) continue;
            Model urgent = talking();
            urgent.urgent = s;
            add("urgent", urgent);
            urgent.line_up = false;
            add("urgent.no_line", std::move(urgent));
            break;
        }
    }

    void needs() {
        Model needs = talking();
        needs.step = conversation::OfferNeeds{};
        for (int n = 0; n < static_cast<int>(guide_.needs.size()) && n < 2; ++n) {
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
        add("needs.settled", std::move(settled));
        needs.rewording = first;
        needs.draft.words = "Ik wil één dag voor mijzelf";
        add("own_words.need", std::move(needs));
    }

    void options() {
        Model options = talking();
        conversation::ShowOptions show;
        using Sort = guide::Option::Sort;
        for (const Sort sort :
             {Sort::own, Sort::network, Sort::general, Sort::collective, Sort::made_to_measure}) {
            const auto found = std::ranges::find(guide_.options, sort, &guide::Option::sort);
            if (found == guide_.options.end()) continue;
            conversation::SuggestedOption one;
            one.option = static_cast<int>(found - guide_.options.begin());
            one.needs = found->needs;
            if (one.needs.size() > 1) one.needs.resize(1);
            if (!options.told.empty()) one.because.questions = {options.told.back()};
            show.options.push_back(std::move(one));
        }
        if (show.options.empty()) return;
        options.step = show;
        options.options = show.options;
        Model hall = options;
        hall.options.resize(std::min<std::size_t>(hall.options.size(), 3));
        add("options", hall);
        // The last one: what someone gives has a ground, and much to say.
        std::reverse(hall.options.begin(), hall.options.end());
        const auto& open = guide_.options[static_cast<std::size_t>(hall.options.front().option)].id;
        hall.because_open = {"option:" + open, "ground:" + open};
        hall.state.facts.options[open] = conversation::OptionOutcome::interested;
        add("options.open", std::move(hall));
        options.place = options.state.facts.place = guide::Place::room;
        std::reverse(options.options.begin(), options.options.end());
        add("table.options", std::move(options));
    }

    void ending() {
        Model closing = at(Phase::closing);
        closing.draft.chosen = {"sent"};
        add("closing", closing);
        Model contact = at(Phase::contact);
        contact.contact.name = "Mevrouw V.";
        contact.contact.phone = "06 12345678";
        contact.contact.when = "evening";
        contact.contact.may_call = true;
        contact.contact.safely = "Niet bellen als mijn man thuis is";
        const auto ask = [&](const std::string& name, ContactStep step, const std::string& words) {
            Model asked = contact;
            asked.contact_step = step;
            asked.draft.words = words;
            asked.draft.signs = step == ContactStep::phone;
            add("contact." + name, std::move(asked));
        };
        ask("name", ContactStep::name, contact.contact.name);
        ask("phone", ContactStep::phone, contact.contact.phone);
        ask("when", ContactStep::when, "");
        ask("voicemail", ContactStep::voicemail, "");
        ask("post", ContactStep::post, "");
        ask("safely", ContactStep::safely, contact.contact.safely);
        ask("later", ContactStep::later, "");
        contact.contact_step = ContactStep::summary;
        add("summary", contact);

        Model receipt = at(Phase::receipt);
        model::Receipt sent;
        sent.case_number = "2026-KX4-7QD";
        sent.team = begun_.house.team;
        sent.made_at_ms = sample_wall_ms;
        sent.call_by_ms = sample_wall_ms + 3 * model::day_ms;
        sent.arrived = true;
        sent.story.contact = contact.contact;
        receipt.receipt = sent;
        receipt.paper = model::PaperState::printed;
        add("receipt", receipt);
        receipt.receipt->arrived = false;
        receipt.receipt->opener = opener();
        add("receipt.not_sent", receipt);
        receipt.receipt->how = model::Ending::paper_only;
        receipt.receipt->case_number.clear();
        receipt.receipt->opener.reset();
        add("receipt.paper", receipt);
        Model kept = receipt;
        kept.phase = Phase::kept;
        kept.receipt->opener = opener();
        add("kept", std::move(kept));
        Model wiped = at(Phase::wiped);
        add("wiped", wiped);
        wiped.left_before = model::Ending::kept;
        add("wiped.kept", std::move(wiped));
    }

    void interruptions() {
        Model stopped = talking();
        stopped.stopped_ms = sample_now_ms;
        add("stopped", stopped);
        stopped.bell = model::Bell{};
        stopped.bell->state = model::Bell::State::delivered;
        add("stopped.bell", stopped);
        stopped.bell->state = model::Bell::State::no_line;
        add("stopped.bell.no_line", stopped);
        stopped.bell.reset();
        stopped.waiting = {1, model::Waiting::For::release, model::Waiting::Then::send};
        add("stopped.leaving", stopped);
        stopped.waiting = {};
        stopped.left_before = model::Ending::kept;
        add("stopped.kept", stopped);
        stopped.left_before = model::Ending::sent;
        add("stopped.sent", std::move(stopped));
        Model idle = talking();
        idle.idle_warned_ms = sample_now_ms;
        add("idle", idle);
        idle.left_before = model::Ending::sent;
        add("idle.sent", std::move(idle));
        Model bell = talking();
        bell.bell = model::Bell{};
        add("bell", bell);
        bell.bell->state = model::Bell::State::delivered;
        add("bell.delivered", bell);
        bell.bell->state = model::Bell::State::no_line;
        add("bell.no_line", std::move(bell));
        Model languages = talking();
        languages.choosing_language = true;
        add("languages", std::move(languages));
        Model corner = at(Phase::welcome);
        corner.staff_corner = true;
        model::StaffInfo info;
        info.cases_waiting = 2;
        info.line_since_ms = sample_wall_ms - 40 * 60 * 1000;
        info.guide_version = guide_.version;
        corner.staff_info = info;
        add("staff_corner", std::move(corner));
        Model unusable = at(Phase::welcome);
        unusable.unusable = base::Fault::disk_failed;
        add("unusable", std::move(unusable));
    }

    const guide::Guide& guide_;
    Model begun_;
    std::vector<Sample> samples_;
};

}  // namespace

std::vector<Sample> samples(const guide::Guide& guide, const std::string& language) {
    return Album(guide, language).all();
}

}  // namespace kt::screens::kiosk
