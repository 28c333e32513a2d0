// A conversation held at this laptop, as far as it is on the screen: the same model and the same
// screens as the kiosk's, at a table. Gives its effects away; whoever owns the journal does them
// and hands the answers back. Main thread; guide and words must outlive it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/model/kiosk.hpp"
#include "app/screens/kiosk/kiosk.hpp"
#include "core/base/clock.hpp"

namespace kt::app {

using WordsIn = std::function<model::Translate(const std::string& language)>;

class Table {
  public:
    using Effects = std::vector<model::Effect>;

    Table(const guide::Guide& guide, model::House house, guide::Place place, const WordsIn& words,
          const base::Clock& clock);
    ~Table();  // overwrites what was told

    Effects take(const model::Message& message) { return kiosk_.take(message); }
    Effects on_input(const ui::Input& input);
    ui::Page page(const screens::Space& space);

    // False while a case is still being taken up: there is nothing to show of it yet.
    bool shows() const;
    // A case that could not be taken up or begun, and why.
    std::optional<base::Fault> failed() const;
    bool ended() const { return kiosk_.model().ended; }
    bool case_open() const { return kiosk_.model().case_open; }
    base::Bytes bookmark() const { return model::bookmark_of(kiosk_.model()); }

  private:
    const WordsIn& words_;
    const base::Clock& clock_;
    model::Kiosk kiosk_;
    std::optional<screens::Drawn> drawn_;
};

}  // namespace kt::app
