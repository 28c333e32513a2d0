#include "app/model/laptop_update.hpp"

#include <algorithm>

#include "core/keys/passphrase.hpp"

namespace kt::model::laptop {
namespace {

bool unlocked(const Model& model) {
    return model.screen == Screen::today;
}

// Overwrites before letting go, so that the letters do not stay behind in freed memory.
std::string take_secret(std::string& secret) {
    std::string taken = secret;
    std::fill(secret.begin(), secret.end(), '\0');
    secret.clear();
    return taken;
}

void wipe_secret(std::string& secret) {
    std::fill(secret.begin(), secret.end(), '\0');
    secret.clear();
}

// What stays when the laptop locks: the language and the times. Everything else goes.
Model locked(Model model) {
    wipe_secret(model.passphrase);
    wipe_secret(model.passphrase_again);
    Model next = first_model(false, model.english);
    next.now_ms = model.now_ms;
    next.monotonic_ms = model.monotonic_ms;
    next.last_activity_ms = model.monotonic_ms;
    if (model.talk && model.talk->id) next.talk = model.talk;
    return next;
}

UnlockTrouble trouble_with(const Model& model) {
    if (model.passphrase.size() > keys::passphrase_bytes_max) return UnlockTrouble::too_long;
    if (!model.first_use) {
        return model.passphrase.empty() ? UnlockTrouble::wrong : UnlockTrouble::none;
    }
    if (keys::passphrase_letters(model.passphrase) < keys::passphrase_letters_min) {
        return UnlockTrouble::too_short;
    }
    if (model.passphrase != model.passphrase_again) return UnlockTrouble::not_the_same;
    return UnlockTrouble::none;
}

// Pairs a model with one message; each `on` says what one kind of message means.
class Step {
  public:
    explicit Step(Model model) : next_{std::move(model), {}} {}
    Next take() { return std::move(next_); }

