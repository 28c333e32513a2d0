// One conversation from welcome to the end, without a window: the model, its effects and its
// screens joined. The shell asks it for pages and gives it what people do; tests do the same. Main
// thread; the parts must outlive it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/model/kiosk.hpp"
#include "app/screens/kiosk/kiosk.hpp"
#include "app/session/kiosk_effects.hpp"
#include "app/text/catalogue.hpp"

namespace kt::session {

using Catalogues = std::map<std::string, text::Catalogue>;  // by language; Dutch needs none

// Under the name of model::texts_of: a form ("nl@je") that is not there stands as its language, a
// language that is not there as Dutch. The catalogues must outlive it.
model::Translate words_in(const Catalogues& catalogues, const std::string& texts);

inline constexpr std::int64_t nobody_here_ms = 20'000;  // since the last touch

class KioskSession {
  public:
    KioskSession(KioskParts parts, model::House house, const Catalogues& catalogues);

    ui::Page page(const screens::Space& space);
    void on_input(const ui::Input& input);
    // Time has come, or something woke us. True if the page may have changed.
    bool on_time();
    std::int64_t wake_at_ms() const;  // monotonic
    // Nobody has begun, and nobody has touched the screen for a while: it may make way.
    bool nobody_here() const;
    bool ended() const { return effects_.session_ended(); }

    // The conversation before this one broke off; the welcome screen says what became of it.
    void previous_broke_off();
    // Something without which no conversation can be held.
    void unusable(base::Fault fault);
    const model::Model& model() const { return kiosk_.model(); }

  private:
    void take(const model::Message& message);
    void pin_guide(const model::Message& message);

    const base::Clock& clock_;
    const Catalogues& catalogues_;
    model::Kiosk kiosk_;
    std::function<const guide::Guide*(const std::string&)> pinned_;
    KioskEffects effects_;
    std::optional<screens::Drawn> drawn_;
    std::optional<std::int64_t> touched_ms_;  // monotonic
};

}  // namespace kt::session
