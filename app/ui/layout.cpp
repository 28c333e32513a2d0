#include "app/ui/layout.hpp"

#include "app/ui/layouter.hpp"
#include "app/ui/picture.hpp"

namespace kt::ui {

const Node* Frame::find(const std::string& id) const {
    for (const auto& node : nodes) {
        if (node.id == id) return &node;
    }
    return nullptr;
}

Frame lay_out(const Page& page, const Surface& surface, const View& view, text::Measurer& measurer,
              const Themes& themes, const Pictures& pictures) {
    const Colours& colours = themes[page.theme];
    Layouter layouter(page, surface, view, measurer, colours);
    layouter.fit_bars(page.root);
    const Box root = layouter.place(page.root, {0, 0, surface.width_px, surface.height_px});
    Frame frame = emit(root, page, surface, view, measurer, colours, pictures);
    frame.regions = layouter.regions();
    if (page.right_to_left) {
        for (auto& region : frame.regions) {
            region.rect.x = surface.width_px - region.rect.right();
        }
    }
    return frame;
}

}  // namespace kt::ui
