#include "app/shell/canvas.hpp"

#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace kt::shell {
namespace {

ImU32 packed(ui::Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImTextureID id_of(const Texture& texture) {
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture.name));
}

class Canvas {
  public:
    Canvas(ImDrawList& list, const ui::Colours& colours, Textures& textures)
        : list_(list), colours_(colours), textures_(textures) {}

    void operator()(const ui::PaintRect& thing) {
        const auto& r = thing.rect;
        if (thing.fill.a > 0) {
            if (thing.radius_px < 1) {
                list_.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, packed(thing.fill));
            } else {
                path(r, thing.radius_px);
                list_.PathFillConvex(packed(thing.fill));
            }
        }
        if (thing.stroke.a == 0 || thing.stroke_px <= 0) return;
        const float half = thing.stroke_px / 2;
        path({r.x + half, r.y + half, r.w - thing.stroke_px, r.h - thing.stroke_px},
             thing.radius_px - half);
        if (thing.dashed) dash(thing);
        else list_.PathStroke(packed(thing.stroke), ImDrawFlags_Closed, thing.stroke_px);
    }

    void operator()(const ui::PaintLine& thing) {
        const ImU32 colour = packed(thing.colour);
        list_.AddLine({thing.x1, thing.y1}, {thing.x2, thing.y2}, colour, thing.width_px);
        list_.AddCircleFilled({thing.x1, thing.y1}, thing.width_px / 2, colour);
        list_.AddCircleFilled({thing.x2, thing.y2}, thing.width_px / 2, colour);
    }

    void operator()(const ui::PaintText& thing) {
        const auto& texture = textures_.words(thing);
        const ImVec2 at{thing.x + static_cast<float>(texture.left_px),
                        thing.y + static_cast<float>(texture.top_px)};
        put(texture, at, packed(thing.colour));
    }

    void operator()(const ui::PaintPicture& thing) {
        if (thing.rect.w < 1 || thing.rect.h < 1) return;
        put(textures_.picture(thing, colours_), {thing.rect.x, thing.rect.y}, IM_COL32_WHITE);
    }

    void operator()(const ui::PaintModules& thing) {
        const float size = thing.rect.w / static_cast<float>(thing.side);
        for (int y = 0; y < thing.side; ++y) {
            for (int x = 0; x < thing.side; ++x) {
                if (!thing.dark[static_cast<std::size_t>(y * thing.side + x)]) continue;
                const float left = std::floor(thing.rect.x + static_cast<float>(x) * size);
                const float top = std::floor(thing.rect.y + static_cast<float>(y) * size);
                list_.AddRectFilled({left, top}, {left + std::ceil(size), top + std::ceil(size)},
                                    packed(thing.ink));
            }
        }
    }

    void operator()(const ui::PaintClip& thing) {
        list_.PushClipRect({thing.rect.x, thing.rect.y}, {thing.rect.right(), thing.rect.bottom()},
                           true);
    }
    void operator()(const ui::PaintUnclip&) { list_.PopClipRect(); }

  private:
    // Dear ImGui's own PathRect keeps a straight pixel in every side, so a circle would not be
    // round; and where two points of a path nearly meet its strokes swell. So: even steps, no point
    // twice.
    void path(ui::Rect r, float radius) {
        constexpr float quarter = 1.5707963f;
        const float c = std::clamp(radius, 0.0f, std::min(r.w, r.h) / 2);
        const int steps = c < 0.5f ? 0 : std::clamp(static_cast<int>(std::sqrt(c) * 2.2f), 3, 24);
        const ImVec2 centres[] = {{r.x + c, r.y + c},
                                  {r.right() - c, r.y + c},
                                  {r.right() - c, r.bottom() - c},
                                  {r.x + c, r.bottom() - c}};
        for (int corner = 0; corner < 4; ++corner) {
            for (int i = 0; i <= steps; ++i) {
                const float share =
                    steps == 0 ? 0 : static_cast<float>(i) / static_cast<float>(steps);
                const float angle = quarter * (static_cast<float>(corner + 2) + share);
                add_point({centres[corner].x + c * std::cos(angle),
                           centres[corner].y + c * std::sin(angle)});
            }
        }
        if (list_._Path.Size > 1 && near(list_._Path.front(), list_._Path.back())) {
            list_._Path.pop_back();
        }
    }

    static bool near(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y) < 0.1f; }

    void add_point(ImVec2 point) {
        if (list_._Path.empty() || !near(list_._Path.back(), point)) list_.PathLineTo(point);
    }

    void put(const Texture& texture, ImVec2 at, ImU32 colour) {
        list_.AddImage(id_of(texture), at,
                       {at.x + static_cast<float>(texture.width_px),
                        at.y + static_cast<float>(texture.height_px)},
                       {0, 0}, {1, 1}, colour);
    }

    // Walks the path that stands ready in the list and draws it in pieces.
    void dash(const ui::PaintRect& thing) {
        std::vector<ImVec2> path(list_._Path.begin(), list_._Path.end());
        list_.PathClear();
        path.push_back(path.front());
        const float lengths[] = {thing.stroke_px * 4, thing.stroke_px * 3};
        float left = lengths[0];
        bool on = true;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            ImVec2 from = path[i];
            const ImVec2 to = path[i + 1];
            for (;;) {
                const float dx = to.x - from.x, dy = to.y - from.y;
                const float length = std::hypot(dx, dy);
                const float step = std::min(length, left);
                if (length <= 0) break;
                const ImVec2 next{from.x + dx * step / length, from.y + dy * step / length};
                if (on) list_.AddLine(from, next, packed(thing.stroke), thing.stroke_px);
                from = next;
                left -= step;
                if (left > 0) break;
                on = !on;
                left = lengths[on ? 0 : 1];
            }
        }
    }

    ImDrawList& list_;
    const ui::Colours& colours_;
    Textures& textures_;
};

}  // namespace

void draw_frame(const ui::Frame& frame, const ui::Colours& colours, Textures& textures) {
    textures.begin_frame();
    ImGui_ImplOpenGL3_NewFrame();
    auto& io = ImGui::GetIO();
    io.DisplaySize = {frame.surface.width_px, frame.surface.height_px};
    io.DeltaTime = 1.0f / 60;  // nothing moves by itself; Dear ImGui only asks that it is above 0
    ImGui::NewFrame();
    Canvas canvas(*ImGui::GetBackgroundDrawList(), colours, textures);
    for (const auto& thing : frame.paints) std::visit(canvas, thing);
    ImGui::Render();
    glViewport(0, 0, static_cast<GLsizei>(frame.surface.width_px),
               static_cast<GLsizei>(frame.surface.height_px));
    glClearColor(colours.paper.r / 255.0f, colours.paper.g / 255.0f, colours.paper.b / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace kt::shell
