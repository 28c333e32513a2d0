#include "app/laptop/laptop_program.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "app/screens/laptop/laptop_page.hpp"
#include "core/base/log.hpp"

namespace kt::app {
namespace {

using namespace model::laptop;

constexpr std::int64_t minute_ms = 60'000;

void wipe(std::string& secret) {
    std::fill(secret.begin(), secret.end(), '\0');
    secret.clear();
}

// A thread that does one job after another, in order.
class Hand {
  public:
    Hand() : thread_([this](std::stop_token stop) { work(stop); }) {}
    void give(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        ready_.notify_one();
    }
    // Does what was given before, then ends.
    void finish() {
        give([this] { thread_.request_stop(); });
        thread_.join();
    }

  private:
    void work(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [&] { return !jobs_.empty(); });
            auto job = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            job();
        }
    }
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> jobs_;
    std::jthread thread_;
};

class LaptopProgram final : public shell::Program {
  public:
    LaptopProgram(desk::LaptopDesk& desk, const base::Clock& clock, SyncHooks hooks, WordsIn words,
                  bool english, std::function<void()> wake)
        : desk_(desk),
          clock_(clock),
          hooks_(std::move(hooks)),
          words_(std::move(words)),
          wake_(std::move(wake)),
          model_(first_model(desk.first_use(), english)) {
        update_with(TimePassed{clock.wall_ms(), clock.monotonic_ms()});
    }
    ~LaptopProgram() override {
        if (!model_.ended) update_with(QuitAsked{});
        hand_.finish();
    }

    ui::Page page(const shell::Viewport& viewport) override {
        if (at_table()) return table_->page({viewport.width_mm, viewport.height_mm});
        return screens::laptop_page(model_, words());
    }

    void on_input(const ui::Input& input) override {
        if (at_table()) return on_table_input(input);
        for (const Message& message :
             screens::laptop_messages(model_, input, clock_.monotonic_ms())) {
            update_with(message);
        }
    }

    bool on_time(std::int64_t monotonic_ms) override {
        const std::int64_t minute = clock_.wall_ms() / minute_ms;
        bool changed = minute != shown_minute_;
        shown_minute_ = minute;
        const Screen before = model_.screen;
        update_with(TimePassed{clock_.wall_ms(), monotonic_ms});
        for (const auto& news : take_inbox()) {
            news();
            changed = true;
        }
        if (model_.screen == Screen::today && monotonic_ms >= next_look_ms_) {
            next_look_ms_ = monotonic_ms + look_ms;
            look();
        }
        return changed || model_.screen != before;
    }

    std::optional<std::int64_t> wake_at_ms() const override {
        const auto lock_at = idle_lock_at_ms(model_);
        if (!lock_at) return std::nullopt;
        return std::min(*lock_at, next_look_ms_);
    }

    bool ended() const override { return model_.ended; }

  private:
    model::Translate words() const { return words_(model_.english ? "en" : "nl"); }

    void update_with(const Message& message) {
        Next next = update(std::move(model_), message);
        model_ = std::move(next.model);
        for (Effect& effect : next.effects) {
            std::visit([this](auto& one) { run(one); }, effect);
        }
    }

    // ---- Effects. What they capture is theirs; the desk is touched by the hand only.

    void run(Unlock& effect) {
        open_with([words = std::move(effect.passphrase)](desk::LaptopDesk& desk) mutable {
            const auto opened = desk.unlock(words);
            wipe(words);
            return opened;
        });
    }
    void run(CreatePassphrase& effect) {
        open_with([words = std::move(effect.passphrase)](desk::LaptopDesk& desk) mutable {
            const auto opened = desk.create_passphrase(words);
            wipe(words);
            return opened;
        });
    }
    template <class Open>
    void open_with(Open open) {
        next_look_ms_ = 0;
        hand_.give([this, open = std::move(open)]() mutable {
            const base::Status opened = open(desk_);
            if (!opened) {
                answer(UnlockFailed{opened.error().fault});
                return;
            }
            fingerprint_.clear();
            bells_.clear();
            line_ = {};
            hooks_.start_sync(*desk_.identity());
            answer(Unlocked{});
        });
    }
    void run(LoadCases&) {
        hand_.give([this, tr = words()] {
            auto list = desk_.cases(tr);
            if (list) {
                answer(CasesLoaded{std::move(list->lines), list->unreadable});
            } else if (list.error().fault != base::Fault::locked) {
                base::log(base::LogEvent::journal_failed, {.fault = list.error().fault});
                answer(StoreFailed{});
            }
        });
    }
    void run(LoadCase& effect) {
        hand_.give([this, id = effect.id, tr = words()] {
            auto view = desk_.view(id, tr);
            if (view) {
                answer(CaseLoaded{std::move(*view)});
            } else {
                answer(CaseLoadFailed{id});
            }
        });
    }
    void run(MarkRead& effect) {
        hand_.give([this, id = effect.id] { note_failure(desk_.mark_read(id)); });
    }
    void run(SettleBell& effect) {
        hand_.give([this, id = effect.id] { note_failure(desk_.settle_bell(id)); });
    }
    void run(OpenTalk& effect) {
        hand_.give([this, effect] {
            auto opened = desk_.open_talk(effect.id, effect.was_locked);
            if (!opened) {
                answer(TalkFailed{opened.error().fault});
                return;
            }
            const auto shared = std::make_shared<desk::TalkOpened>(std::move(*opened));
            tell([this, effect, shared] { sit_down(effect, std::move(*shared)); });
        });
    }
    void run(Lock&) {
        base::Bytes bookmark;
        if (table_ && table_->case_open() && !table_->ended()) bookmark = table_->bookmark();
        table_.reset();
        hand_.give([this, bookmark = std::move(bookmark)]() mutable {
            if (!bookmark.empty()) note_failure(desk_.keep_bookmark(bookmark));
            keys::wipe(bookmark);
            desk_.lock();
            hooks_.stop_sync();
            desk_.forget_identity();
        });
    }
    void run(Quit&) {}  // the model has ended; the shell sees it

