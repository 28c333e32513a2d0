// From a changed text in a guide to the changed screen of a kiosk where nobody stands: two
// publishers at their terminals, a hub, a kiosk with a real window. Nothing on the kiosk is touched
// until its screen has changed by itself.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/scenario/town.hpp"
#include "tests/scenario/visitor.hpp"

namespace kt::scenario {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double seconds_max = 60;

class Publishers {
  public:
    explicit Publishers(const Town& town) : town_(town) {}
    Ran does(int number, std::vector<std::string> words) const {
        std::vector<std::string> command{town_.program("keukentafel-cli"), "publish"};
        command.insert(command.end(), words.begin(), words.end());
        for (const auto& word :
             {std::string("--data"),
              (town_.folder() / ("publisher-" + std::to_string(number))).string(),
              std::string("--passphrase-file"), (town_.folder() / "passphrase").string()})
            command.push_back(word);
        return run(command);
    }
    std::string proposed(const fs::path& guide) const {
        const auto made =
            does(1, {"propose", guide.string(), "--locale", "assets/locale", "--json"});
        EXPECT_EQ(made.exit_code, 0) << made.err;
        return nlohmann::json::parse(made.out, nullptr, false).value("id", "");
    }

  private:
    const Town& town_;
};

void replace(const fs::path& file, const std::string& old, const std::string& fresh) {
    auto text = read_file(file);
    const auto at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    write_file(file, text.replace(at, old.size(), fresh));
}

// The sessions that were on the screen and ended, by the log of the supervisor.
std::size_t ended(const Town& town) {
    const auto log = read_file(town.kiosk_log());
    std::size_t count = 0;
    for (auto at = log.find("session_ended"); at != std::string::npos;
         at = log.find("session_ended", at + 1))
        ++count;
    return count;
}

double seconds_until(const std::function<bool()>& holds, Clock::time_point since) {
    const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - since).count(); };
    while (!holds() && passed() < seconds_max) sleep_ms(50);
    return passed();
}

std::string entry_text(Town& town) {
    VisitorWishes wishes;
    wishes.stop_at_screen = "kiosk.entry";
    Visitor visitor(town.kiosk(), wishes);
    EXPECT_EQ(visitor.go().last_screen, "kiosk.entry");
    const auto seen = town.kiosk().wait_for_node("answer.mobility");
    return seen.find("answer.mobility")->name;
}

TEST(Publishing,
     a_changed_text_is_on_an_idle_kiosk_within_a_minute_and_a_withdrawal_takes_it_back) {
    Town town(TownOptions{KT_BIN_FOLDER, 1920, 1080});
    town.start_hub();
    town.start_kiosk();
    town.kiosk().wait_for_screen("kiosk.welcome", 30'000);
    Folder folder;
    const auto guide = folder / "gesprek";
    fs::copy("assets/guides/gesprek", guide, fs::copy_options::recursive);
    replace(guide / "guide.yaml", "Ik wil een scootmobiel", "Ik wil weer op pad kunnen");
    replace(guide / "guide.yaml", "\nversion: ", "\nversion: 9");
    const Publishers publishers(town);

    // What the kiosk itself says it begins with counts, not what was given here.
    const auto astray = publishers.does(
        1, {"preview", guide.string(), "--locale", "assets/locale", "--replaces", "gesprk"});
    EXPECT_EQ(astray.exit_code, 1) << astray.out;
    EXPECT_NE(
        astray.err.find("Geen apparaat toont een gids 'gesprk'. Bedoelt u --replaces gesprek"),
        std::string::npos)
        << astray.err;
    const auto id = publishers.proposed(guide);
    ASSERT_FALSE(id.empty());
    EXPECT_EQ(publishers.does(1, {"approve", id, "--yes"}).exit_code, 1) << "not by the same";
    const auto before = ended(town);
    const auto began = Clock::now();
    const auto approved = publishers.does(2, {"approve", id, "--yes"});
    ASSERT_EQ(approved.exit_code, 0) << approved.err;
    // The unseen successor ends, and then the session on the screen.
    const auto shown_s = seconds_until([&] { return ended(town) >= before + 2; }, began);
    EXPECT_LT(shown_s, seconds_max);
    sleep_ms(3'000);  // the new window comes up; the tree of the old one still lies there
    town.kiosk().wait_for_screen("kiosk.welcome", 10'000);
    std::cout << "publish_to_screen seconds=" << shown_s << " limit=" << seconds_max << "\n";
    EXPECT_EQ(entry_text(town), "Ik wil weer op pad kunnen");
    const auto status = publishers.does(2, {"status"});
    EXPECT_NE(status.out.find("1 van 1 kiosk heeft dit"), std::string::npos) << status.out;

    // Somebody stands at the kiosk now: a withdrawal does not disturb them.
    ASSERT_EQ(publishers.does(2, {"withdraw", id, "--reason", "proef"}).exit_code, 0);
    const auto gone_s = seconds_until(
        [&] { return publishers.does(1, {"list"}).out.find("ingetrokken") != std::string::npos; },
        Clock::now());
    EXPECT_LT(gone_s, seconds_max);
    sleep_ms(10'000);
    EXPECT_EQ(town.kiosk().look()->screen, "kiosk.entry");
    town.kiosk().touch("stop");
    town.kiosk().wait_for_node("wipe");
    town.kiosk().touch("wipe");
    town.kiosk().wait_for_screen("kiosk.welcome", 30'000);
    EXPECT_EQ(entry_text(town), "Ik wil een scootmobiel") << "the guide of the program again";
}

}  // namespace
}  // namespace kt::scenario
