#include "tests/app/model/visit.hpp"

#include <stdexcept>

#include "core/guide/load.hpp"

namespace kt::model {

namespace {

constexpr std::int64_t sunday_wall_ms = 1'795'341'600'000;  // 22 November 2026, 10:00 in Utrecht
const OpenerLetters letters{"K7MP-3XQD-9RTA-W4HC", "KT1:K7MP3XQD9RTAW4HC"};

template <class... Case>
struct Cases : Case... {
    using Case::operator()...;
};

}  // namespace

const guide::Guide& small_guide() {
    static const guide::Guide guide = [] {
        auto loaded = guide::load_usable("tests/app/model/fixtures/klein");
        if (!loaded) throw std::runtime_error(loaded.error().words);
        return std::move(*loaded);
    }();
    return guide;
}

Visit::Visit() : kiosk_(small_guide(), House{}) {
    tell(Tick{now_ms_, sunday_wall_ms});
    tell(LineChanged{true});
}

void Visit::tell(const Message& message) {
    for (const Effect& effect : kiosk_.take(message)) {
        effects.push_back(effect);
        carry_out(effect);
    }
}

void Visit::does(const Message& message) {
    tell(message);
    if (!slow) deliver();
}

void Visit::deliver() {
    while (!answers_.empty()) {
        const Message answer = answers_.front();
        answers_.erase(answers_.begin());
        tell(answer);
    }
}

void Visit::seconds_pass(std::int64_t seconds) {
    for (std::int64_t n = 0; n < seconds; ++n) {
        now_ms_ += 1'000;
        does(Tick{now_ms_, sunday_wall_ms + now_ms_});
    }
}

casefile::Event Visit::event_of(const NewEvent& event) {
    casefile::Event made;
    made.lamport = ++lamport_;
    made.id.bytes[0] = static_cast<std::uint8_t>(lamport_);
    made.id.bytes[1] = static_cast<std::uint8_t>(lamport_ >> 8);
    made.section = event.section;
    made.said_by = event.said_by;
    made.about = event.about;
    made.replaces = event.replaces;
    made.happening = event.happening;
    events_.push_back(made);
    return made;
}

void Visit::carry_out(const Effect& effect) {
    const auto answer = [&](Request request, Message message) {
        if (disk) message = Refused{request, *disk};
        answers_.push_back(std::move(message));
    };
    std::visit(Cases{
                   [&](const BeginCase& begin) {
                       if (disk) return answer(begin.request, Refused{});
                       casefile::ConversationBegun begun;
                       begun.place = begin.place;
                       begun.language = begin.language;
                       begun.case_number = "2026-KX4-7QD";
                       NewEvent event;
                       event.happening = begun;
                       answer(begin.request,
                              CaseBegun{begin.request, begun.case_number, {event_of(event)}});
                   },
                   [&](const WriteEvents& write) {
                       Stored stored{write.request, {}};
                       if (!disk)
                           for (const auto& event : write.events)
                               stored.events.push_back(event_of(event));
                       answer(write.request, stored);
                   },
                   [&](const OfferOpener& offer) {
                       if (opener_fault) answers_.push_back(Refused{offer.request, *opener_fault});
                       else answer(offer.request, OpenerMade{offer.request, letters});
                   },
                   [&](const ReopenCase& reopen) {
                       if (kept_)
                           answer(reopen.request, CaseReopened{reopen.request, *kept_, letters});
                       else answer(reopen.request, Refused{reopen.request, base::Fault::not_found});
                   },
                   [&](const Release& release) {
                       answer(release.request, Released{release.request, line_up});
                   },
                   [&](const EraseCase& erase) { answer(erase.request, Erased{erase.request}); },
                   [&](const CallStaff& call) {
                       answers_.push_back(BellAnswered{call.request, line_up});
                   },
                   [&](const MakePaper& paper) {
                       answer(paper.request, PaperMade{paper.request, "", true});
                   },
                   [&](const AskStaffInfo& ask) {
                       answers_.push_back(StaffInfo{ask.request, 2, 0, line_up, 1, "1.0.0"});
                   },
                   [](const PlaySound&) {},
                   [](const EndSession&) {},
               },
               effect);
}

void Visit::comes_in(const std::string& language, bool wants_opener) {
    does(Begin{language});
    goes_on();
    does(WantOpener{wants_opener});
    if (wants_opener) goes_on();
}

void Visit::answers(const std::string& id) {
    does(Choose{id});
    goes_on();
}

void Visit::writes(const std::string& words) {
    for (const char letter : words)
        does(KeyPressed{letter == ' ' ? "space" : std::string(1, letter)});
}

std::string Visit::asked() const {
    const int question = question_of(model());
    if (screen() != Screen::question || question < 0) return "";
    return small_guide().questions[static_cast<std::size_t>(question)].id;
}

std::string Visit::answer_to(const std::string& question) const {
    const auto found = facts().by_question.find(question);
    if (found == facts().by_question.end()) return "(unasked)";
    if (found->second.skipped) return "(skipped)";
    std::string answer;
    for (const auto& standing : found->second.standing) {
        if (!answer.empty()) answer += " and ";
        for (const auto& id : standing.value.chosen) answer += id;
        answer += standing.value.words;
    }
    return answer;
}

int Visit::stored(std::size_t happening) const {
    int n = 0;
    for (const auto& event : events_) n += event.happening.index() == happening;
    return n;
}

void Visit::passes_overviews() {
    while (screen() == Screen::overview) goes_on();
}

void Visit::tells_of_being_stuck() {
    answers("alone");
    answers("mobility");
    answers("no");
    writes("naar de markt");
    goes_on();
    passes_overviews();
    if (screen() == Screen::topics) goes_on();
    passes_overviews();
    while (screen() == Screen::question) {
        if (asked() == "housing.outdoors") answers("hard");
        else if (asked() == "housing.stairs") answers("no");
        else if (asked() == "network.people") answers("nobody");
        else return;
        passes_overviews();
    }
}

void Visit::gives_contact() {
    writes("mevrouw v");
    goes_on();
    writes("0612345678");
    goes_on();
    answers("evening");
    answers("no");
    answers("yes");
    does(Skip{});
    if (screen() == Screen::contact) answers("no");
}

}  // namespace kt::model
