// Text through Pango and Cairo: measures, and draws into a bitmap of coverage (no colour; the
// painter tints it). Keeps what it measured, up to a limit, because layout asks the same again each
// frame. One thread. Opening fails with not_found when there are no fonts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/text/measure.hpp"
#include "core/base/result.hpp"

namespace kt::text {

inline constexpr std::size_t measured_texts_max = 4096;
inline constexpr int bitmap_side_px_max = 8192;

// Coverage, row by row, 0 to 255. left and top place it against the top left of the text's extent:
// strokes may stand a little outside.
struct Bitmap {
    int width_px = 0;
    int height_px = 0;
    int left_px = 0;
    int top_px = 0;
    std::vector<std::uint8_t> coverage;
};

class Typesetter final : public Measurer {
  public:
    static base::Result<std::unique_ptr<Typesetter>> open(const std::string& font_folder);
    ~Typesetter() override;

    Extent extent(const Spec& spec, float width_px) override;
    float longest_word_px(const Spec& spec) override;
    Caret caret(const Spec& spec, float width_px, std::size_t byte) override;
    std::size_t byte_at(const Spec& spec, float width_px, float x_px, float y_px) override;
    std::vector<std::size_t> line_starts(const Spec& spec, float width_px) override;
    Bitmap render(const Spec& spec, float width_px);

  private:
    struct Machine;
    explicit Typesetter(std::unique_ptr<Machine> machine);
    std::unique_ptr<Machine> machine_;
};

}  // namespace kt::text
