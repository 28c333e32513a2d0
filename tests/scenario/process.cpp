#include "tests/scenario/process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

namespace kt::scenario {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void become(const std::vector<std::string>& command,
                         const std::map<std::string, std::string>& environment) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> argv;
    for (const auto& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    execvp(argv[0], argv.data());
    _exit(127);
}

}  // namespace

Process::Process(std::vector<std::string> command, std::string log_file,
                 std::map<std::string, std::string> environment) {
    pid_ = fork();
    if (pid_ != 0) return;
    const char* target = log_file.empty() ? "/dev/null" : log_file.c_str();
    const int out = open(target, O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int in = open("/dev/null", O_RDONLY);
    dup2(in, 0);
    dup2(out, 1);
    dup2(out, 2);
    become(command, environment);
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), status_(other.status_) {}

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        end();
        pid_ = std::exchange(other.pid_, -1);
        status_ = other.status_;
    }
    return *this;
}

Process::~Process() {
    end();
}

bool Process::running() {
    return pid_ > 0 && !wait(0);
}

void Process::signal(int number) {
    if (running()) kill(pid_, number);
}

std::optional<int> Process::wait(int timeout_ms) {
    if (status_ || pid_ <= 0) return status_;
    for (int waited = 0;; waited += 10) {
        int status = 0;
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            status_ = status;
            return status_;
        }
        if (waited >= timeout_ms) return std::nullopt;
        sleep_ms(10);
    }
}

void Process::end() {
    if (!running()) return;
    kill(pid_, SIGTERM);
    if (wait(3'000)) return;
    kill(pid_, SIGKILL);
    wait(3'000);
}

Ran run(const std::vector<std::string>& command, const std::string& input,
        const std::map<std::string, std::string>& environment) {
    int in[2], out[2], err[2];
    if (pipe(in) != 0 || pipe(out) != 0 || pipe(err) != 0) return {};
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        dup2(err[1], 2);
        for (int fd : {in[0], in[1], out[0], out[1], err[0], err[1]}) close(fd);
        become(command, environment);
    }
    for (int fd : {in[0], out[1], err[1]}) close(fd);
    (void)!write(in[1], input.data(), input.size());
    close(in[1]);
    Ran ran;
    std::vector<pollfd> fds{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}};
    for (int open_ends = 2; open_ends > 0;) {
        poll(fds.data(), fds.size(), -1);
        for (auto& fd : fds) {
            if (fd.fd < 0 || fd.revents == 0) continue;
            char part[4096];
            const auto got = read(fd.fd, part, sizeof part);
            if (got > 0) {
                (fd.fd == out[0] ? ran.out : ran.err).append(part, static_cast<std::size_t>(got));
            } else {
                close(fd.fd);
                fd.fd = -1;
                --open_ends;
            }
        }
    }
    int status = 0;
    waitpid(pid, &status, 0);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

Folder::Folder() {
    auto name = (fs::temp_directory_path() / "keukentafel-XXXXXX").string();
    if (!mkdtemp(name.data())) std::abort();
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    if (!std::getenv("KT_KEEP")) fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

bool any_file_holds(const fs::path& folder, const std::string& needle) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && read_file(entry.path()).find(needle) != std::string::npos)
            return true;
    return false;
}

int free_port() {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    close(fd);
    return ntohs(address.sin_port);
}

void sleep_ms(int ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

}  // namespace kt::scenario
