// Papers in the folder of a trial: for the eyes of its owner only, and none is lost.
#include "app/session/paper_tray.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "core/base/file.hpp"

namespace kt::session {
namespace {

namespace fs = std::filesystem;

class Tray : public testing::Test {
  protected:
    Tray() {
        std::string name = (fs::temp_directory_path() / "tray-XXXXXX").string();
        folder_ = mkdtemp(name.data());
    }
    ~Tray() override { fs::remove_all(folder_); }
    Printed print(const std::string& paper) {
        return printed_by({(folder_ / "papers").string(), ""}, paper).value_or(Printed{});
    }
    base::Result<Printed> printed_by(TrayOptions options, const std::string& paper) {
        auto job = make_tray(std::move(options), clock_)(base::view(paper), "gesprek");
        if (!job) return tl::unexpected(job.error());
        for (;;) {
            if (auto how = (*job)->look()) return *how;
            usleep(1'000);
        }
    }
    static unsigned mode(const fs::path& path) {
        struct stat info {};
        EXPECT_EQ(stat(path.c_str(), &info), 0);
        return info.st_mode & 0777;
    }
    base::ManualClock clock_{0};
    fs::path folder_;
};

TEST_F(Tray, a_command_reads_the_paper_and_the_window_does_not_wait_for_it) {
    const auto paper = (folder_ / "from_printer").string();
    const std::string big(300'000, 'x');  // more than a pipe holds
    EXPECT_TRUE(printed_by({"", "cat >" + paper}, big)->on_paper);
    EXPECT_EQ(base::read_file(paper, 400'000).value().size(), big.size());
    auto job = make_tray({"", "sleep 20"}, clock_)(base::view("een verhaal"), "gesprek");
    ASSERT_TRUE(job);
    EXPECT_FALSE((*job)->look());
    clock_.advance_ms(print_wait_ms);
    const auto ended = (*job)->look();
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->error().fault, base::Fault::refused);
}

TEST_F(Tray, a_command_that_hangs_ends_also_when_nobody_asks_after_it_any_more) {
    const auto pid_file = (folder_ / "pid").string();
    TrayOptions options{"", "echo $$ >" + pid_file + "; sleep 600; true"};
    options.wait_ms = 1'000;
    ASSERT_TRUE(make_tray(options, clock_)(base::view("een verhaal"), "gesprek"));  // and let go
    pid_t pid = 0;
    for (int tries = 0; tries < 1'000 && pid == 0; ++tries, usleep(5'000))
        if (const auto told = base::read_file(pid_file, 20); told && told->size() > 1)
            pid = std::stoi(std::string(base::text_view(*told)));
    ASSERT_GT(pid, 0);
    const auto open_papers = "/proc/" + std::to_string(pid) + "/fd/0";
    std::error_code gone;
    for (int tries = 0; tries < 2'000 && !gone; ++tries, usleep(5'000))
        if (fs::read_symlink(open_papers, gone).empty()) break;
    EXPECT_TRUE(gone) << "the paper is still held open";
}

TEST_F(Tray, a_command_that_fails_is_a_paper_that_failed) {
    EXPECT_EQ(printed_by({"", "exit 3"}, "een verhaal").error().fault, base::Fault::refused);
    EXPECT_EQ(printed_by({"", ""}, "een verhaal").error().fault, base::Fault::not_found);
}

TEST_F(Tray, nobody_but_the_owner_reads_a_paper_in_the_folder) {
    const auto printed = print("een verhaal");
    EXPECT_EQ(mode(printed.path), 0600u);
    EXPECT_EQ(mode(folder_ / "papers"), 0700u);
}

TEST_F(Tray, the_next_paper_without_a_number_leaves_the_one_before_it) {
    const auto first = print("van de een");
    const auto second = print("van de ander");
    EXPECT_NE(first.path, second.path);
    EXPECT_EQ(base::read_file(first.path, 100).value(), base::copy(base::view("van de een")));
}

}  // namespace
}  // namespace kt::session
