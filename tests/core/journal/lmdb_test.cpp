// What only the journal on disk has to prove: what its bytes tell, who shares it, and what a killed
// process leaves behind.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/core/journal/talk.hpp"

namespace kt::journal {
namespace {

using base::Fault;
using support::must;
using support::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string all_bytes(const std::string& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream content;
        content << in.rdbuf();
        bytes += content.str();
    }
    return bytes;
}

TEST(LmdbJournal, no_word_of_the_resident_is_in_its_files) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j")));
    Desk desk(*journal);
    auto writer = desk.begin();
    const auto opener = must(writer->offer_opener());
    ASSERT_TRUE(writer->write({begun(), told("network.help"), told("network.other")}));
    must(writer->release(CaseStatus::sent));
    const std::string bytes = all_bytes(folder.file("j"));
    EXPECT_GT(bytes.size(), 10'000u);
    for (const std::string_view word :
         {std::string_view("buurvrouw"), std::string_view("network"),
          std::string_view("2026-KX4-7QD"), std::string_view("Kiosk Stadhuis"),
          std::string_view("gesprek")}) {
        EXPECT_THAT(bytes, Not(HasSubstr(std::string(word))));
    }
    EXPECT_THAT(bytes, Not(HasSubstr(opener.letters())));
    EXPECT_THAT(bytes, Not(HasSubstr(std::string(base::text_view(opener.bits)))));
}

TEST(LmdbJournal, erased_bytes_are_gone_after_compacting) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j")));
    Desk desk(*journal);
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({begun(), told("network.help")}));
    const auto events = *journal->events(writer->id());
    const auto body = std::string(base::text_view(events.front().body));
    const auto event_id = std::string(base::text_view(events.front().header.event.bytes));
    EXPECT_THAT(all_bytes(folder.file("j")), HasSubstr(body));
    ASSERT_TRUE(writer->erase());
    ASSERT_TRUE(journal->compact());
    EXPECT_THAT(all_bytes(folder.file("j")), Not(HasSubstr(body)));
    EXPECT_THAT(all_bytes(folder.file("j")), Not(HasSubstr(event_id)));
    EXPECT_EQ(journal->find_case(writer->id())->status, CaseStatus::erased);
    EXPECT_TRUE(desk.begin()->write(told("network.help")));
}

TEST(LmdbJournal, what_was_written_is_there_when_it_is_opened_again) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j")));
    Desk desk(*journal);
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(told("network.help")));
    const auto id = writer->id();
    writer.reset();
    journal.reset();
    journal = must(open_lmdb_journal(folder.file("j")));
    EXPECT_EQ(journal->events(id)->size(), 1u);
}

TEST(LmdbJournal, a_journal_of_a_newer_program_is_refused_in_plain_words) {
    const TemporaryFolder folder;
    must(open_lmdb_journal(folder.file("j")));
    std::filesystem::remove(folder.file("j/data.mdb"));
    std::ofstream(folder.file("j/data.mdb")) << "this is no journal at all, and never was one";
    const auto opened = open_lmdb_journal(folder.file("j"));
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().words, HasSubstr("the journal cannot be opened"));
}

TEST(LmdbJournal, threads_of_one_process_share_it) {
    const TemporaryFolder folder;
    auto here = must(open_lmdb_journal(folder.file("j")));
    std::thread other([&] {
        auto there = must(open_lmdb_journal(folder.file("j")));
        for (int i = 0; i < 60; ++i) {
            must(there->put_note("there", base::view(std::to_string(i))));
            if (i % 20 == 0) must(there->compact());
        }
    });
    for (int i = 0; i < 60; ++i) {
        must(here->put_note("here", base::view(std::to_string(i))));
        if (i % 20 == 0) must(here->erase(base::CaseId{}, i));
        must(here->cases());
    }
    other.join();
    EXPECT_EQ(base::text_view(*here->note("here")), "59");
    EXPECT_EQ(base::text_view(*here->note("there")), "59");
}

