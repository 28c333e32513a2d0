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
#include "core/base/clock.hpp"

namespace kt::desk {

struct DeskParts {
    std::string data_folder;
    journal::Journal& journal;
    const GuideShelf& guides;
    base::Random& random;
    const base::Clock& clock;
    keys::PassphraseCost cost = {};
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

  private:
    Reading reading() { return {parts_.journal, *unlocked_, parts_.guides, parts_.random}; }
    bool open() const { return unlocked_.has_value() && !locked_; }
    DeskParts parts_;
    std::optional<keys::Unlocked> unlocked_;
    bool locked_ = true;
    std::optional<std::int64_t> last_up_ms_;
};

}  // namespace kt::desk
