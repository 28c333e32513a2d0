// The demonstration: a scripted resident walks the whole kiosk flow through real input events on a
// virtual display, the case reaches the hub, a laptop opens it. Leaves in FOLDER: a picture of
// every screen, the papers (PDF and PNG) and the case as the laptop shows it.
//   keukentafel-demo FOLDER [WIDTH HEIGHT [LANGUAGE]]
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "tests/scenario/town.hpp"
#include "tests/scenario/visitor.hpp"

namespace {

using namespace kt::scenario;
namespace fs = std::filesystem;

void demonstrate(const fs::path& out, const std::string& bin, int width, int height,
                 const std::string& language) {
    fs::create_directories(out);
    Town town({bin, width, height});
    town.start_hub();
    town.start_kiosk();
    town.kiosk().wait_for_screen("kiosk.welcome", 30'000);

    // Someone who asks for a scooter and is worn out from caring.
    auto wishes =
        wishes_of("assets/guides/gesprek", "tests/personas/husband_cannot_be_alone.yaml", language);
    wishes.opener_at_start = true;
    int number = 0;
    std::string first_screen;
    Visitor visitor(town.kiosk(), wishes);
    visitor.on_screen = [&](const Seen& seen) {
        std::ostringstream name;
        name << std::setw(2) << std::setfill('0') << ++number << "-" << seen.screen << ".png";
        sleep_ms(
            80);  // the tree is dumped just after the frame; the server shows it a moment later
        town.kiosk_display().screenshot(out / name.str());
    };
    const auto visit = visitor.go();
    std::cout << "The resident asked for a scootmobiel and was asked " << visit.told.size()
              << " questions; case " << visit.case_number << ".\n";
    for (int i = 0; i < 100 && fs::is_empty(town.papers()); ++i) sleep_ms(50);
    for (const auto& paper : fs::directory_iterator(town.papers())) {
        fs::copy_file(paper, out / "receipt.pdf", fs::copy_options::overwrite_existing);
        run({"pdftoppm", "-r", "80", "-png", paper.path().string(), (out / "receipt").string()});
    }

    town.start_laptop();
    town.laptop().wait_for_screen("laptop.unlock", 30'000);
    town.laptop_display().screenshot(out / "laptop-1-unlock.png");
    town.unlock_laptop();
    const auto listed = town.laptop().wait_until(
        "the case on the laptop",
        [](const Seen& seen) { return seen.find_to_press("case.") != nullptr; }, 30'000);
    sleep_ms(200);
    town.laptop_display().screenshot(out / "laptop-2-today.png");
    town.laptop().touch(listed.find_to_press("case.")->id);
    town.laptop().wait_for_node("case.asked.label");
    sleep_ms(200);
    town.laptop_display().screenshot(out / "laptop-3-case.png");
    town.stop_laptop();
    const auto shown = town.laptop_cli({"case", "show", visit.case_number, "--json"});
    write_file(out / "case.json", shown.out);
    std::cout << "The laptop opened it. Pictures, paper and case are in " << out.string() << "\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 2 && count != 4 && count != 5) {
        std::cerr << "keukentafel-demo FOLDER [WIDTH HEIGHT [LANGUAGE]]\n";
        return 64;
    }
    const auto bin = fs::read_symlink("/proc/self/exe").parent_path().string();
    try {
        demonstrate(words[1], bin, count > 3 ? std::atoi(words[2]) : 1920,
                    count > 3 ? std::atoi(words[3]) : 1080, count > 4 ? words[4] : "nl");
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "The demonstration stopped: " << error.what() << "\n";
        return 1;
    }
}
