// The sample pages in a real window: app_shell_sample TREE_FILE PICTURES WIDTH HEIGHT [LANGUAGE].
// "Verder" and the right arrow go on to the next page, "Terug" and the left arrow back, "Stoppen"
// ends. For eyes, for measuring, and for the test that drives it.
#include <cstdlib>
#include <iostream>

#include "app/shell/program.hpp"
#include "core/base/clock.hpp"
#include "tests/app/ui/samples.hpp"

using namespace kt;

namespace {

class SampleProgram final : public shell::Program {
  public:
    explicit SampleProgram(std::string language) : language_(std::move(language)) {}

    ui::Page page(const shell::Viewport& viewport) override {
        const auto names = ui::samples::names();
        const auto name = names[at_ % names.size()];
        auto page = ui::samples::make(name, language_, viewport.landscape());
        page.size = size_;
        set(page.root);
        return page;
    }
    void on_input(const ui::Input& input) override {
        using Kind = ui::Input::Kind;
        const auto pressed = [&](const char* id) {
            return input.kind == Kind::pressed && input.id == id;
        };
        const auto count = ui::samples::names().size();
        if (pressed("next") || input.kind == Kind::next) at_ = (at_ + 1) % count;
        if (pressed("back") || input.kind == Kind::previous) at_ = (at_ + count - 1) % count;
        if (pressed("stop")) ended_ = true;
        if (pressed("larger"))
            size_ =
                size_ == ui::TextSize::medium ? ui::TextSize::extra_large : ui::TextSize::medium;
        if (input.kind == Kind::pressed && input.id.starts_with("answer.")) chosen_ = input.id;
        if (input.kind == Kind::edited) words_ = input.text;
    }
    bool on_time(std::int64_t) override { return false; }
    std::optional<std::int64_t> wake_at_ms() const override { return std::nullopt; }
    bool ended() const override { return ended_; }

  private:
    void set(ui::Element& element) const {
        if (element.id.starts_with("answer.")) element.chosen = element.id == chosen_;
        if (element.id == "words") element.text = words_;
        for (auto& child : element.children) set(child);
    }

    std::string language_;
    std::size_t at_ = 0;
    std::string chosen_;
    std::string words_;
    ui::TextSize size_ = ui::TextSize::medium;
    bool ended_ = false;
};

}  // namespace

int main(int count, char** words) {
    if (count < 5) return 2;
    SampleProgram program(count > 5 ? words[5] : "nl");
    shell::WindowOptions options;
    options.tree_file = words[1];
    options.screenshot_folder = words[2];
    options.width_px = std::atoi(words[3]);
    options.height_px = std::atoi(words[4]);
    options.pixels_per_mm = 3.62f;
    options.assets_folder = "assets";
    const base::SystemClock clock;
    const auto ran = shell::run(program, options, clock);
    if (!ran) {
        std::cerr << ran.error().words << '\n';
        return 1;
    }
    return 0;
}