    void on(const PassphraseEdited& m) {
        model().passphrase = m.text;
        model().trouble = UnlockTrouble::none;
    }
    void on(const PassphraseAgainEdited& m) {
        model().passphrase_again = m.text;
        model().trouble = UnlockTrouble::none;
    }
    void on(const PassphraseSubmitted&) {
        const auto screen = model().screen;
        if (screen != Screen::unlock && screen != Screen::choose_passphrase) return;
        model().trouble = trouble_with(model());
        if (model().trouble != UnlockTrouble::none) return;
        wipe_secret(model().passphrase_again);
        std::string passphrase = take_secret(model().passphrase);
        model().screen = Screen::opening;
        if (model().first_use) {
            want(CreatePassphrase{std::move(passphrase)});
        } else {
            want(Unlock{std::move(passphrase)});
        }
    }
    void on(const Unlocked&) {
        if (model().screen != Screen::opening) return;
        model().screen = Screen::today;
        model().first_use = false;
        model().last_activity_ms = model().monotonic_ms;
        want(LoadCases{});
        if (model().talk) want(OpenTalk{model().talk->id, model().talk->place, true});
    }
    void on(const UnlockFailed& m) {
        if (model().screen != Screen::opening) return;
        if (m.fault == base::Fault::not_found) {
            model().screen = Screen::not_enrolled;
            return;
        }
        const bool wrong = m.fault == base::Fault::not_authentic || m.fault == base::Fault::locked;
        model().trouble = wrong ? UnlockTrouble::wrong : UnlockTrouble::other;
        model().screen = model().first_use ? Screen::choose_passphrase : Screen::unlock;
    }
    void on(const StoreFailed&) {
        model() = locked(std::move(model()));
        model().screen = Screen::failed;
        want(Lock{});
    }
    void on(const CasesLoaded& m) {
        if (!unlocked(model())) return;
        model().lines = m.lines;
        sort_lines(model().lines);
        model().unreadable_cases = m.unreadable;
        model().lines_loaded = true;
    }
    void on(const CasesChanged&) {
        if (!unlocked(model()) || model().talk) return;  // the list is read when the talk is over
        want(LoadCases{});
        if (model().open) want(LoadCase{model().open->id});
    }
    void on(const CaseChosen& m) {
        if (!unlocked(model())) return;
        model().wanted = m.id;
        model().open_failed = false;
        model().choosing.reset();
        model().talk_failed.reset();
        want(LoadCase{m.id});
    }
    void on(const CaseLoaded& m) {
        if (!unlocked(model())) return;
        const bool refreshed = model().open && model().open->id == m.view.id;
        const bool asked_for = model().wanted && *model().wanted == m.view.id;
        if (!refreshed && !asked_for) return;  // closed, or another chosen, in the meantime
        if (asked_for) model().wanted.reset();
        model().open = m.view;
        for (CaseLine& line : model().lines) {
            if (line.id != m.view.id || line.read) continue;
            line.read = true;
            want(MarkRead{m.view.id});
        }
    }
    void on(const CaseLoadFailed& m) {
        if (!model().wanted || *model().wanted != m.id) return;
        model().wanted.reset();
        model().open.reset();
        model().open_failed = true;
    }
    void on(const CaseClosed&) {
        model().open.reset();
        model().wanted.reset();
        model().open_failed = false;
        model().at_table = false;
        model().choosing.reset();
        model().talk_failed.reset();
    }
    void on(const TableToggled&) {
        if (model().open) model().at_table = !model().at_table;
    }
    void on(const BellsChanged& m) {
        if (unlocked(model())) model().bells = m.bells;
    }
    void on(const BellTaken& m) {
        const auto gone = std::erase_if(model().bells, [&](const auto& b) { return b.id == m.id; });
        if (gone > 0) want(SettleBell{m.id});
    }
    void on(const LineChanged& m) {
        if (unlocked(model())) model().line = m.line;
    }
    void on(const TalkAsked& m) {
        if (!unlocked(model()) || model().talk) return;
        model().choosing = TalkChoice{m.id};
        model().talk_failed.reset();
    }
    void on(const TalkPlaceChosen& m) {
        if (!unlocked(model()) || !model().choosing || m.place == guide::Place::hall) return;
        model().talk = Talk{model().choosing->id, m.place};
        model().choosing.reset();
        want(OpenTalk{model().talk->id, m.place, false});
    }
    void on(const TalkCancelled&) { model().choosing.reset(); }
    void on(const TalkBegan& m) {
        if (model().talk) model().talk->id = m.id;
    }
    void on(const TalkEnded&) {
        if (!model().talk) return;
        const std::optional<base::CaseId> id = model().talk->id;
        model().talk.reset();
        if (!unlocked(model())) return;
        want(LoadCases{});
        if (!id) return;
        model().wanted = id;
        want(LoadCase{*id});
    }
    void on(const TalkFailed& m) {
        if (!model().talk) return;
        model().talk.reset();
        model().talk_failed = m.fault;
    }
    void on(const LanguageToggled&) {
        model().english = !model().english;
        if (!unlocked(model())) return;
        want(LoadCases{});  // what the guide says is shown in the language of the screen
        if (model().open) want(LoadCase{model().open->id});
    }
    void on(const LockAsked&) {
        if (!unlocked(model())) return;
        model() = locked(std::move(model()));
        want(Lock{});
    }
    void on(const QuitAsked&) {
        model() = locked(std::move(model()));
        model().ended = true;
        want(Lock{});
        want(Quit{});
    }
    void on(const Touched& m) { model().last_activity_ms = m.monotonic_ms; }
    void on(const TimePassed& m) {
        model().now_ms = m.wall_ms;
        model().monotonic_ms = m.monotonic_ms;
        const auto lock_at = idle_lock_at_ms(model());
        if (lock_at && m.monotonic_ms >= *lock_at) on(LockAsked{});
    }

  private:
    Model& model() { return next_.model; }
    void want(Effect effect) { next_.effects.push_back(std::move(effect)); }
    Next next_;
};

}  // namespace

Model first_model(bool first_use, bool english) {
    Model model;
    model.first_use = first_use;
    model.english = english;
    model.screen = first_use ? Screen::choose_passphrase : Screen::unlock;
    return model;
}

Next update(Model model, const Message& message) {
    Step step(std::move(model));
    std::visit([&](const auto& m) { step.on(m); }, message);
    return step.take();
}

std::optional<std::int64_t> idle_lock_at_ms(const Model& model) {
    if (!unlocked(model)) return std::nullopt;
    const bool table = model.talk || model.at_table;
    return model.last_activity_ms + (table ? idle_lock_at_table_ms : idle_lock_ms);
}

}  // namespace kt::model::laptop
