// The words of every language this program speaks, and over them what the municipality's published
// guides brought. Any thread: whoever got the words of a language keeps those of that moment.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "app/desk/guide_shelf.hpp"
#include "app/laptop/table.hpp"
#include "app/session/kiosk_session.hpp"

namespace kt::app {

class Dictionary {
  public:
    explicit Dictionary(session::Catalogues own);

    // Anew over the program's own and beneath them; what is not spoken here or cannot be read is
    // logged and passed over.
    void bring(const desk::GuideShelf::Translations& published);
    // Texts in a form of a language ("nl@je") stand as in the language where it has none.
    model::Translate in(const std::string& language) const;

  private:
    const session::Catalogues own_;
    mutable std::mutex mutex_;
    std::shared_ptr<const session::Catalogues> now_;
};

}  // namespace kt::app
