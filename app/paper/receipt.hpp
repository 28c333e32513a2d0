// What a person takes home, as PDF bytes made in memory: the receipt of what was sent, the paper of
// a conversation that is kept under a code, or the whole conversation where nothing is kept.
//
// The words are the person's language's; where that is not Dutch, the Dutch stands beside it, so
// that whoever helps them can read along. What the person said stands as they said it. The help
// list is the same on everyone's paper. Nothing is written to any disk here: the caller owns the
// bytes. One thread at a time. Fails with not_found when there are no fonts, internal when Cairo
// refuses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/model/laptop_case_view.hpp"
#include "app/model/receipt.hpp"
#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/guide/guide.hpp"

namespace kt::paper {

// What someone wants to go on with, and where it is: "Het buurthuis, 14 030".
struct WantedOption {
    std::string title, party, number;
};

struct ReceiptView {
    model::Ending how = model::Ending::sent;  // sent, paper_only or kept
    std::string language = "nl";
    std::string case_number;
    std::string team;     // who calls: "het sociaal team"
    std::string support;  // free client support here: name and number; may be empty
    std::int64_t made_at_ms = 0;
    std::int64_t call_by_ms = 0;
    bool kept_before = false;  // something of it was kept under a code, and still is
    bool arrived = false;      // the hub has it
    std::optional<model::OpenerLetters> opener;
    std::vector<WantedOption> options, options_dutch;
    model::CaseView story;        // the guide's texts in `language`
    model::CaseView story_dutch;  // and in Dutch
};

// `tr` gives the person's language, for the guide's texts and the paper's.
ReceiptView make_receipt_view(const model::Receipt& receipt, const std::string& support,
                              const guide::Guide& guide, const model::Translate& tr);

// `font_folder` as for app/text: it may be empty, then Debian's fonts are used.
base::Result<base::Bytes> receipt_pdf(const ReceiptView& view, const model::Translate& tr,
                                      const std::string& font_folder);

}  // namespace kt::paper
