#include "app/laptop/run_laptop.hpp"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "app/laptop/dictionary.hpp"
#include "app/laptop/laptop_program.hpp"
#include "app/text/catalogue.hpp"
#include "core/base/log.hpp"
#include "core/base/process.hpp"
#include "sync/client/worker.hpp"
#include "sync/transport/transport.hpp"

namespace kt::app {
namespace {

std::vector<transport::Pin> pins_of(const keys::HubPins& pins) {
    std::vector<transport::Pin> all{pins.current};
    if (pins.next) all.push_back(*pins.next);
    return all;
}

// The sync worker as a thread: alive between start and stop.
class SyncThread {
  public:
    SyncThread(journal::Journal& journal, const base::Clock& clock, std::string url,
               desk::GuideShelf& guides, Dictionary& dictionary, std::string publications_folder)
        : journal_(journal),
          clock_(clock),
          url_(std::move(url)),
          guides_(guides),
          dictionary_(dictionary),
          publications_folder_(std::move(publications_folder)) {}
    ~SyncThread() { stop(); }

    void start(const keys::DeviceIdentity& identity) {
        stop();
        auto transport = transport::make_https_transport(
            {url_.empty() ? identity.hub_url : url_, pins_of(identity.pins)});
        if (!transport) {
            base::log(base::LogEvent::sync_failed, {.fault = transport.error().fault});
            return;
        }
        transport_ = std::move(*transport);
        open_shelf(identity.root);
        thread_ = std::jthread([this, &identity](std::stop_token stopped) {
            base::SystemRandom random;
            std::optional<client::GuideFetcher> fetcher;
            if (shelf_) fetcher.emplace(*shelf_, guides_.names(), [this] { take_in(); });
            const auto ended = client::run_worker(journal_, identity, *transport_, clock_, random,
                                                  stopped, fetcher ? &*fetcher : nullptr);
            if (!ended) base::log(base::LogEvent::sync_failed, {.fault = ended.error().fault});
        });
    }
    void stop() {
        if (!thread_.joinable()) return;
        thread_.request_stop();
        thread_.join();
    }

  private:
    // Before any case is read: it may have been held with a guide that was published.
    void open_shelf(const keys::PublicKey& root) {
        shelf_.reset();
        auto shelf = publication::Shelf::open(publications_folder_, root);
        if (!shelf) {
            base::log(base::LogEvent::guide_refused, {.fault = shelf.error().fault});
            return;
        }
        shelf_.emplace(std::move(*shelf));
        take_in();
    }
    void take_in() {
        if (guides_.take(*shelf_)) dictionary_.bring(guides_.translations());
    }

    journal::Journal& journal_;
    const base::Clock& clock_;
    std::string url_;
    desk::GuideShelf& guides_;
    Dictionary& dictionary_;
    std::string publications_folder_;
    std::optional<publication::Shelf> shelf_;
    std::unique_ptr<transport::Transport> transport_;
    std::jthread thread_;
};

int cannot_run(const base::Error& error) {
    std::cerr << error.words << "\n";
    return 1;
}

}  // namespace

int run_laptop(const LaptopOptions& options) {
    base::harden_process();
    auto guides = desk::GuideShelf::load(options.assets_folder + "/guides");
    if (!guides) return cannot_run(guides.error());
    const std::string journal_folder = options.data_folder + "/journal";
    std::error_code ignored;
    std::filesystem::create_directories(journal_folder, ignored);
    // One for the desk's thread, one for the sync worker's: together on one folder.
    auto desk_journal = journal::open_lmdb_journal(journal_folder);
    if (!desk_journal) return cannot_run(desk_journal.error());
    auto sync_journal = journal::open_lmdb_journal(journal_folder);
    if (!sync_journal) return cannot_run(sync_journal.error());

    base::SystemRandom random;
    const base::SystemClock clock;
    desk::LaptopDesk desk({options.data_folder,
                           **desk_journal,
                           *guides,
                           random,
                           clock,
                           {},
                           options.boot,
                           getpid(),
                           options.languages});
    Dictionary dictionary(options.catalogues);
    SyncThread sync(**sync_journal, clock, options.hub_url, *guides, dictionary,
                    options.data_folder + "/publications");
    const SyncHooks hooks{[&](const keys::DeviceIdentity& identity) { sync.start(identity); },
                          [&] { sync.stop(); }};
    const WordsIn words = [&](const std::string& language) { return dictionary.in(language); };
    const auto program =
        make_laptop_program(desk, clock, hooks, words, options.english, shell::wake);

    shell::WindowOptions window;
    window.title = "Keukentafel";
    window.width_px = options.width_px;
    window.height_px = options.height_px;
    window.fullscreen = options.fullscreen;
    window.pixels_per_mm = options.pixels_per_mm;
    window.room_width_mm = room_width_mm;
    window.room_height_mm = room_height_mm;
    window.tree_file = options.tree_file;
    window.screenshot_folder = options.screenshot_folder;
    window.assets_folder = options.assets_folder;
    const auto ran = shell::run(*program, window, clock);
    return ran ? 0 : cannot_run(ran.error());
}

}  // namespace kt::app
