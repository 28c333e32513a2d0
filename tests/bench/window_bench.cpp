// What the programs cost as a person meets them: the first frame, rest, and memory, each beside an
// empty window of the same size on the same virtual display in the same run.
//   window_bench first_frame|idle_cpu|pss...
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "app/session/kiosk_effects.hpp"
#include "app/session/supervisor.hpp"
#include "tests/bench/figure.hpp"
#include "tests/scenario/town.hpp"
#include "tests/scenario/visitor.hpp"

namespace {

using namespace kt::scenario;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Words = std::vector<std::string>;

constexpr int starts = 7;  // measured ones; one before them warms the caches
constexpr int start_ms_max = 30'000;
constexpr int settle_ms = 3'000;
constexpr int idle_s = 60;

struct Size {
    int width_px, height_px;
};
constexpr Size kiosk_size{1920, 1080};
constexpr Size laptop_size{1600, 1000};

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Words windowed(Words command, Size size) {
    for (const auto& word :
         {std::string("--assets"), std::string("assets"), std::string("--width"),
          std::to_string(size.width_px), std::string("--height"), std::to_string(size.height_px),
          std::string("--px-per-mm"), std::to_string(trial_px_per_mm)})
        command.push_back(word);
    return command;
}

Words kiosk_session(const Town& town) {
    return windowed(
        {town.program("keukentafel"), "kiosk-session", "--data", town.kiosk_data().string()},
        kiosk_size);
}

Words laptop(const Town& town) {
    return windowed(
        {town.program("keukentafel"), "laptop", "--data", (town.folder() / "laptop").string()},
        laptop_size);
}

Words empty_window(const Town& town, Size size) {
    return {town.program("empty_window"), std::to_string(size.width_px),
            std::to_string(size.height_px)};
}

// By the system's clock for that process, threads that ended included: /proc/PID/stat counts in
// steps of 10 ms, too coarse for a goal of 60 ms in a minute.
double cpu_ms(pid_t pid) {
    clockid_t clock{};
    timespec taken{};
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &taken) != 0)
        throw std::runtime_error("a process that was measured is gone");
    return static_cast<double>(taken.tv_sec) * 1e3 + static_cast<double>(taken.tv_nsec) / 1e6;
}

// A program with a window, followed from its start until it says that its first frame stands.
// Both sides are timed by this one watch: from before the fork until the line is read here.
class Started {
  public:
    Started(const Words& command, const Display& display) {
        const auto pipe = folder_ / "said";
        if (mkfifo(pipe.c_str(), 0600) != 0) throw std::runtime_error("no pipe can be made");
        said_ = open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        const auto start = Clock::now();
        process_ = std::make_unique<Process>(
            command, pipe.string(),
            std::map<std::string, std::string>{{"DISPLAY", display.name()},
                                               {"SDL_AUDIODRIVER", "dummy"}});
        std::string heard;
        while (heard.find("first_frame") == std::string::npos) {
            pollfd waiting{said_, POLLIN, 0};
            char part[512];
            ssize_t got = 0;
            if (poll(&waiting, 1, 100) > 0) got = read(said_, part, sizeof part);
            if (got > 0) heard.append(part, static_cast<std::size_t>(got));
            if (!process_->running() || ms_since(start) > start_ms_max)
                throw std::runtime_error(command[0] + " shows no frame: " + heard);
        }
        took_ = {ms_since(start), cpu_ms(process_->pid())};
    }
    ~Started() {
        process_.reset();
        close(said_);
    }
    Started(const Started&) = delete;
    Started& operator=(const Started&) = delete;
    struct Took {
        double wall_ms = 0;
        double cpu_ms = 0;
    };
    Took took() const { return took_; }
    pid_t pid() const { return process_->pid(); }

  private:
    Folder folder_;
    int said_ = -1;
    std::unique_ptr<Process> process_;
    Took took_;
};

// ---- First frame: ours and the empty window take turns, so that a busy moment meets both. The
// processor's time is told beside the clock's, for other work on the machine lengthens only the
// latter.

void first_frame(const std::string& name, const Words& ours, const Words& peer,
                 const Display& display) {
    struct {
        std::vector<double> wall_ms, cpu_ms;
        void add(Started::Took took) {
            wall_ms.push_back(took.wall_ms);
            cpu_ms.push_back(took.cpu_ms);
        }
    } of_peer, of_ours;
    for (int i = 0; i <= starts; ++i) {
        const auto peer_took = Started(peer, display).took();
        const auto ours_took = Started(ours, display).took();
        if (i == 0) continue;
        of_peer.add(peer_took);
        of_ours.add(ours_took);
    }
    using kt::bench::at;
    const double least_ms = at(of_peer.wall_ms, 0.5);
    kt::bench::print({name + "_ms", at(of_ours.wall_ms, 0.5), least_ms, least_ms});
    const double least_cpu_ms = at(of_peer.cpu_ms, 0.5);
    kt::bench::print({name + "_cpu_ms", at(of_ours.cpu_ms, 0.5), least_cpu_ms, least_cpu_ms});
}

void first_frames(Town& town) {
    first_frame("first_frame", kiosk_session(town), empty_window(town, kiosk_size),
                town.kiosk_display());
    first_frame("first_frame_laptop", laptop(town), empty_window(town, laptop_size),
                town.laptop_display());
}

