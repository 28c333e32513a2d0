// Every text of a guide that a resident may read, under the name by which translations find it
// (msgctxt), and translation files kept in step with it. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "app/text/po.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide_map {

struct GuideText {
    std::string context;  // "housing.outdoors.why"
    std::string dutch;
    std::string file;  // of the guide, for whoever wants to see where it stands
    int line = 0;
};

// In the order of the guide; each (context, Dutch) once, empty texts left out. "Ja" and "Nee" of a
// yes_no that says nothing else belong to the program.
std::vector<GuideText> texts_of(const guide::Guide& guide);

// What a translator meets, compared with a translation file.
struct Standing {
    std::size_t translated = 0;
    std::size_t missing = 0;     // shown in Dutch until someone translates them
    std::size_t to_look_at = 0;  // the Dutch changed since
    std::size_t gone = 0;        // translations of what is no longer there
};
Standing standing_of(const std::vector<GuideText>& texts, const text::PoFile& translations);

// A PO file with all texts: translations that still fit are kept, those whose Dutch changed are
// marked fuzzy for a translator to look at, those without a text are left out. `head` is kept as it
// stands: the comments and header of the old file, or of a new one for `language`.
std::string to_po(const std::vector<GuideText>& texts, const text::PoFile& translations,
                  const std::string& head);

// Comments and header at the top of an existing file's bytes; a new head where there is none.
std::string head_of(const std::string& bytes, const std::string& guide,
                    const std::string& language);

}  // namespace kt::guide_map
