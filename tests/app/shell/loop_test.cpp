// The loop with a real OpenGL context and no display: events pushed into SDL's own queue.
#include <SDL.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/shell/program.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::shell {
namespace {

namespace fs = std::filesystem;

// Shows a sample page, keeps what it was told, and does one step of its script each time it is
// asked for the time.
class Scripted final : public Program {
  public:
    explicit Scripted(std::string sample) : sample_(std::move(sample)) {}

    ui::Page page(const Viewport& viewport) override {
        ++pages;
        return ui::samples::make(sample_, "nl", viewport.landscape());
    }
    void on_input(const ui::Input& input) override { inputs.push_back(input); }
    bool on_time(std::int64_t) override {
        ++times;
        if (!steps.empty()) {
            const auto step = steps.front();
            steps.erase(steps.begin());
            step();
        }
        return false;
    }
    std::optional<std::int64_t> wake_at_ms() const override { return wake_at; }
    bool ended() const override { return ended_now; }

    std::size_t count(ui::Input::Kind kind) const {
        return static_cast<std::size_t>(
            std::count_if(inputs.begin(), inputs.end(),
                          [kind](const auto& input) { return input.kind == kind; }));
    }

    std::vector<ui::Input> inputs;
    std::vector<std::function<void()>> steps;
    std::optional<std::int64_t> wake_at = 0;  // at once, until a script says otherwise
    int pages = 0;
    int times = 0;
    bool ended_now = false;

  private:
    std::string sample_;
};

class LoopTest : public testing::Test {
  protected:
    LoopTest() : folder_(fs::path(testing::TempDir()) / "kt_loop") {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        options_.assets_folder = "assets";
        options_.width_px = 1280;
        options_.height_px = 800;
        options_.pixels_per_mm = 3;
        options_.tree_file = (folder_ / "tree.json").string();
        options_.screenshot_folder = (folder_ / "pictures").string();
    }
    ~LoopTest() override { fs::remove_all(folder_); }

    nlohmann::json tree() const {
        std::ifstream in(options_.tree_file);
        return nlohmann::json::parse(in, nullptr, false);
    }
    void tap(const std::string& id) const {
        const auto now = tree();
        for (const auto& node : now["nodes"]) {
            if (node["id"] != id) continue;
            SDL_Event event{};
            event.button.button = SDL_BUTTON_LEFT;
            event.button.x = node["rect"][0].get<int>() + node["rect"][2].get<int>() / 2;
            event.button.y = node["rect"][1].get<int>() + node["rect"][3].get<int>() / 2;
            event.type = SDL_MOUSEBUTTONDOWN;
            SDL_PushEvent(&event);
            event.type = SDL_MOUSEBUTTONUP;
            SDL_PushEvent(&event);
            return;
        }
        ADD_FAILURE() << id << " is not on the screen";
    }
    static void key(SDL_Keycode code) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        SDL_PushEvent(&event);
    }

    const fs::path folder_;
    WindowOptions options_;
    const base::SystemClock clock_;
};

TEST_F(LoopTest, ATapOnWhatTheTreeSaysReachesTheProgram) {
    Scripted program("question");
    program.steps = {[&] { tap("answer.month"); },
                     [&] { program.ended_now = program.count(ui::Input::Kind::pressed) > 0; },
                     [&] { program.ended_now = true; }};
    const auto ran = run(program, options_, clock_);
    ASSERT_TRUE(ran) << ran.error().words;
    ASSERT_EQ(program.count(ui::Input::Kind::pressed), 1u);
    EXPECT_EQ(tree()["screen"], "sample.question");
}

TEST_F(LoopTest, OfAThousandKeysInOneBurstNoneIsLost) {
    Scripted program("question");
    program.steps = {[&] {
        for (int i = 0; i < 1000; ++i) key(SDLK_RIGHT);
    }};
    std::size_t seen = 0;
    for (int i = 0; i < 1100; ++i) {
        program.steps.push_back([&] {
            seen = program.count(ui::Input::Kind::next);
            program.ended_now = seen >= 1000;
        });
    }
    program.steps.push_back([&] { program.ended_now = true; });
    ASSERT_TRUE(run(program, options_, clock_));
    EXPECT_EQ(seen, 1000u);
}

TEST_F(LoopTest, AWakeFromAnotherThreadIsHeardAndAnIdleLoopAsksForNothing) {
    Scripted program("welcome");
    program.wake_at.reset();
    int idle_pages = -1;
    std::thread other;
    program.steps = {[&] {
        idle_pages = program.pages;
        program.ended_now = true;
    }};
    other = std::thread([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        wake();
    });
    const auto began = clock_.monotonic_ms();
    ASSERT_TRUE(run(program, options_, clock_));
    other.join();
    EXPECT_LT(clock_.monotonic_ms() - began, 10'000);
    EXPECT_LE(idle_pages, 4);
}

TEST_F(LoopTest, ThePictureKeyWritesWhatIsSeen) {
    Scripted program("welcome");
    program.steps = {[] { key(SDLK_F12); }, [] {}, [] {}, [&] { program.ended_now = true; }};
    ASSERT_TRUE(run(program, options_, clock_));
    EXPECT_GT(fs::file_size(folder_ / "pictures" / "sample.welcome.png"), 10'000u);
}

TEST_F(LoopTest, WithoutItsFilesItSaysSoAndDoesNotBegin) {
    Scripted program("welcome");
    options_.assets_folder = (folder_ / "nothing").string();
    const auto ran = run(program, options_, clock_);
    ASSERT_FALSE(ran);
    EXPECT_EQ(ran.error().fault, base::Fault::not_found);
    EXPECT_EQ(program.pages, 0);
}

}  // namespace
}  // namespace kt::shell
