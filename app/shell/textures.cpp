#include "app/shell/textures.hpp"

#include <GL/gl.h>
#include <GL/glext.h>

#include <cmath>

namespace kt::shell {
namespace {

std::string key_of(const ui::PaintText& thing) {
    const auto& spec = thing.spec;
    std::string made = "t" + spec.lang + '\1' + std::to_string(std::lround(spec.cap_px * 64)) +
                       ',' + std::to_string(std::lround(thing.width_px * 4));
    made += static_cast<char>('0' + (spec.bold ? 1 : 0) + (spec.underline ? 2 : 0) +
                              (spec.tight ? 4 : 0) + (static_cast<int>(spec.align) << 3));
    return made + spec.text;
}

std::string key_of(const ui::PaintPicture& thing, const ui::Colours& colours) {
    const auto hex = [](ui::Colour c) {
        return std::to_string((c.r << 16) | (c.g << 8) | c.b) + ',';
    };
    return "p" + thing.name + ',' + std::to_string(std::lround(thing.rect.w)) + ',' +
           std::to_string(std::lround(thing.rect.h)) + ',' + hex(thing.tint) + hex(colours.ink) +
           hex(colours.paper) + (thing.mirrored ? "m" : "");
}

unsigned new_texture() {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    return name;
}

}  // namespace

Textures::Textures(text::Typesetter& typesetter, const ui::Pictures& pictures, bool swizzles)
    : typesetter_(typesetter), pictures_(pictures), swizzles_(swizzles) {}

Textures::~Textures() {
    clear();
}

void Textures::clear() {
    for (const auto& kept : kept_) glDeleteTextures(1, &kept.texture.name);
    kept_.clear();
    by_key_.clear();
    bytes_ = 0;
}

const Texture* Textures::find(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found->second);
    kept_.front().frame = frame_;
    return &kept_.front().texture;
}

// What is on this frame stays, even over the limit: it is about to be drawn.
void Textures::make_room(std::size_t bytes) {
    while (!kept_.empty() && bytes_ + bytes > texture_bytes_max && kept_.back().frame != frame_) {
        glDeleteTextures(1, &kept_.back().texture.name);
        bytes_ -= kept_.back().bytes;
        by_key_.erase(kept_.back().key);
        kept_.pop_back();
    }
}

const Texture& Textures::keep(std::string key, Texture texture, std::size_t bytes) {
    make_room(bytes);
    kept_.push_front({std::move(key), texture, bytes, frame_});
    by_key_[kept_.front().key] = kept_.begin();
    bytes_ += bytes;
    return kept_.front().texture;
}

unsigned Textures::upload_coverage(const text::Bitmap& bitmap) const {
    const auto name = new_texture();
    if (swizzles_) {
        const GLint coverage_as_alpha[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, coverage_as_alpha);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, bitmap.width_px, bitmap.height_px, 0, GL_RED,
                     GL_UNSIGNED_BYTE, bitmap.coverage.data());
        return name;
    }
    std::vector<std::uint8_t> rgba;
    rgba.reserve(bitmap.coverage.size() * 4);
    for (const auto coverage : bitmap.coverage) rgba.insert(rgba.end(), {255, 255, 255, coverage});
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width_px, bitmap.height_px, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, rgba.data());
    return name;
}

const Texture& Textures::words(const ui::PaintText& thing) {
    auto key = key_of(thing);
    if (const auto* found = find(key)) return *found;
    const auto bitmap = typesetter_.render(thing.spec, thing.width_px);
    const Texture made{upload_coverage(bitmap), bitmap.width_px, bitmap.height_px, bitmap.left_px,
                       bitmap.top_px};
    return keep(std::move(key), made, bitmap.coverage.size() * (swizzles_ ? 1 : 4));
}

const Texture& Textures::picture(const ui::PaintPicture& thing, const ui::Colours& colours) {
    auto key = key_of(thing, colours);
    if (const auto* found = find(key)) return *found;
    static const ui::Picture nothing;
    const auto* picture = pictures_.find(thing.name);
    const auto image = ui::draw_picture(
        picture ? *picture : nothing, static_cast<int>(std::lround(thing.rect.w)),
        static_cast<int>(std::lround(thing.rect.h)), colours, thing.tint, thing.mirrored);
    const auto name = new_texture();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width_px, image.height_px, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, image.rgba.data());
    return keep(std::move(key), {name, image.width_px, image.height_px, 0, 0}, image.rgba.size());
}

}  // namespace kt::shell