// ---- Rest: what each process of a kiosk on its welcome screen takes of one core.

std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        const auto stat = read_file(entry.path() / "stat");
        std::istringstream rest(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
        char state = 0;
        pid_t its_parent = 0;
        if (rest >> state >> its_parent && its_parent == parent) found.push_back(std::stoi(name));
    }
    return found;
}

std::string part_of(pid_t pid) {
    const auto words = read_file("/proc/" + std::to_string(pid) + "/cmdline");
    if (words.find("kiosk-sync") != std::string::npos) return "sync";
    return words.find("--hidden") != std::string::npos ? "successor" : "session";
}

void start_whole_kiosk(Town& town) {
    town.start_hub();
    town.start_kiosk();
    town.kiosk().wait_for_screen("kiosk.welcome", start_ms_max);
    for (int waited = 0; waited < start_ms_max; waited += 100) {
        const auto log = read_file(town.kiosk_log());
        if (log.find("successor_ready") != std::string::npos &&
            log.find("sync_line_up") != std::string::npos) {
            // The welcome screen hears of the line at its next look, and draws once more.
            sleep_ms(settle_ms + static_cast<int>(kt::session::poll_quiet_ms));
            return;
        }
        sleep_ms(100);
    }
    throw std::runtime_error("the kiosk does not come to rest");
}

void idle_cpu(Town& town) {
    start_whole_kiosk(town);
    const Started empty(empty_window(town, laptop_size), town.laptop_display());
    std::map<std::string, pid_t> parts{{"supervisor", town.kiosk_process().pid()}};
    for (const pid_t child : children_of(town.kiosk_process().pid())) parts[part_of(child)] = child;
    parts["empty"] = empty.pid();
    std::map<std::string, double> before_ms;
    const auto start = Clock::now();
    for (const auto& [part, pid] : parts) before_ms[part] = cpu_ms(pid);
    sleep_ms(idle_s * 1'000);
    std::map<std::string, double> percent;
    for (const auto& [part, pid] : parts)
        percent[part] = 100 * (cpu_ms(pid) - before_ms[part]) / ms_since(start);
    double sum = 0;
    for (const auto& [part, share] : percent)
        if (part != "empty") sum += share;
    kt::bench::print({"idle_cpu_percent", sum, percent["empty"], {}});
    for (const auto& [part, share] : percent)
        if (part != "empty") kt::bench::print({"idle_cpu_" + part + "_percent", share, {}, {}});
    town.stop_kiosk();
    town.stop_hub();
}

// ---- Memory, each page counted by its share (PSS).

double pss_mb(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string line; std::getline(in, line);)
        if (line.rfind("Pss:", 0) == 0) return std::stod(line.substr(4)) * 1024 / 1e6;
    // A session closes its memory to whoever is not root.
    throw std::runtime_error("memory can be measured by root only");
}

void pss(Town& town) {
    double empty_mb = 0;
    {
        const Started empty(empty_window(town, kiosk_size), town.kiosk_display());
        sleep_ms(settle_ms);
        empty_mb = pss_mb(empty.pid());
    }
    auto command = kiosk_session(town);
    const auto tree = town.folder() / "bench.tree";
    for (const auto& word :
         {std::string("--tree"), tree.string(), std::string("--print-to"), town.papers().string()})
        command.push_back(word);
    {
        const Started session(command, town.kiosk_display());
        sleep_ms(settle_ms);
        kt::bench::print({"pss_mb", pss_mb(session.pid()), empty_mb, empty_mb});
        Hands hands(town.kiosk_display(), tree);
        auto wishes =
            wishes_of("assets/guides/gesprek", "tests/personas/husband_cannot_be_alone.yaml");
        wishes.stop_at_screen = "kiosk.overview";
        Visitor visitor(hands, wishes);
        int screens = 0;
        visitor.on_screen = [&](const Seen&) { ++screens; };
        visitor.go();
        kt::bench::print({"pss_after_" + std::to_string(screens) + "_screens_mb",
                          pss_mb(session.pid()), empty_mb, empty_mb});
    }
    start_whole_kiosk(town);
    double sum_mb = pss_mb(town.kiosk_process().pid());
    for (const pid_t child : children_of(town.kiosk_process().pid())) sum_mb += pss_mb(child);
    kt::bench::print({"pss_whole_kiosk_mb", sum_mb, empty_mb, empty_mb});
    town.stop_kiosk();
    town.stop_hub();
}

}  // namespace

int main(int count, char** words) {
    // A session that is started without its supervisor says "ready" to nobody.
    const int nobody = open("/dev/null", O_RDWR);
    if (nobody != kt::session::control_fd) dup2(nobody, kt::session::control_fd);
    const std::set<std::string> wanted(words + 1, words + count);
    const auto bin = fs::read_symlink("/proc/self/exe").parent_path().string();
    try {
        Town town({bin, kiosk_size.width_px, kiosk_size.height_px});
        if (wanted.contains("first_frame")) first_frames(town);
        if (wanted.contains("pss")) pss(town);
        if (wanted.contains("idle_cpu")) idle_cpu(town);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "The benchmark stopped: " << error.what() << "\n";
        return 1;
    }
}
