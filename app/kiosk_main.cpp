#include "app/kiosk_main.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <iostream>
#include <thread>

#include "app/machine.hpp"
#include "app/paper/receipt.hpp"
#include "app/session/house.hpp"
#include "app/session/housekeeping.hpp"
#include "app/session/kiosk_guides.hpp"
#include "app/session/kiosk_session.hpp"
#include "app/session/supervisor.hpp"
#include "app/shell/program.hpp"
#include "app/shell/sound.hpp"
#include "core/base/log.hpp"
#include "core/base/process.hpp"
#include "core/guide/load.hpp"
#include "core/publication/shelf.hpp"
#include "sync/client/worker.hpp"

namespace kt::app {

using base::LogEvent;

namespace {

std::string journal_folder(const KioskOptions& options) {
    return (std::filesystem::path(options.data_folder) / "journal").string();
}

std::string publications_folder(const KioskOptions& options) {
    return (std::filesystem::path(options.data_folder) / "publications").string();
}

// The supervisor's word to this session, heard on a thread of its own.
class Control {
  public:
    explicit Control(bool hidden) : shown_(!hidden) {
        // A printer's command must not inherit the supervisor's ear. Started by hand there is none.
        supervised_ = fcntl(session::control_fd, F_SETFD, FD_CLOEXEC) == 0;
        // Left to itself: it ends with the process, which a Control outlives.
        if (hidden || supervised_) std::thread([this] { listen(); }).detach();
    }
    void say_ready() {
        if (!supervised_ || said_ready_.exchange(true)) return;
        const char letter = session::control_ready;
        (void)!write(session::control_fd, &letter, 1);
    }
    bool take_after_break() { return after_break_.exchange(false); }
    bool yields() const { return yields_; }  // a newer guide waits behind this session

  private:
    void listen() {
        for (;;) {
            char letter = 0;
            if (read(session::control_fd, &letter, 1) != 1) _exit(0);  // the supervisor is gone
            if (letter == session::control_yield) {
                yields_ = true;
            } else {
                after_break_ = letter == session::control_show_after_break;
                shown_ = true;
            }
            shell::wake();
        }
    }
    bool supervised_ = false;
    std::atomic<bool> shown_;
    std::atomic<bool> after_break_ = false;
    std::atomic<bool> said_ready_ = false;
    std::atomic<bool> yields_ = false;
};

// Joins the session with the shell.
class KioskProgram final : public shell::Program {
  public:
    KioskProgram(session::KioskSession& session, Control& control)
        : session_(session), control_(control) {}

    ui::Page page(const shell::Viewport& viewport) override {
        if (control_.take_after_break()) session_.previous_broke_off();
        drawn_ = true;
        return session_.page({viewport.width_mm, viewport.height_mm});
    }
    void on_input(const ui::Input& input) override { session_.on_input(input); }
    bool on_time(std::int64_t) override {
        if (drawn_ && !said_ready_) {
            said_ready_ = true;
            control_.say_ready();
        }
        return session_.on_time();
    }
    // What is drawn is said to be ready at once: a newer guide may wait for it.
    std::optional<std::int64_t> wake_at_ms() const override {
        return drawn_ && !said_ready_ ? 0 : session_.wake_at_ms();
    }
    bool ended() const override {
        return session_.ended() || (control_.yields() && session_.nobody_here());
    }

