// One session of the kiosk: holds the model and hands out effects. A thin shell around update().
// The guide must outlive it; main thread.
#pragma once

#include <memory>
#include <vector>

#include "app/model/update.hpp"

namespace kt::model {

class Kiosk {
  public:
    Kiosk(const guide::Guide& guide, House house, guide::Place place = guide::Place::hall);

    std::vector<Effect> take(const Message& message);
    const Model& model() const { return model_; }
    const guide::Guide& guide() const { return *guide_; }

    // Overwrites what was told, as far as this object holds it, so that it does not stay behind in
    // freed memory. After this nothing more is taken.
    void forget();

    // Before CaseReopened, for a case that was begun with another version of the guide.
    void use_guide(const guide::Guide& guide);

  private:
    const guide::Guide* guide_;
    std::unique_ptr<conversation::Engine> engine_;
    Model model_;
};

}  // namespace kt::model
