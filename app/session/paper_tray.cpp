#include "app/session/paper_tray.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "core/base/file.hpp"

namespace kt::session {

using base::Fault;

namespace {

base::Result<Printed> to_folder(const std::string& folder, base::ByteView pdf,
                                const std::string& name) {
    if (auto made = base::make_folder(folder); !made) return tl::unexpected(made.error());
    std::string safe = name;
    std::ranges::replace_if(
        safe, [](unsigned char c) { return !std::isalnum(c) && c != '-'; }, '_');
    const auto base_path = (std::filesystem::path(folder) / safe).string();
    auto path = base_path + ".pdf";
    // A paper that nobody fetched yet is not lost to the next one of the same name.
    for (int n = 2; base::file_exists(path); ++n)
        path = base_path + "-" + std::to_string(n) + ".pdf";
    auto written = base::write_file(path, pdf, base::Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    return Printed{path, false};
}

bool write_all(int fd, base::ByteView bytes, int wait_ms) {
    while (!bytes.empty()) {
        pollfd ready{fd, POLLOUT, 0};
        if (poll(&ready, 1, wait_ms) <= 0) return false;
        const auto wrote = write(fd, bytes.data(), bytes.size());
        if (wrote <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(wrote));
    }
    return true;
}

base::Result<Printed> to_command(const std::string& command, base::ByteView pdf) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return base::failed(Fault::internal, "no pipe to the printer");
    const auto previous = signal(SIGPIPE, SIG_IGN);
    const pid_t pid = fork();
    if (pid == 0) {
        signal(SIGPIPE, SIG_DFL);
        dup2(ends[0], 0);
        execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        _exit(127);
    }
    close(ends[0]);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    const bool written = pid > 0 && write_all(ends[1], pdf, print_wait_ms);
    close(ends[1]);
    signal(SIGPIPE, previous);
    int status = -1;
    for (int waited = 0; pid > 0 && waited < print_wait_ms; waited += 20) {
        if (waitpid(pid, &status, WNOHANG) == pid) {
            if (written && WIFEXITED(status) && WEXITSTATUS(status) == 0) return Printed{"", true};
            return base::failed(Fault::refused, "the printer's command failed");
        }
        usleep(20'000);
    }
    if (pid > 0) {
        kill(pid, SIGKILL);
        waitpid(pid, &status, 0);
    }
    return base::failed(Fault::refused, "the printer does not answer");
}

}  // namespace

std::function<base::Result<Printed>(base::ByteView, const std::string&)> make_tray(
    TrayOptions options) {
    return [options = std::move(options)](base::ByteView pdf,
                                          const std::string& name) -> base::Result<Printed> {
        if (!options.command.empty()) return to_command(options.command, pdf);
        if (!options.folder.empty()) return to_folder(options.folder, pdf, name);
        return base::failed(Fault::not_found, "this kiosk has no printer");
    };
}

}  // namespace kt::session
