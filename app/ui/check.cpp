// The checker of a frame. Each rule is one function; the numbers are VVSG 2.0 and EN 301 549, in
// millimetres, with half a millimetre of grace for whole pixels.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/ui/style.hpp"
#include "app/ui/tree.hpp"

namespace kt::ui {
namespace {

constexpr float grace_px = 1.5f;

class Checker {
  public:
    explicit Checker(const Frame& frame) : frame_(frame), px_(frame.surface.px_per_mm) {}

    std::vector<std::string> wrong() {
        for (const auto& node : frame_.nodes) {
            check_name(node);
            check_place(node);
            check_words(node);
            if (node.pressable) check_touch(node);
        }
        for (std::size_t i = 0; i < frame_.nodes.size(); ++i) {
            for (std::size_t j = i + 1; j < frame_.nodes.size(); ++j) {
                check_pair(frame_.nodes[i], frame_.nodes[j]);
            }
        }
        for (const auto& name : frame_.missing_pictures) say("there is no drawing '" + name + "'");
        return std::move(wrong_);
    }

  private:
    void say(std::string words) { wrong_.push_back(frame_.screen + ": " + std::move(words)); }

    void check_name(const Node& node) {
        if (node.id.empty()) say("a node without an id, said '" + node.name + "'");
        if (!seen_.insert(node.id).second) say(node.id + " stands twice");
        if (node.name.empty()) say(node.id + " has nothing to say");
    }

    void check_place(const Node& node) {
        const auto& r = node.rect;
        if (r.x < -grace_px || r.y < -grace_px || r.right() > frame_.surface.width_px + grace_px ||
            r.bottom() > frame_.surface.height_px + grace_px) {
            say(node.id + " stands off the screen");
        }
    }

    void check_words(const Node& node) {
        if (node.unknown_glyphs > 0) say(node.id + " has letters the fonts do not know");
        if (node.needed_w_px > node.rect.w + 2 || node.needed_h_px > node.rect.h + 2) {
            say(node.id + " has more words than room");
        }
    }

    void check_touch(const Node& node) {
        const float least = touch_min_mm * px_ - grace_px;
        if (node.rect.w < least || node.rect.h < least) say(node.id + " is too small to touch");
    }

    // Things to touch keep apart; nothing else may stand over something to touch.
    void check_pair(const Node& a, const Node& b) {
        if (!a.pressable && !b.pressable) return;
        const float dx = std::max(a.rect.x, b.rect.x) - std::min(a.rect.right(), b.rect.right());
        const float dy = std::max(a.rect.y, b.rect.y) - std::min(a.rect.bottom(), b.rect.bottom());
        if (dx < -grace_px && dy < -grace_px) {
            say(a.id + " and " + b.id + " overlap");
        } else if (a.pressable && b.pressable &&
                   std::max(dx, dy) < touch_gap_min_mm * px_ - grace_px) {
            say(a.id + " and " + b.id + " stand too close");
        }
    }

    const Frame& frame_;
    float px_;
    std::set<std::string> seen_;
    std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> check(const Frame& frame) {
    return Checker(frame).wrong();
}

}  // namespace kt::ui
