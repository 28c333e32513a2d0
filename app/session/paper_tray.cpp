#include "app/session/paper_tray.hpp"

#include <signal.h>
#include <sys/mman.h>
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

// The command's standard input: a file in memory, without a name on any disk.
base::Result<int> in_memory(base::ByteView pdf) {
    const int file = memfd_create("paper", MFD_CLOEXEC);
    if (file < 0) return base::failed(Fault::internal, "no memory for the paper");
    while (!pdf.empty()) {
        const auto wrote = write(file, pdf.data(), pdf.size());
        if (wrote <= 0) {
            close(file);
            return base::failed(Fault::internal, "no memory for the paper");
        }
        pdf = pdf.subspan(static_cast<std::size_t>(wrote));
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

class CommandJob final : public PrintJob {
  public:
    CommandJob(pid_t pid, const base::Clock& clock, std::int64_t wait_ms)
        : pid_(pid), clock_(clock), until_ms_(clock.monotonic_ms() + wait_ms) {}

    ~CommandJob() override {
        if (!ended_) waitpid(pid_, nullptr, WNOHANG);
    }

    std::optional<base::Result<Printed>> look() override {
        int status = -1;
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            ended_ = true;
            if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Printed{"", true};
            return base::failed(Fault::refused, "the printer's command failed");
        }
        if (clock_.monotonic_ms() < until_ms_) return std::nullopt;
        kill(-pid_, SIGKILL);  // and what it started
        kill(pid_, SIGKILL);
        // Not waited for: one that hangs in a device's driver would hold the window.
        return base::failed(Fault::refused, "the printer does not answer");
    }

  private:
    pid_t pid_;
    const base::Clock& clock_;
    std::int64_t until_ms_;
    bool ended_ = false;
};

base::Result<std::unique_ptr<PrintJob>> to_command(const TrayOptions& options, base::ByteView pdf,
                                                   const base::Clock& clock) {
    const auto input = in_memory(pdf);
    if (!input) return tl::unexpected(input.error());
    const auto seconds = std::to_string(std::max<std::int64_t>(options.wait_ms / 1000, 1));
    const pid_t pid = fork();
    if (pid == 0) {  // only what is safe beside other threads, until the command runs
        setpgid(0, 0);
        dup2(*input, 0);
        // A command that hangs ends also when the session did before it, and the paper with it.
        execl("/usr/bin/timeout", "timeout", "-s", "KILL", seconds.c_str(), "/bin/sh", "-c",
              options.command.c_str(), nullptr);
        _exit(127);
    }
    close(*input);
    if (pid < 0) return base::failed(Fault::internal, "the printer's command did not start");
    return std::make_unique<CommandJob>(pid, clock, options.wait_ms);
}

class KnownJob final : public PrintJob {
  public:
    explicit KnownJob(base::Result<Printed> how) : how_(std::move(how)) {}
    std::optional<base::Result<Printed>> look() override { return how_; }

  private:
    base::Result<Printed> how_;
};

}  // namespace

std::unique_ptr<PrintJob> printed_at_once(base::Result<Printed> how) {
    return std::make_unique<KnownJob>(std::move(how));
}

Tray make_tray(TrayOptions options, const base::Clock& clock) {
    return [options = std::move(options), &clock](
               base::ByteView pdf,
               const std::string& name) -> base::Result<std::unique_ptr<PrintJob>> {
        if (!options.command.empty()) return to_command(options, pdf, clock);
        if (!options.folder.empty()) return printed_at_once(to_folder(options.folder, pdf, name));
        return base::failed(Fault::not_found, "this kiosk has no printer");
    };
}

}  // namespace kt::session
