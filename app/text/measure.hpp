// The port through which layout asks how much room words take. Lengths are pixels; positions inside
// a text are byte offsets at the border of a character as a reader sees it. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kt::text {

enum class Align : std::uint8_t { left, centre, right };

struct Spec {
    std::string text;
    std::string lang = "nl";  // BCP 47; decides shaping, line breaks and base direction
    float cap_px = 16;        // height of a capital letter
    bool bold = false;
    bool underline = false;
    bool tight = false;  // lines closer together, for large type
    Align align = Align::left;

    bool operator==(const Spec&) const = default;
};

struct Extent {
    float width_px = 0;
    float height_px = 0;
    float baseline_px = 0;  // of the first line, from the top
    int lines = 0;
    int unknown_glyphs = 0;
};

struct Caret {
    float x_px = 0;
    float y_px = 0;
    float height_px = 0;
};

class Measurer {
  public:
    virtual ~Measurer() = default;
    // width_px 0: lines break only where the text says so.
    virtual Extent extent(const Spec& spec, float width_px) = 0;
    // The width below which a word would have to be broken.
    virtual float longest_word_px(const Spec& spec) = 0;
    virtual Caret caret(const Spec& spec, float width_px, std::size_t byte) = 0;
    virtual std::size_t byte_at(const Spec& spec, float width_px, float x_px, float y_px) = 0;
    // Where each line begins; the first is 0.
    virtual std::vector<std::size_t> line_starts(const Spec& spec, float width_px) = 0;
};

}  // namespace kt::text
