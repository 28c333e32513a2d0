// The one shape of a resident's page: a header, a body that gets what is left, a footer.
#include "app/ui/widgets.hpp"

namespace kt::ui {
namespace {

constexpr float margin_mm = 15;
constexpr float gutter_mm = 18;
constexpr float column_width_max_mm = 330;

bool empty(const Element& element) {
    return element.children.empty() && element.text.empty() && element.icon.empty();
}

Element bar(Element content, Look look, float pad_mm) {
    if (content.look == Look::plain) content.look = look;
    content.axis = Axis::across;
    content.cross = look == Look::footer ? Align::stretch : Align::centre;
    content.pad_mm = pad_mm;
    content.pad_across_mm = margin_mm;
    return content;
}

Element region(std::string id, Elements children, Align main) {
    Element made = scroll(std::move(id), std::move(children), 6);
    made.main = main;
    return made;
}

Element body(PageParts& parts, bool landscape) {
    Element made;
    if (landscape && !parts.right.empty()) {
        Element left = region("left", std::move(parts.left), Align::centre);
        Element right = region("right", std::move(parts.right), Align::centre);
        left.grow = parts.left_share;
        right.grow = 1 - parts.left_share;
        made = row({std::move(left), std::move(right)}, gutter_mm);
        made.cross = Align::stretch;
    } else {
        // Of the room that is left most stands between, some under: answers in reach of a hand.
        Elements all = std::move(parts.left);
        if (!parts.right.empty()) {
            all.insert(all.begin(), spring(0.7f));
            all.push_back(spring(1.8f));
            for (auto& element : parts.right) all.push_back(std::move(element));
            all.push_back(spring(0.7f));
        }
        Element centred = region("body", std::move(all), landscape ? Align::centre : Align::start);
        if (landscape) centred.width_max_mm = column_width_max_mm;
        made = column({std::move(centred)}, 0);
        made.cross = Align::centre;
        made.children[0].cross = Align::stretch;
    }
    made.pad_across_mm = margin_mm;
    made.pad_mm = 5;
    made.grow = 1;
    return made;
}

}  // namespace

Element page(PageParts parts, bool landscape) {
    Element root = column({}, 0);
    if (!empty(parts.header)) {
        root.children.push_back(bar(std::move(parts.header), Look::header, 5));
    }
    root.children.push_back(body(parts, landscape));
    if (!empty(parts.footer)) {
        root.children.push_back(bar(std::move(parts.footer), Look::footer, 6));
    }
    return root;
}

}  // namespace kt::ui
