// What a guide's translations lack, as remarks beside those about the guide itself. Pure; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "app/guide_map/texts.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide_map {

struct TranslationFile {
    std::string name;  // as it is told: "tr/gesprek.po"
    text::PoFile po;
};

// One language with all its files. An error for each translation that fills in something else than
// the Dutch does ({name}, {figure.rent}); one warning with how many texts are missing, one with how
// many wait for a translator to look again. In a form of Dutch ("nl@je") nothing has to stand.
std::vector<guide::Remark> remarks_on(const std::vector<GuideText>& texts,
                                      const std::string& language,
                                      const std::vector<TranslationFile>& files);

}  // namespace kt::guide_map
