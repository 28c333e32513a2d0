// A device fetches what was published for it and says what it uses. The hub is believed in nothing:
// the shelf (core/publication) decides. What it refuses is reported, and not fetched again by this
// process; a newer program tries anew. What the disk did not take is asked for again each time: a
// withdrawal must not be missed. One thread: the sync worker's.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/publication/shelf.hpp"
#include "sync/client/session.hpp"

namespace kt::client {

class GuideFetcher {
  public:
    // `guides`: those that this device begins conversations with; they alone are reported, also
    // while nothing was published for them. The shelf must outlive it.
    // `changed` is called, on this thread, after something came in.
    // Mends the shelf's stamp, now and at each fetch: a process that ended, or a disk that was
    // full, between a file and the stamp must not keep a withdrawn guide on the screen, hub or no
    // hub.
    GuideFetcher(publication::Shelf& shelf, std::vector<std::string> guides,
                 std::function<void()> changed = {})
        : shelf_(shelf), guides_(std::move(guides)), changed_(std::move(changed)) {
        mend_stamp();
    }

    // Asks once; fetches all that is new. True when something came in.
    Tried<bool> fetch(Session& session);

  private:
    void mend_stamp();
    std::vector<wire::GuideInUse> in_use() const;
    Tried<bool> take_listing(Session& session, const wire::GuidesAnswer& listing);
    Tried<bool> take_guide(Session& session, const wire::GuideRow& row);
    void refuse(const wire::GuideRow& row, const base::Error& why);
    void not_taken(const base::Error& why);  // for another reason than what it is

    publication::Shelf& shelf_;
    std::vector<std::string> guides_;
    std::function<void()> changed_;
    struct Refused {
        std::uint64_t sequence = 0;
        base::Fault fault = base::Fault::internal;
    };
    std::map<publication::Digest, Refused> refused_;
    std::map<std::string, publication::Digest> newest_refused_;
    wire::HubEpoch epoch_;
    std::uint64_t revision_ = 0;
    bool again_ = false;  // of this listing something could not be kept
};

}  // namespace kt::client
