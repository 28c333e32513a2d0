// The kiosk is killed at random moments of a conversation (the power goes, kill -9).
//   With an opener every answer the screen had moved on from is there again.
//   Without one nothing unsent is readable, and it is erased.
//   What was sent is in the outbox, whole, and readable by the team.
// 50 times by default, 200 with KT_LONG=1.
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <sstream>

#include "app/session/housekeeping.hpp"
#include "core/journal/case_writer.hpp"
#include "tests/scenario/trial.hpp"

namespace kt {
namespace {

struct Story {
    bool ready = false, ended = false;
    std::map<std::string, std::string> moved_on_from;
    std::string opener;
    std::string sent_number;
};

// Starts the kiosk, listens, and kills it `after_us` after it was ready.
Story talk_and_be_killed(const std::string& data, std::uint64_t seed, bool opener, bool send,
                         int after_us) {
    int out[2];
    if (pipe(out) != 0) return {};
    const auto seed_text = std::to_string(seed);
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(out[1], 1);
        close(out[0]);
        execl(KT_TALKING_KIOSK, "talking_kiosk", data.c_str(), "assets/guides/gesprek",
              seed_text.c_str(), opener ? "opener" : "none", send ? "sent" : "talk", nullptr);
        _exit(127);
    }
    close(out[1]);
    std::string text;
    auto read_some = [&](int timeout_ms) {
        pollfd fd{out[0], POLLIN, 0};
        if (poll(&fd, 1, timeout_ms) <= 0) return false;
        char part[4096];
        const auto got = read(out[0], part, sizeof part);
        if (got > 0) text.append(part, static_cast<std::size_t>(got));
        return got > 0;
    };
    while (text.find("ready\n") == std::string::npos)
        if (!read_some(20'000)) break;
    if (after_us >= 0) {
        usleep(static_cast<useconds_t>(after_us));
    } else {
        while (text.find("end\n") == std::string::npos)
            if (!read_some(20'000)) break;
    }
    kill(pid, SIGKILL);
    while (read_some(1'000)) {
    }
    waitpid(pid, nullptr, 0);
    close(out[0]);

    Story story;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (lines.eof()) break;  // a line cut off by the kill says nothing
        const auto tab = line.find('\t');
        const auto kind = line.substr(0, tab);
        const auto rest = tab == std::string::npos ? "" : line.substr(tab + 1);
        if (kind == "ready") story.ready = true;
        if (kind == "end") story.ended = true;
        if (kind == "opener") story.opener = rest;
        if (kind == "sent") story.sent_number = rest;
        if (kind == "moved") {
            const auto second = rest.find('\t');
            story.moved_on_from[rest.substr(0, second)] = rest.substr(second + 1);
        }
    }
    return story;
}

std::string as_told(const conversation::Value& value) {
    std::string text;
    for (const auto& one : value.chosen) text += one + ",";
    return text + value.words;
}

class KilledKiosk : public testing::Test {
  protected:
    static int times() { return std::getenv("KT_LONG") && *std::getenv("KT_LONG") ? 200 : 50; }
    void SetUp() override { identity.emplace(municipality.enrol_kiosk(data(), "Kiosk proef")); }
    std::string data() const { return folder.path().string(); }
    std::unique_ptr<journal::Journal> open_journal() {
        auto journal = journal::open_lmdb_journal(data() + "/journal");
        EXPECT_TRUE(journal) << journal.error().words;
        return std::move(*journal);
    }
    static session::Tidied tidy(journal::Journal& journal) {
        auto tidied = session::tidy_left_open(
            journal, "boot", [](std::int32_t) { return false; }, base::SystemClock().wall_ms());
        EXPECT_TRUE(tidied);
        return tidied.value_or(session::Tidied{});
    }

    base::SystemRandom random;
    base::SystemClock clock;
    base::SeededRandom moments{2026};
    scenario::Folder folder;
    scenario::Trial municipality{random};
    std::optional<keys::DeviceIdentity> identity;
};

TEST_F(KilledKiosk, with_an_opener_every_answer_moved_on_from_is_there_again) {
    int told = 0;
    for (int i = 0; i < times(); ++i) {
        const auto after_us = static_cast<int>(moments.below(120'000));
        const auto story =
            talk_and_be_killed(data(), static_cast<std::uint64_t>(i), true, false, after_us);
        ASSERT_TRUE(story.ready);
        auto journal = open_journal();
        ASSERT_TRUE(journal);
        tidy(*journal);
        if (story.opener.empty()) continue;
        journal::WriterParts parts{*journal, *identity, random, clock, "boot", getpid()};
        const auto opener = keys::Opener::parse(story.opener);
        ASSERT_TRUE(opener);
        auto again = journal::CaseWriter::reopen(parts, *opener);
        ASSERT_TRUE(again) << again.error().words;
        const auto& facts = (*again)->state().facts;
        for (const auto& [question, value] : story.moved_on_from) {
            ++told;
            const auto found = facts.by_question.find(question);
            ASSERT_NE(found, facts.by_question.end()) << "lost: " << question << ", kill " << i;
            ASSERT_FALSE(found->second.standing.empty());
            EXPECT_EQ(as_told(found->second.standing.back().value), value) << question;
        }
        ASSERT_TRUE((*again)->erase());
    }
    EXPECT_GT(told, times());  // the kills came late enough to prove something
    RecordProperty("answers_compared", told);
}

TEST_F(KilledKiosk, without_an_opener_nothing_unsent_is_readable_and_it_is_erased) {
    for (int i = 0; i < times() / 5; ++i) {
        const auto story = talk_and_be_killed(data(), static_cast<std::uint64_t>(i), false, false,
                                              static_cast<int>(moments.below(120'000)));
        ASSERT_TRUE(story.ready);
        EXPECT_FALSE(scenario::any_file_holds(folder.path(), "blauwefietsbel"));
        auto journal = open_journal();
        tidy(*journal);
        const auto rows = journal->cases();
        ASSERT_TRUE(rows);
        for (const auto& row : *rows) EXPECT_EQ(row.status, journal::CaseStatus::erased);
    }
}

TEST_F(KilledKiosk, what_was_sent_waits_whole_for_the_hub) {
    const auto story = talk_and_be_killed(data(), 5, false, true, -1);
    ASSERT_TRUE(story.ended);
    ASSERT_FALSE(story.sent_number.empty());
    EXPECT_FALSE(scenario::any_file_holds(folder.path(), "blauwefietsbel"));
    auto journal = open_journal();
    tidy(*journal);
    const auto releases = journal->releases_after(0, 10);
    ASSERT_TRUE(releases);
    ASSERT_EQ(releases->size(), 1u);
    const auto seals = journal->seals(releases->front().case_id);
    ASSERT_TRUE(seals);
    ASSERT_FALSE(seals->empty());
    for (const auto& seal : *seals) EXPECT_TRUE(journal::verify(seal));
}

}  // namespace
}  // namespace kt
