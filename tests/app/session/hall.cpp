#include "tests/app/session/hall.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "app/session/housekeeping.hpp"
#include "core/guide/load.hpp"
#include "sync/outbox/mailbox.hpp"

namespace kt::session {

namespace {

constexpr screens::Space landscape{530, 298};
constexpr const char* this_boot = "this boot";

screens::Words in_dutch() {
    return {real_guide(),
            [](std::string_view, std::string_view dutch) { return std::string(dutch); }};
}

// Whether two presses mean the same. Messages without content are the same if their kinds are.
bool same(const model::Message& one, const model::Message& other) {
    if (one.index() != other.index()) return false;
    if (const auto* choose = std::get_if<model::Choose>(&one))
        return choose->id == std::get<model::Choose>(other).id;
    if (const auto* want = std::get_if<model::WantOpener>(&one))
        return want->yes == std::get<model::WantOpener>(other).yes;
    if (const auto* call = std::get_if<model::CallForStaff>(&one))
        return call->call == std::get<model::CallForStaff>(other).call;
    if (const auto* begin = std::get_if<model::Begin>(&one))
        return begin->language == std::get<model::Begin>(other).language;
    if (const auto* settle = std::get_if<model::SettleNeed>(&one)) {
        const auto& there = std::get<model::SettleNeed>(other);
        return settle->need == there.need && settle->outcome == there.outcome;
    }
    return true;
}

void gather(const ui::Element& element, std::string& words) {
    words += element.text + "\n" + element.spoken + "\n";
    for (const auto& child : element.children) gather(child, words);
}

}  // namespace

const guide::Guide& real_guide() {
    static const auto guide = guide::load_usable("assets/guides/gesprek");
    if (!guide) throw std::runtime_error(guide.error().words);
    return *guide;
}

Hall::Hall(std::size_t map_bytes)
    : identity_(municipality_.enrol_kiosk(folder_.path().string(), "Kiosk proef")) {
    auto opened = journal::open_lmdb_journal(folder_ / "journal", map_bytes);
    if (!opened) throw std::runtime_error(opened.error().words);
    journal_ = std::move(*opened);
    clock_.advance_ms(1'000);
    printer = [this](base::ByteView pdf, const std::string&) {
        papers.emplace_back(base::text_view(pdf));
        return printed_at_once(Printed{"", true});
    };
    begin_session();
}

void Hall::begin_session() {
    KioskParts parts{*journal_, identity_,  real_guide(), random_, clock_,
                     this_boot, ++process_, nullptr,      nullptr, nullptr};
    // The paper's words are proved elsewhere; here it matters where they go.
    parts.make_pdf = [](const model::Receipt& receipt) -> base::Result<base::Bytes> {
        std::string paper = receipt.case_number + "\n";
        for (const auto& [question, fact] : receipt.story.facts.by_question)
            for (const auto& answer : fact.standing) paper += answer.value.words + "\n";
        return base::copy(base::view(paper));
    };
    parts.print = [this](base::ByteView pdf, const std::string& name) {
        return printer(pdf, name);
    };
    parts.play = [this](model::Sound) { ++bells_heard; };
    session_ = std::make_unique<KioskSession>(std::move(parts), model::House{}, catalogues_);
}

void Hall::next_session() {
    session_.reset();
    begin_session();
}

void Hall::process_dies() {
    session_.reset();
    const auto tidied = tidy_left_open(
        *journal_, this_boot, [](std::int32_t) { return false; }, clock_.wall_ms());
    EXPECT_TRUE(tidied) << tidied.error().words;
    begin_session();
}

void Hall::seconds_pass(int seconds) {
    for (int i = 0; i < seconds; ++i) {
        clock_.advance_ms(1'000);
        session_->on_time();
    }
}

void Hall::line_is_up() {
    ASSERT_TRUE(outbox::report_line(*journal_, clock_, true));
}

void Hall::does(const model::Message& message) {
    const auto page = session_->page(landscape);
    if (const auto* edited = std::get_if<model::TextEdited>(&message))
        return session_->on_input({ui::Input::Kind::edited, edited->field, edited->text});
    const auto drawn = screens::kiosk::draw(model(), in_dutch(), landscape);
    const auto found = std::find_if(drawn.on_press.begin(), drawn.on_press.end(),
                                    [&](const auto& press) { return same(press.second, message); });
    ASSERT_NE(found, drawn.on_press.end())
        << "nothing on " << page.screen << " means message " << message.index();
    session_->on_input({ui::Input::Kind::pressed, found->first, ""});
}

void Hall::talks(scenario::Resident& resident, const std::function<bool()>& until) {
    constexpr int steps_max = 400;
    for (int step = 0; step < steps_max && !until(); ++step) {
        const auto wanted = resident.act(model(), real_guide());
        if (wanted.empty()) seconds_pass(1);
        for (const auto& message : wanted) {
            does(message);
            if (testing::Test::HasFatalFailure()) return;
        }
    }
    ASSERT_TRUE(until()) << "the conversation stands still at " << static_cast<int>(screen())
                         << ":\n"
                         << words_on_screen();
}

void Hall::talks_to(scenario::Resident& resident, model::Screen wanted) {
    talks(resident, [&] { return screen() == wanted; });
}

void Hall::answers_questions(scenario::Resident& resident, int count) {
    talks(resident, [&] { return static_cast<int>(resident.told.size()) >= count; });
}

std::string Hall::words_on_screen() const {
    std::string words;
    gather(screens::kiosk::draw(model(), in_dutch(), landscape).root, words);
    return words;
}

bool Hall::disk_holds(const std::string& words) const {
    return scenario::any_file_holds(folder_.path(), words);
}

std::vector<journal::CaseRow> Hall::cases() {
    auto rows = journal_->cases();
    EXPECT_TRUE(rows);
    return rows.value_or(std::vector<journal::CaseRow>{});
}

std::size_t Hall::events_on_disk() {
    std::size_t count = 0;
    for (const auto& row : cases())
        if (const auto events = journal_->events(row.id)) count += events->size();
    return count;
}

void expect_nothing_left(Hall& hall) {
    EXPECT_FALSE(hall.disk_holds(words_told));
    EXPECT_EQ(hall.events_on_disk(), 0u);
    EXPECT_TRUE(hall.model().state.story.empty());
    EXPECT_TRUE(hall.model().state.facts.by_question.empty());
    EXPECT_TRUE(hall.model().draft.words.empty());
    EXPECT_EQ(hall.words_on_screen().find(words_told), std::string::npos);
    for (const auto& row : hall.cases()) EXPECT_EQ(row.status, journal::CaseStatus::erased);
}

void tell_all(Hall& hall, scenario::Resident& resident) {
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, model::Screen::closing));
    ASSERT_GT(hall.events_on_disk(), 8u);
    EXPECT_FALSE(hall.disk_holds(words_told));
}

}  // namespace kt::session