// --- Other processes: tests/core/journal/talker.cpp, run as a program of its own.

class Talker {
  public:
    Talker(const std::string& mode, const std::string& folder) {
        int out[2];
        int in[2];
        if (::pipe(out) != 0 || ::pipe(in) != 0) std::abort();
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(in[0], 0);
            ::dup2(out[1], 1);
            for (const int end : {in[0], in[1], out[0], out[1]}) ::close(end);
            ::execl(KT_TALKER, KT_TALKER, mode.c_str(), folder.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(out[1]);
        ::close(in[0]);
        said_ = ::fdopen(out[0], "r");
        to_child_ = in[1];
    }
    ~Talker() {
        if (child_ > 0) kill_9();
        std::fclose(said_);
        ::close(to_child_);
    }
    Talker(const Talker&) = delete;
    Talker& operator=(const Talker&) = delete;

    std::string line() {
        char buffer[256];
        if (std::fgets(buffer, sizeof buffer, said_) == nullptr) return "";
        std::string text(buffer);
        while (!text.empty() && text.back() == '\n') text.pop_back();
        return text;
    }
    // The process that this object started, and no other.
    void kill_9() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = -1;
    }

  private:
    pid_t child_ = -1;
    std::FILE* said_ = nullptr;
    int to_child_ = -1;
};

int loops(int by_default, int when_long) {
    const char* wish = std::getenv("KT_LONG");
    return wish != nullptr && std::string_view(wish) == "1" ? when_long : by_default;
}

TEST(KilledWriter, every_answer_that_was_confirmed_is_there_again_with_the_opener) {
    base::SeededRandom when(20'26);
    for (int loop = 0; loop < loops(20, 300); ++loop) {
        const TemporaryFolder folder;
        Talker talker("talk", folder.file("j"));
        const auto opener = keys::Opener::parse(talker.line());
        ASSERT_TRUE(opener) << loop;
        int confirmed = 0;
        const int enough = 1 + static_cast<int>(when.below(20));
        while (confirmed < enough) confirmed = std::stoi(talker.line());
        ::usleep(when.below(3000));
        talker.kill_9();
        for (std::string more = talker.line(); !more.empty(); more = talker.line()) {
            confirmed = std::stoi(more);  // confirmed before the end, read after it
        }

        auto journal = must(open_lmdb_journal(folder.file("j")));
        Desk desk(*journal);  // the same kiosk: its keys come from the same seed
        auto again = desk.reopen(*opener);
        const auto& state = again->state();
        for (int i = 1; i <= confirmed; ++i) {
            ASSERT_EQ(chosen(state, "a.q" + std::to_string(i)), "yes") << loop << ": " << i;
        }
        // At most the one whose confirmation was still on its way.
        ASSERT_LE(state.story.size(), static_cast<std::size_t>(confirmed) + 1) << loop;
        must(again->release(CaseStatus::sent));
        const auto teams = desk.town.laptop().teams;
        const auto key = must(open_case_key(*journal->wraps(again->id()), teams));
        ASSERT_THAT(must(read_case(*journal, again->id(), key)).problems, IsEmpty()) << loop;
    }
}

TEST(LmdbJournal, another_process_may_have_it_open_but_not_while_compacting) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j")));
    must(journal->put_note("a", base::view("here")));
    {
        Talker talker("hold", folder.file("j"));
        ASSERT_EQ(talker.line(), "held");
        EXPECT_EQ(journal->compact().error().fault, Fault::not_allowed);
        must(journal->put_note("b", base::view("still works")));
        EXPECT_EQ(base::text_view(*journal->note("held")), "by another");
    }
    EXPECT_TRUE(journal->compact());
    EXPECT_EQ(base::text_view(*journal->note("b")), "still works");
}

}  // namespace
}  // namespace kt::journal