    // ---- The conversation at this laptop: its screens here, its effects with the hand.

    bool at_table() const { return table_ && table_->shows(); }

    void sit_down(const OpenTalk& effect, desk::TalkOpened opened) {
        if (!model_.talk || model_.screen != Screen::today) {  // locked, or given up, meanwhile
            hand_.give([this] { desk_.close_talk(); });
            return;
        }
        table_ = std::make_unique<Table>(*opened.guide, std::move(opened.house), effect.place,
                                         words_, clock_);
        if (opened.state) {
            table_does(table_->take(model::TakenUp{std::move(*opened.state), effect.was_locked,
                                                   std::move(opened.bookmark)}));
        } else {
            table_does(table_->take(model::Begin{model_.english ? "en" : "nl"}));
        }
    }
    void on_table_input(const ui::Input& input) {
        update_with(Touched{clock_.monotonic_ms()});
        const bool key = input.kind == ui::Input::Kind::shortcut && input.text == "l";
        const bool pressed = input.kind == ui::Input::Kind::pressed && input.id == "lock";
        if (key || pressed) return update_with(LockAsked{});
        table_does(table_->on_input(input));
    }
    void table_does(std::vector<model::Effect> effects) {
        if (table_->ended()) {
            table_.reset();
            update_with(TalkEnded{});
            hand_.give([this] { desk_.close_talk(); });
            return;
        }
        if (const auto fault = table_->failed()) {
            table_.reset();
            update_with(TalkFailed{*fault});
            hand_.give([this] { desk_.close_talk(); });
            return;
        }
        if (effects.empty()) return;
        hand_.give([this, effects = std::move(effects)] {
            auto answers = desk_.talk_does(effects);
            tell([this, answers = std::move(answers), id = desk_.talk_case()] {
                if (id && model_.talk && !model_.talk->id) update_with(TalkBegan{*id});
                table_hears(answers);
            });
        });
    }
    void table_hears(const std::vector<model::Message>& answers) {
        for (const model::Message& one : answers) {
            if (!table_) return;  // locked, or over: what is stored is stored
            table_does(table_->take(one));
        }
    }

    // Bells, the line, and whether anything came in.
    void look() {
        hand_.give([this] {
            if (auto heard = desk_.talk_hears(); !heard.empty())
                tell([this, heard = std::move(heard)] { table_hears(heard); });
            if (auto bells = desk_.bells(); bells && *bells != bells_) {
                bells_ = *bells;
                answer(BellsChanged{std::move(*bells)});
            }
            if (auto line = desk_.line(); line && *line != line_) {
                line_ = *line;
                answer(LineChanged{*line});
            }
            auto print = desk_.fingerprint();
            if (!print || *print == fingerprint_) return;
            const bool first = fingerprint_.empty();
            fingerprint_ = std::move(*print);
            if (first) return;
            answer(CasesChanged{});
            if (auto now = desk_.talk_looks_again())
                tell([this, now = std::move(*now)] { table_hears({now}); });
        });
    }
    static void note_failure(const base::Status& status) {
        if (!status) base::log(base::LogEvent::journal_failed, {.fault = status.error().fault});
    }

    // ---- The inbox: filled by the hand, emptied on the main thread.

    void answer(Message message) {
        tell([this, message = std::move(message)] { update_with(message); });
    }
    void tell(std::function<void()> news) {
        {
            const std::lock_guard lock(inbox_mutex_);
            inbox_.push_back(std::move(news));
        }
        wake_();
    }
    std::vector<std::function<void()>> take_inbox() {
        const std::lock_guard lock(inbox_mutex_);
        return std::exchange(inbox_, {});
    }

    desk::LaptopDesk& desk_;
    const base::Clock& clock_;
    SyncHooks hooks_;
    WordsIn words_;
    std::function<void()> wake_;
    Model model_;
    std::int64_t shown_minute_ = 0;
    std::int64_t next_look_ms_ = 0;
    // Of the hand's thread only: what was last told.
    std::string fingerprint_;
    std::vector<BellRow> bells_;
    LineView line_;

    std::mutex inbox_mutex_;
    std::vector<std::function<void()>> inbox_;
    std::unique_ptr<Table> table_;
    Hand hand_;  // last: it ends before what it uses
};

}  // namespace

std::unique_ptr<shell::Program> make_laptop_program(desk::LaptopDesk& desk,
                                                    const base::Clock& clock, SyncHooks hooks,
                                                    WordsIn words, bool english,
                                                    std::function<void()> wake) {
    return std::make_unique<LaptopProgram>(desk, clock, std::move(hooks), std::move(words), english,
                                           std::move(wake));
}

}  // namespace kt::app
