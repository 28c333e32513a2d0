// Words and drawings as OpenGL textures, made once and kept while they are used. What was not used
// longest goes first when the limit is reached. Main thread, with the window's context current.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <unordered_map>

#include "app/text/typesetter.hpp"
#include "app/ui/cairo_paint.hpp"

namespace kt::shell {

inline constexpr std::size_t texture_bytes_max = 4 * 1024 * 1024;

struct Texture {
    unsigned name = 0;
    int width_px = 0;
    int height_px = 0;
    int left_px = 0;
    int top_px = 0;
};

class Textures {
  public:
    Textures(text::Typesetter& typesetter, const ui::Pictures& pictures, bool swizzles);
    ~Textures();
    Textures(const Textures&) = delete;
    Textures& operator=(const Textures&) = delete;

    void begin_frame() { ++frame_; }
    const Texture& words(const ui::PaintText& thing);
    const Texture& picture(const ui::PaintPicture& thing, const ui::Colours& colours);
    // Forgets everything: no word of one resident stays in a texture for the next.
    void clear();
    std::size_t bytes() const { return bytes_; }

  private:
    struct Kept {
        std::string key;
        Texture texture;
        std::size_t bytes = 0;
        std::uint64_t frame = 0;
    };
    const Texture* find(const std::string& key);
    const Texture& keep(std::string key, Texture texture, std::size_t bytes);
    unsigned upload_coverage(const text::Bitmap& bitmap) const;
    void make_room(std::size_t bytes);

    text::Typesetter& typesetter_;
    const ui::Pictures& pictures_;
    bool swizzles_;
    std::uint64_t frame_ = 0;
    std::size_t bytes_ = 0;
    std::list<Kept> kept_;  // the last used in front
    std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
};

}  // namespace kt::shell
