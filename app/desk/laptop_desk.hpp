// The laptop's effects, done: unlocking, reading cases, bells, the line. What is open is held here
// and nowhere else, and goes with lock(). Nothing here decides: app/model/laptop_update does. All
// calls on one thread (LaptopProgram's worker); identity() may be read by the sync worker, which
// must have ended before lock().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/desk/case_reading.hpp"
#include "app/model/laptop_update.hpp"
#include "app/session/kiosk_effects.hpp"
#include "core/base/clock.hpp"

namespace kt::desk {

struct DeskParts {
    std::string data_folder;
    journal::Journal& journal;
    const GuideShelf& guides;
    base::Random& random;
    const base::Clock& clock;
    keys::PassphraseCost cost = {};
    std::string boot = {};  // of this machine's start, and this process: who holds an open case
    std::int32_t process = 0;
    // In which a conversation can be held, as far as house.json does not choose from them.
    std::vector<model::Language> languages = model::House{}.languages;
};

// What a conversation at this laptop stands on. The guide stays where it is: the shelf's.
struct TalkOpened {
    const guide::Guide* guide = nullptr;
    model::House house;
    std::optional<casefile::CaseState> state;  // of a case that goes on; none: a new one
    base::Bytes bookmark;                      // where a sitting was that was locked away
};

class LaptopDesk {
  public:
    explicit LaptopDesk(const DeskParts& parts) : parts_(parts) {}

    bool first_use() const { return !keys::vault_exists(parts_.data_folder); }
    base::Status create_passphrase(std::string_view passphrase);
    // Fault::locked: wrong passphrase. Fault::not_found: this laptop has not been enrolled.
    base::Status unlock(std::string_view passphrase);
    // The keys that read go at once; the one that signs goes with forget_identity.
    void lock();
    void forget_identity() { unlocked_.reset(); }
    const keys::DeviceIdentity* identity() const;

    base::Result<CaseList> cases(const model::Translate& tr);
    base::Result<model::CaseView> view(const base::CaseId& id, const model::Translate& tr);
    base::Status mark_read(const base::CaseId& id);
    base::Result<std::vector<model::laptop::BellRow>> bells();
    base::Status settle_bell(const std::string& id);
    base::Result<model::laptop::LineView> line();
    // Changes whenever something was added to any case: cheap to ask, tells nothing else.
    base::Result<std::string> fingerprint();

    // ---- A conversation held here; one at a time. Its case's key is held from the moment it is
    // open until close_talk or lock. A new case is sealed to this worker's team at once.
    base::Result<TalkOpened> open_talk(const std::optional<base::CaseId>& id, bool was_locked);
    std::vector<model::Message> talk_does(const std::vector<model::Effect>& effects);
    std::vector<model::Message> talk_hears();  // answers that have come since
    // The case as it is now, when another device may have added to it.
    std::optional<model::Message> talk_looks_again();
    std::optional<base::CaseId> talk_case() const;
    // Puts what is not stored yet away under this laptop's key, until it is opened again.
    base::Status keep_bookmark(base::ByteView bookmark);
    void close_talk() { talk_.reset(); }

  private:
    base::Bytes take_bookmark(const base::CaseId& id);
    Reading reading() { return {parts_.journal, *unlocked_, parts_.guides, parts_.random}; }
    bool open() const { return unlocked_.has_value() && !locked_; }
    DeskParts parts_;
    std::optional<keys::Unlocked> unlocked_;
    bool locked_ = true;
    std::optional<std::int64_t> last_up_ms_;
    std::unique_ptr<session::KioskEffects> talk_;
};

}  // namespace kt::desk
