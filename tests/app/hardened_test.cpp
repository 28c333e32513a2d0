// A program that opens what lies under a passphrase leaves no core file behind when it dies. Each
// is started on a folder with nothing in it and ends at once; the system tells with which limits.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace kt {
namespace {

namespace fs = std::filesystem;

class Hardened : public testing::Test {
  protected:
    Hardened() {
        std::string name = (fs::temp_directory_path() / "hardened-XXXXXX").string();
        folder_ = mkdtemp(name.data());
    }
    ~Hardened() override { fs::remove_all(folder_); }

    // "soft hard" limit of core files at the end of the program.
    static std::string core_limits(std::vector<std::string> words) {
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const pid_t process = fork();
        if (process == 0) {
            execv(arguments[0], arguments.data());
            _exit(127);
        }
        // It has ended, but is not forgotten yet.
        siginfo_t ended{};
        waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT);
        std::string found = "unknown";
        std::ifstream limits("/proc/" + std::to_string(process) + "/limits");
        constexpr std::string_view name = "Max core file size";
        for (std::string line; std::getline(limits, line);) {
            if (!line.starts_with(name)) continue;
            std::istringstream rest(line.substr(name.size()));
            std::string soft, hard;
            rest >> soft >> hard;
            found = soft + " " + hard;
        }
        waitpid(process, nullptr, 0);
        return found;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

  private:
    fs::path folder_;
};

TEST_F(Hardened, the_terminal) {
    EXPECT_EQ(core_limits({KT_CLI, "guide", "check", path("guide")}), "0 0");
}

#ifdef KT_PROGRAM
TEST_F(Hardened, the_laptop) {
    EXPECT_EQ(core_limits({KT_PROGRAM, "laptop", "--data", path("data"), "--assets", path("none")}),
              "0 0");
}
#endif

}  // namespace
}  // namespace kt
