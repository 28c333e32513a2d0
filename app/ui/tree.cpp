#include "app/ui/tree.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace kt::ui {
namespace {

using Json = nlohmann::ordered_json;

std::string_view action_of(const Node& node) {
    if (!node.pressable) return "";
    return node.role == Role::textbox ? "write" : "press";
}

Json node_json(const Node& node) {
    Json made;
    made["id"] = node.id;
    made["role"] = role_name(node.role);
    made["name"] = node.name;
    if (!node.value.empty()) made["value"] = node.value;
    made["lang"] = node.lang;
    made["rect"] = {std::lround(node.rect.x), std::lround(node.rect.y), std::lround(node.rect.w),
                    std::lround(node.rect.h)};
    made["order"] = node.order;
    if (const auto action = action_of(node); !action.empty()) made["action"] = action;
    if (node.chosen) made["chosen"] = true;
    if (node.disabled) made["disabled"] = true;
    if (node.expanded) made["expanded"] = true;
    if (node.focused) made["focused"] = true;
    if (node.secret) made["private"] = true;
    return made;
}

}  // namespace

std::string_view role_name(Role role) {
    switch (role) {
        case Role::none: return "none";
        case Role::group: return "group";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::button: return "button";
        case Role::radio: return "radio";
        case Role::checkbox: return "checkbox";
        case Role::textbox: return "textbox";
        case Role::link: return "link";
        case Role::image: return "image";
        case Role::alert: return "alert";
        case Role::status: return "status";
        case Role::list: return "list";
        case Role::key: return "key";
    }
    return "none";
}

std::string tree_json(const Frame& frame, std::int64_t frame_number) {
    Json made;
    made["screen"] = frame.screen;
    made["language"] = frame.language;
    made["frame"] = frame_number;
    made["px_per_mm"] = frame.surface.px_per_mm;
    made["width_px"] = std::lround(frame.surface.width_px);
    made["height_px"] = std::lround(frame.surface.height_px);
    made["right_to_left"] = frame.right_to_left;
    made["nodes"] = Json::array();
    for (const auto& node : frame.nodes) made["nodes"].push_back(node_json(node));
    made["regions"] = Json::array();
    for (const auto& region : frame.regions) {
        made["regions"].push_back(
            {{"id", region.id}, {"page", region.page}, {"pages", region.pages}});
    }
    return made.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kt::ui
