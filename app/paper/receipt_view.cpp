#include "app/paper/receipt.hpp"

namespace kt::paper {
namespace {

std::string in_dutch(std::string_view, std::string_view dutch) { return std::string(dutch); }

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
    view.story = model::make_case_view({}, receipt.story, guide, tr);
    view.story_dutch = model::make_case_view({}, receipt.story, guide, in_dutch);
    return view;
}

}  // namespace kt::paper
