// The guides at hand, by which a case is read. A conversation is pinned to the guide it was held
// with; where that very one is not here, the nearest stands in and the case says so
// (CaseView::guide_fits). Loaded whole; then only read, on any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/casefile/state.hpp"
#include "core/guide/guide.hpp"

namespace kt::desk {

class GuideShelf {
  public:
    // Every folder in `folder` that holds a guide.yaml. Fails if one may not be used, or none is
    // there.
    static base::Result<GuideShelf> load(const std::string& folder);
    static GuideShelf of(guide::Guide guide);

    // By digest; else by name and version; else by name; else the first.
    const guide::Guide& guide_for(const casefile::CaseState& state) const;

  private:
    std::vector<std::unique_ptr<guide::Guide>> guides_;  // never empty; guides stay where they are
};

}  // namespace kt::desk