  private:
    session::KioskSession& session_;
    Control& control_;
    bool drawn_ = false;
    bool said_ready_ = false;
};

shell::WindowOptions window_of(const KioskOptions& options) {
    shell::WindowOptions window;
    window.width_px = options.width_px;
    window.height_px = options.height_px;
    window.fullscreen = options.fullscreen;
    window.hidden = options.hidden;
    window.pixels_per_mm = options.px_per_mm;
    window.tree_file = options.tree_file;
    window.screenshot_folder = options.screenshot_folder;
    window.assets_folder = options.assets_folder;
    return window;
}

session::SupervisorOptions supervised(const KioskOptions& options) {
    session::SupervisorOptions made;
    made.program = options.program;
    made.session_args = {"kiosk-session",
                         "--data",
                         options.data_folder,
                         "--assets",
                         options.assets_folder,
                         "--guide",
                         options.guide_folder,
                         "--width",
                         std::to_string(options.width_px),
                         "--height",
                         std::to_string(options.height_px),
                         "--px-per-mm",
                         std::to_string(options.px_per_mm)};
    auto add = [&](const char* name, const std::string& value) {
        if (value.empty()) return;
        made.session_args.push_back(name);
        made.session_args.push_back(value);
    };
    add("--tree", options.tree_file);
    add("--screenshots", options.screenshot_folder);
    add("--print-to", options.tray.folder);
    add("--print-command", options.tray.command);
    if (options.fullscreen) made.session_args.push_back("--fullscreen");
    made.sync_args = {"kiosk-sync",          "--data",  options.data_folder, "--assets",
                      options.assets_folder, "--guide", options.guide_folder};
    made.guide_stamp = [folder = publications_folder(options)] {
        return publication::stamp_of(folder);
    };
    if (!options.hub_url.empty()) {
        made.sync_args.push_back("--hub");
        made.sync_args.push_back(options.hub_url);
    }
    return made;
}

// After a session: what nobody can read any more goes. A journal that cannot be opened now is
// tidied the next time; nothing in it is readable meanwhile.
void tidy(const KioskOptions& options, const std::string& boot, session::Pid gone) {
    auto journal = journal::open_lmdb_journal(journal_folder(options));
    if (!journal) {
        base::log(LogEvent::journal_failed, {.fault = journal.error().fault});
        return;
    }
    const auto alive = [gone](std::int32_t pid) { return pid != gone && kill(pid, 0) == 0; };
    const auto tidied =
        session::tidy_left_open(**journal, boot, alive, base::SystemClock().wall_ms());
    if (!tidied) base::log(LogEvent::journal_failed, {.fault = tidied.error().fault});
    else if (tidied->erased > 0) base::log(LogEvent::case_erased, {.count = tidied->erased});
}

}  // namespace

int run_kiosk(const KioskOptions& options) {
    // What is missing is said here, once, before any window opens.
    const auto identity = keys::load_identity(options.data_folder);
    if (!identity) return complain(identity.error());
    if (const auto guide = guide::load_usable(options.guide_folder); !guide)
        return complain(guide.error());
    if (swaps_to_disk())
        std::cerr << "keukentafel: this machine swaps to disk; what people type could end there. "
                     "Switch swap off (swapoff -a), or encrypt it with a key made at each start.\n";
    const auto boot = boot_id();
    tidy(options, boot, 0);
    auto made = supervised(options);
    made.clean_up = [&](session::Pid pid, bool) { tidy(options, boot, pid); };
    base::log(LogEvent::program_started);
    const auto ran = session::run_supervisor(made, base::SystemClock());
    base::log(LogEvent::program_ended);
    return ran ? 0 : complain(ran.error());
}

int run_kiosk_session(const KioskOptions& options) {
    base::harden_process();
    // Keys that the machine may write to a swap file are not safe here.
    if (const auto locked = keys::check_locked_memory(); !locked) return complain(locked.error());
    base::SystemRandom random;
    base::SystemClock clock;
    const auto identity = keys::load_identity(options.data_folder);
    if (!identity) return complain(identity.error());
    auto catalogues = load_catalogues(options.assets_folder);
    auto guides = session::KioskGuides::open(options.guide_folder, publications_folder(options),
                                             identity->root, catalogues);
    if (!guides) return complain(guides.error());
    const auto* guide = &guides->current();
    auto journal = journal::open_lmdb_journal(journal_folder(options));
    if (!journal) return complain(journal.error());
    const auto house = session::load_house(options.data_folder, identity->name,
                                           offered_languages(options.assets_folder, catalogues));
    if (!house) return complain(house.error());

    session::KioskParts parts{**journal, *identity, *guide,  random,  clock,
                              boot_id(), getpid(),  nullptr, nullptr, nullptr};
    parts.make_pdf = [&](const model::Receipt& receipt) {
        const auto tr =
            session::words_in(catalogues, model::texts_of(receipt.language, receipt.form));
        const auto view = paper::make_receipt_view(receipt, house->support, *guide, tr);
        return paper::receipt_pdf(view, tr, options.assets_folder + "/fonts");
    };
    parts.print = session::make_tray(options.tray, clock);
    parts.play = [](model::Sound) { shell::play_bell(); };

    parts.pinned = [&](const std::string& digest) {
        const auto* pinned = guides->pinned(digest);
        if (pinned != nullptr) guide = pinned;  // its paper, too
        return pinned;
    };

    session::KioskSession session(std::move(parts), *house, catalogues);
    if (options.after_break) session.previous_broke_off();
    Control control(options.hidden);
    KioskProgram program(session, control);
    const auto ran = shell::run(program, window_of(options), clock);
    // At once, also then: another thread still listens to the supervisor.
    if (!ran) _exit(complain(ran.error()));
    // Leaves at once: nothing here may write, and no destructor is needed to end a process.
    _exit(0);
}

int run_kiosk_sync(const KioskOptions& options) {
    base::harden_process();
    const auto identity = keys::load_identity(options.data_folder);
    if (!identity) return complain(identity.error());
    auto journal = journal::open_lmdb_journal(journal_folder(options));
    if (!journal) return complain(journal.error());
    transport::HttpsOptions https;
    https.url = options.hub_url.empty() ? identity->hub_url : options.hub_url;
    https.pins = {identity->pins.current};
    if (identity->pins.next) https.pins.push_back(*identity->pins.next);
    auto line = transport::make_https_transport(https);
    if (!line) return complain(line.error());
    base::SystemRandom random;
    base::SystemClock clock;
    const auto guide = guide::load_usable(options.guide_folder);
    if (!guide) return complain(guide.error());
    auto shelf = publication::Shelf::open(publications_folder(options), identity->root);
    if (!shelf) return complain(shelf.error());
    client::GuideFetcher guides(*shelf, {guide->id});
    const auto ran =
        client::run_worker(**journal, *identity, **line, clock, random, std::stop_token(), &guides);
    return ran ? 0 : complain(ran.error());
}

}  // namespace kt::app
