// Child processes and a folder of their own, for tests that need the real programs.
// Every process started here is ended here, by its id, also when a test fails.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kt::scenario {

class Process {
  public:
    // Output of both kinds goes to `log_file` (appended); empty: to nowhere.
    Process(std::vector<std::string> command, std::string log_file = {},
            std::map<std::string, std::string> environment = {});
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    ~Process();  // ends it: SIGTERM, and SIGKILL after three seconds

    pid_t pid() const { return pid_; }
    bool running();
    void signal(int number);
    // The exit status as waitpid gives it, or nothing if it still runs after that long.
    std::optional<int> wait(int timeout_ms);
    void end();

  private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

struct Ran {
    int exit_code = -1;
    std::string out;  // stdout
    std::string err;
};
// Runs to the end. `input` is given on stdin.
Ran run(const std::vector<std::string>& command, const std::string& input = {},
        const std::map<std::string, std::string>& environment = {});

// A fresh folder under the system's temporary folder, gone with the object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);
// True if the bytes of `needle` stand in any file below `folder`.
bool any_file_holds(const std::filesystem::path& folder, const std::string& needle);
int free_port();  // on 127.0.0.1
void sleep_ms(int ms);

}  // namespace kt::scenario
