// The guide that new conversations begin with, and the others, by which a case that comes back goes
// on. What was published counts before what came with the program; one that cannot be used here (an
// older program) makes way for the one before it. Each brings its translations: those in use lie
// over the program's own, those of an older guide beneath them, so that whoever comes back hears
// their own language without a word of the present changing.
//
// Keeps a reference to the catalogues, which must outlive it. Guides stay where they are. One
// thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/session/kiosk_session.hpp"
#include "core/publication/shelf.hpp"

namespace kt::session {

class KioskGuides {
  public:
    static base::Result<KioskGuides> open(const std::string& built_in_folder,
                                          const std::string& publications_folder,
                                          const keys::PublicKey& root, Catalogues& catalogues);

    const guide::Guide& current() const { return published_ ? *published_ : *built_in_; }
    // By the digest of a guide. Null: not on this device; the present one stands in.
    const guide::Guide* pinned(const std::string& digest);

  private:
    KioskGuides(guide::Guide built_in, publication::Shelf shelf, Catalogues& catalogues);
    void begin_with_what_was_published();

    std::unique_ptr<guide::Guide> built_in_, published_;
    publication::Shelf shelf_;
    Catalogues* catalogues_;
    std::map<std::string, std::unique_ptr<guide::Guide>> older_;  // by digest
};

}  // namespace kt::session
