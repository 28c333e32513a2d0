// The translations that published guides brought, over those of the program. Any one thread.
#pragma once

#include <vector>

#include "app/session/kiosk_session.hpp"
#include "core/guide/load.hpp"

namespace kt::session {

// Each file is locale/LANGUAGE/NAME.po. A language that this program does not speak and a file that
// it cannot read are logged and passed over; all others count.
void add_published(const std::vector<guide::SourceFile>& locale, Catalogues& catalogues);
// The same beneath what is there: of guides that only begun conversations still use. What was
// withdrawn changes no word of what is in use.
void add_published_beneath(const std::vector<guide::SourceFile>& locale, Catalogues& catalogues);

}  // namespace kt::session
