#include "app/session/supervisor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <map>

#include "core/base/log.hpp"

namespace kt::session {

using base::LogEvent;

namespace {

class Supervisor {
  public:
    Supervisor(const SupervisorOptions& options, const base::Clock& clock)
        : options_(options), clock_(clock) {}

    base::Status run() {
        sigset_t signals;
        sigemptyset(&signals);
        for (int signal : {SIGCHLD, SIGTERM, SIGINT}) sigaddset(&signals, signal);
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        signals_fd_ = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
        if (signals_fd_ < 0)
            return base::failed(base::Fault::internal, "signalfd is not available");
        if (options_.guide_stamp) stamp_ = options_.guide_stamp();
        happens(Begun{});
        while (!done_) wait_once();
        close(signals_fd_);
        if (gave_up_)
            return base::failed(base::Fault::internal,
                                "the kiosk's window cannot be opened on this machine, or its data "
                                "folder cannot be used; see the lines above");
        return {};
    }

  private:
    void happens(const Happened& first) {
        std::deque<Happened> queue{first};
        while (!queue.empty()) {
            const auto happened = queue.front();
            queue.pop_front();
            for (const auto& action : decide(state_, happened, clock_.monotonic_ms()))
                std::visit([&](const auto& act) { carry_out(act, queue); }, action);
        }
    }

    void carry_out(const StartSession& start, std::deque<Happened>& queue) {
        auto args = options_.session_args;
        if (!start.shown) args.push_back("--hidden");
        if (start.after_break) args.push_back("--after-break");
        int ends[2] = {-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
        const Pid pid = spawn(args, ends[1]);
        close(ends[1]);
        if (pid < 0) {
            close(ends[0]);
            return;
        }
        controls_[pid] = ends[0];
        base::log(LogEvent::session_started, {.code = pid});
        queue.push_back(SessionStarted{pid, start.shown});
    }
    void carry_out(const ShowSession& show, std::deque<Happened>&) {
        const char letter = show.after_break ? control_show_after_break : control_show;
        if (auto found = controls_.find(show.pid); found != controls_.end())
            (void)!send(found->second, &letter, 1, MSG_NOSIGNAL);
    }
    void carry_out(const StartSync&, std::deque<Happened>& queue) {
        const Pid pid = spawn(options_.sync_args, -1);
        if (pid > 0) queue.push_back(SyncStarted{pid});
    }
    void carry_out(const CleanUp& clean, std::deque<Happened>&) {
        base::log(clean.cleanly ? LogEvent::session_ended : LogEvent::session_died,
                  {.code = clean.pid});
        options_.clean_up(clean.pid, clean.cleanly);
    }
    void carry_out(const EndChild& end, std::deque<Happened>&) {
        kill(end.pid, SIGTERM);
        kill_at_ms_ = clock_.monotonic_ms() + end_patience_ms;
    }
    void carry_out(const EndUnseen& end, std::deque<Happened>&) { kill(end.pid, SIGKILL); }
    void carry_out(const AskToYield& ask, std::deque<Happened>&) {
        const char letter = control_yield;
        if (auto found = controls_.find(ask.pid); found != controls_.end())
            (void)!send(found->second, &letter, 1, MSG_NOSIGNAL);
    }
    void carry_out(const GiveUp&, std::deque<Happened>&) { gave_up_ = true; }
    void carry_out(const Done&, std::deque<Happened>&) { done_ = true; }

    Pid spawn(const std::vector<std::string>& args, int control) {
        std::vector<char*> argv{const_cast<char*>(options_.program.c_str())};
        for (const auto& arg : args) argv.push_back(const_cast<char*>(arg.c_str()));
        argv.push_back(nullptr);
        const Pid parent = getpid();
        const Pid pid = fork();
        if (pid != 0) return pid;
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(1);
        if (control >= 0) {
            if (control == control_fd) fcntl(control, F_SETFD, 0);
            else dup2(control, control_fd);
        }
        execv(options_.program.c_str(), argv.data());
        _exit(127);
    }

    void wait_once() {
        std::vector<pollfd> fds{{signals_fd_, POLLIN, 0}};
        std::vector<Pid> pids{0};
        for (const auto& [pid, fd] : controls_) {
            fds.push_back({fd, POLLIN, 0});
            pids.push_back(pid);
        }
        poll(fds.data(), fds.size(), timeout_ms());
        for (std::size_t i = 1; i < fds.size(); ++i)
            if (fds[i].revents != 0) read_control(pids[i]);
        if (fds[0].revents != 0) read_signals();
        if (const auto wake = wake_at_ms(state_); wake && clock_.monotonic_ms() >= *wake)
            happens(TimeCame{});
        if (kill_at_ms_ && clock_.monotonic_ms() >= *kill_at_ms_) kill_the_rest();
        look_at_guide();
    }

    void look_at_guide() {
        if (!options_.guide_stamp) return;
        auto stamp = options_.guide_stamp();
        if (stamp == stamp_) return;
        stamp_ = std::move(stamp);
        happens(GuideChanged{});
    }

    int timeout_ms() const {
        auto until = wake_at_ms(state_);
        if (kill_at_ms_) until = until ? std::min(*until, *kill_at_ms_) : *kill_at_ms_;
        const int longest_ms = options_.guide_stamp ? guide_look_ms : -1;
        if (!until) return longest_ms;
        const auto left_ms = std::max<std::int64_t>(0, *until - clock_.monotonic_ms());
        return static_cast<int>(longest_ms < 0 ? left_ms
                                               : std::min<std::int64_t>(left_ms, longest_ms));
    }

    void read_control(Pid pid) {
        char letter = 0;
        const auto got = recv(controls_[pid], &letter, 1, MSG_DONTWAIT);
        if (got == 1 && letter == control_ready) {
            base::log(LogEvent::successor_ready, {.code = pid});
            happens(SessionReady{pid});
        } else if (got == 0) {
            // The session closed its end; its exit follows as a signal.
            close(controls_[pid]);
            controls_.erase(pid);
        }
    }

    void read_signals() {
        signalfd_siginfo info{};
        while (read(signals_fd_, &info, sizeof info) == sizeof info)
            if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) happens(StopAsked{});
        for (;;) {
            int status = 0;
            const Pid pid = waitpid(-1, &status, WNOHANG);
            if (pid <= 0) break;
            if (auto found = controls_.find(pid); found != controls_.end()) {
                close(found->second);
                controls_.erase(found);
            }
            happens(ChildEnded{pid, WIFEXITED(status) && WEXITSTATUS(status) == 0});
        }
    }

    void kill_the_rest() {
        kill_at_ms_.reset();
        for (const auto& pid : {state_.shown ? state_.shown->pid : 0,
                                state_.waiting ? state_.waiting->pid : 0, state_.sync.value_or(0)})
            if (pid > 0) kill(pid, SIGKILL);
    }

    const SupervisorOptions& options_;
    const base::Clock& clock_;
    SupervisorState state_;
    std::map<Pid, int> controls_;
    std::string stamp_;
    std::optional<std::int64_t> kill_at_ms_;
    int signals_fd_ = -1;
    bool done_ = false;
    bool gave_up_ = false;
};

}  // namespace

base::Status run_supervisor(const SupervisorOptions& options, const base::Clock& clock) {
    return Supervisor(options, clock).run();
}

}  // namespace kt::session
