#include "app/paper/receipt.hpp"

namespace kt::paper {
namespace {

std::string in_dutch(std::string_view, std::string_view dutch) {
    return std::string(dutch);
}

// In the guide's order: what is closest to the person stands first.
std::vector<WantedOption> wanted(const model::Receipt& receipt, const guide::Guide& guide,
                                 const model::Translate& tr) {
    std::vector<WantedOption> all;
    for (const auto& option : guide.options) {
        const auto settled = receipt.story.facts.options.find(option.id);
        if (settled == receipt.story.facts.options.end() ||
            settled->second != conversation::OptionOutcome::interested)
            continue;
        WantedOption wish{tr("option." + option.id, option.title), "", option.number};
        if (option.party >= 0) {
            const auto& party = guide.parties[static_cast<std::size_t>(option.party)];
            wish.party = tr("party." + party.id, party.title);
            if (wish.number.empty()) wish.number = party.number;
        }
        all.push_back(std::move(wish));
    }
    return all;
}

}  // namespace

ReceiptView make_receipt_view(const model::Receipt& receipt, const std::string& support,
                              const guide::Guide& guide, const model::Translate& tr) {
    ReceiptView view;
    view.how = receipt.how;
    view.language = receipt.language;
    view.case_number = receipt.case_number;
    view.team = receipt.team;
    view.support = support;
    view.made_at_ms = receipt.made_at_ms;
    view.call_by_ms = receipt.call_by_ms;
    view.kept_before = receipt.kept_before;
    view.arrived = receipt.arrived;
    view.opener = receipt.opener;
    view.options = wanted(receipt, guide, tr);
    view.options_dutch = wanted(receipt, guide, in_dutch);
    view.story = model::make_case_view({}, receipt.story, guide, tr);
    view.story_dutch = model::make_case_view({}, receipt.story, guide, in_dutch);
    return view;
}

}  // namespace kt::paper
