// The guides at hand, by which a case is read. A conversation is pinned to the guide it was held
// with; where that very one is not here, the nearest stands in and the case says so
// (CaseView::guide_fits). What the municipality published comes in while the laptop runs; a guide
// that is here stays where it is, so references hold. Any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/casefile/state.hpp"
#include "core/guide/guide.hpp"
#include "core/publication/shelf.hpp"

namespace kt::desk {

class GuideShelf {
  public:
    // Every folder in `folder` that holds a guide.yaml. Fails if one may not be used, or none is
    // there.
    static base::Result<GuideShelf> load(const std::string& folder);
    static GuideShelf of(guide::Guide guide);

    // All that was published and is not here yet; what cannot be used is passed over. True when
    // something came in, or another one is in use.
    bool take(const publication::Shelf& published);

    // For a new conversation: what was published for the guide of this name, else the one that came
    // with the program, else the first.
    const guide::Guide& current(const std::string& id) const;
    // What the publications brought of translations (locale/LANGUAGE/NAME.po). Of what is in use
    // they go over the program's own; of all else beneath them, the newest first: for conversations
    // that began with it, and without a word in any other.
    struct Translations {
        std::vector<publication::File> over, beneath;
    };
    Translations translations() const;
    std::vector<std::string> names() const;  // of the guides that came with the program

    // By digest, of the guide with which it was last taken up or else begun; else by name and
    // version; else by name; else the first.
    const guide::Guide& guide_for(const casefile::CaseState& state) const;

  private:
    struct Brought {
        std::string guide;  // its digest
        std::uint64_t sequence = 0;
        bool in_use = false;
        std::vector<publication::File> locale;
    };
    void add(guide::Guide guide);

    std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
    std::vector<std::unique_ptr<guide::Guide>> guides_;  // never empty; guides stay where they are
    std::size_t built_in_ = 0;                           // how many came with the program
    std::map<publication::Digest, Brought> brought_;
    std::map<std::string, std::string> in_use_;  // name to the digest of what is published
};

}  // namespace kt::desk
