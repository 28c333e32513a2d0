// Papers in the folder of a trial: for the eyes of its owner only, and none is lost.
#include "app/session/paper_tray.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

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
        const auto tray = make_tray({(folder_ / "papers").string(), ""});
        auto printed = tray(base::view(paper), "gesprek");
        EXPECT_TRUE(printed);
        return printed.value_or(Printed{});
    }
    static unsigned mode(const fs::path& path) {
        struct stat info {};
        EXPECT_EQ(stat(path.c_str(), &info), 0);
        return info.st_mode & 0777;
    }
    fs::path folder_;
};

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
