// What the screens say otherwise when a worker sits beside the person, at their laptop: nobody has
// to be called, nothing wipes itself, and what is told is with the team. Each takes a view as it
// would stand in a hall, and changes only that. Pure.
#pragma once

#include "app/screens/kiosk/interruption.hpp"
#include "app/screens/kiosk/notice.hpp"
#include "app/screens/kiosk/receipt.hpp"
#include "app/screens/kiosk/urgent.hpp"

namespace kt::screens::kiosk {

void beside(FrameView& frame, const model::Model& model, const Words& words);
void beside(StoppedView& view, const model::Model& model, const Words& words);
void beside(NoticeView& view, const model::Model& model, const Words& words);
void beside(ReceiptView& view, const Words& words);
void beside(UrgentView& view, const Words& words);
std::string trouble_beside(const model::Trouble& trouble, const Words& words);

}  // namespace kt::screens::kiosk
