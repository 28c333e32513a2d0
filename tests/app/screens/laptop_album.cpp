#include "tests/app/screens/laptop_album.hpp"

#include "tests/app/model/told_case.hpp"

namespace kt::screens {
namespace {

using namespace model::laptop;
using model::CaseView;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t now_ms = told::began_ms + 2 * hour_ms;

base::CaseId numbered(std::uint8_t number) {
    base::CaseId id;
    id.bytes.fill(number);
    return id;
}

CaseView told_view(std::uint8_t number, const told::Teller& teller, const model::Translate& tr) {
    return model::make_case_view(numbered(number), teller.state(), told::guide(), tr);
}

// The same answer given twice by two who did not know of each other.
CaseView in_conflict(const model::Translate& tr) {
    const told::Teller kiosk = told::whole_case("only_the_scooter", "");
    told::Teller laptop(2);
    for (const casefile::Event& event : kiosk.events()) {
        const auto* answered = std::get_if<casefile::Answered>(&event.happening);
        if (!answered || answered->value.chosen.empty()) continue;
        const int index = told::guide().question_index(answered->question);
        const auto& question = told::guide().questions[static_cast<std::size_t>(index)];
        if (question.stage != guide::Stage::life) continue;
        const auto& other = question.answers[0].id == answered->value.chosen[0]
                                ? question.answers[1]
                                : question.answers[0];
        laptop.tell(casefile::Answered{question.id, {{other.id}, {}, ""}}).said_by = "companion";
        break;
    }
    laptop.tell(casefile::UnknownEvent{900, 1, {}});
    std::vector<casefile::Event> events = kiosk.events();
    events.insert(events.end(), laptop.events().begin(), laptop.events().end());
    return model::make_case_view(numbered(4), casefile::fold(events), told::guide(), tr);
}

// Begun in the hall, gone on with in a room and at home: about two children, with what could help,
// a signal that was not right, and someone else who spoke.
CaseView told_at_the_table(const model::Translate& tr) {
    told::Teller teller = told::whole_case("husband_cannot_be_alone", "Mevrouw Visser");
    const auto& guide = told::guide();
    const auto goes_on = [&](guide::Place place, const std::string& device) {
        teller.tell(
            casefile::ConversationContinued{place, "nl", device, guide.version, guide.digest});
    };
    goes_on(guide::Place::room, "Laptop wijkteam");
    casefile::Answered children{"family.children", {}};
    children.value.people = {{1, "de oudste"}, {2, "de jongste"}};
    teller.tell(children);
    teller.tell(casefile::Answered{"family.child_good@1", {{}, {}, "Knutselen, uren lang.", {}}});
    teller.tell(casefile::Answered{"family.child_well@1", {{"well"}, {}, "", {}}});
    teller.tell(casefile::Answered{"family.child_good@2", {{}, {}, "Grapjes maken.", {}}}).said_by =
        "companion";
    teller.tell(casefile::Answered{"family.child_well@2", {{"hard"}, {}, "", {}}});
    teller.tell(casefile::Skipped{"family.child_born@2"});
    const CaseView now = model::make_case_view(numbered(1), teller.state(), guide, tr);
    for (const auto& signal : now.signals) {
        if (signal.strength || signal.urgent) continue;
        teller.tell(casefile::SignalStruck{signal.id});
        break;
    }
    using conversation::OptionOutcome;
    auto outcome = OptionOutcome::interested;
    std::size_t settled = 0;
    for (const auto& option : guide.options) {
        if (settled == 3) break;
        if (option.needs.empty()) continue;
        casefile::OptionSettled one{option.id, outcome, {}, ""};
        one.because_needs = {guide.needs[static_cast<std::size_t>(option.needs[0])].id};
        if (settled == 0) one.words = "Als het op dinsdag kan.";
        teller.tell(one);
        outcome = settled == 0 ? OptionOutcome::has_already : OptionOutcome::passed;
        ++settled;
    }
    goes_on(guide::Place::home, "Laptop wijkteam");
    return model::make_case_view(numbered(1), teller.state(), guide, tr);
}

Model today(bool english, const model::Translate& tr) {
    Model model = first_model(false, english);
    model.screen = Screen::today;
    model.now_ms = now_ms;
    model.lines_loaded = true;
    model.line = {true, true, 0, 0, now_ms};
    const auto add = [&](const CaseView& view, bool read, std::int64_t ago_ms) {
        model::CaseLine line = model::make_case_line(view, read);
        line.received_ms -= ago_ms;
        model.lines.push_back(line);
    };
    add(told_view(1, told::whole_case("husband_cannot_be_alone", "Mevrouw Visser"), tr), false, 0);
    add(told_view(2, told::whole_case("cut_off_this_week", "Meneer De Groot"), tr), false, hour_ms);
    add(told_view(3, told::whole_case("third_floor_no_lift", ""), tr), true, 26 * hour_ms);
    add(in_conflict(tr), true, 80 * hour_ms);
    model::sort_lines(model.lines);
    return model;
}

Model with(Model model, CaseView view) {
    model.open = std::move(view);
    return model;
}

// Where it is to be held, for a new one and for one that goes on; and that it opens.
void add_before_a_talk(std::vector<LaptopSample>& to, const Model& day, const CaseView& view,
                       CaseView doubtful) {
    Model fresh = day;
    fresh.choosing = TalkChoice{};
    to.push_back({"talk_place.new", fresh});
    Model on = with(day, view);
    on.choosing = TalkChoice{view.id};
    to.push_back({"talk_place.on", on});
    on.at_table = true;
    to.push_back({"talk_place.at_table", on});
    doubtful.guide_fits = false;
    Model remarks = with(day, doubtful);
    remarks.choosing = TalkChoice{doubtful.id};
    to.push_back({"talk_place.remarks", remarks});
    Model opening = day;
    opening.talk = Talk{view.id, guide::Place::room};
    to.push_back({"talk_opening", opening});
}

}  // namespace

std::vector<LaptopSample> laptop_samples(bool english, const model::Translate& tr) {
    std::vector<LaptopSample> samples;
    Model unlock = first_model(false, english);
    samples.push_back({"unlock", unlock});
    unlock.trouble = UnlockTrouble::wrong;
    unlock.passphrase = "molen fiets";
    samples.push_back({"unlock.wrong", unlock});
    Model choose = first_model(true, english);
    samples.push_back({"choose", choose});
    choose.trouble = UnlockTrouble::too_short;
    samples.push_back({"choose.too_short", choose});
    for (const auto& [name, screen] :
         {std::pair("opening", Screen::opening), std::pair("not_enrolled", Screen::not_enrolled),
          std::pair("failed", Screen::failed)}) {
        Model model = first_model(false, english);
        model.screen = screen;
        samples.push_back({name, model});
    }
    const Model day = today(english, tr);
    Model empty = day;
    empty.lines.clear();
    samples.push_back({"today.empty", empty});
    samples.push_back({"today", day});
    Model bells = day;
    bells.bells = {{"b1", "Kiosk Stadhuis, hal", true, false, now_ms - 40'000}};
    bells.line = {true, false, 2, 1, now_ms - hour_ms};
    bells.unreadable_cases = 3;
    samples.push_back({"today.bell", bells});
    const CaseView carer =
        told_view(1,
                  told::whole_case("husband_cannot_be_alone", "Mevrouw Visser",
                                   "Ik wil één dag in de week gewoon mezelf zijn, en niet alleen "
                                   "zijn verzorger."),
                  tr);
    samples.push_back({"case", with(day, carer)});
    samples.push_back({"case.bell", with(bells, carer)});
    samples.push_back(
        {"case.urgent",
         with(day, told_view(2, told::whole_case("cut_off_this_week", "Meneer De Groot"), tr))});
    for (const auto& [language, words] :
         {std::pair("uk", "Мені важко виходити з дому, а сходів дуже багато."),
          std::pair("ar", "أريد أن أخرج من البيت، والموعد يوم 3-12 الساعة 10:30.")}) {
        CaseView other = carer;
        other.language = language;
        for (auto& [what, told_in] : other.languages) told_in = language;
        other.asked_words = words;
        if (other.own_need) other.own_need = words;
        for (auto& need : other.needs)
            if (need.own_words) need.words = words;
        samples.push_back({"case.in_" + std::string(language), with(day, std::move(other))});
    }
    samples.push_back({"case.conflict", with(day, in_conflict(tr))});
    const CaseView deepened = told_at_the_table(tr);
    samples.push_back({"case.told", with(day, deepened)});
    CaseView open = deepened;
    open.unfinished = true;
    samples.push_back({"case.unfinished", with(day, open)});
    Model failed = with(day, deepened);
    failed.talk_failed = base::Fault::not_allowed;
    samples.push_back({"case.talk_failed", failed});
    add_before_a_talk(samples, day, deepened, in_conflict(tr));
    Model table = with(bells, carer);
    table.at_table = true;
    samples.push_back({"case.table", table});
    return samples;
}

}  // namespace kt::screens
