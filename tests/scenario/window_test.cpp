// The whole road before real windows: a resident at the kiosk, the hub, a worker's laptop.
// Everything is found in the semantic tree; nothing is known beforehand but ids.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "tests/scenario/town.hpp"
#include "tests/scenario/visitor.hpp"

namespace kt::scenario {
namespace {

using Json = nlohmann::json;

std::unique_ptr<Town> make_town() {
    return std::make_unique<Town>(TownOptions{KT_BIN_FOLDER, 1920, 1080});
}

// Someone who asks for a scooter and is worn out from caring: the question behind the question.
VisitorWishes tired() {
    return wishes_of("assets/guides/gesprek", "tests/personas/husband_cannot_be_alone.yaml");
}

// What `case show --json` says, of the only case on the laptop.
Json the_case(const Town& town) {
    const auto listed = town.laptop_cli({"case", "list", "--json"});
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    const auto list = Json::parse(listed.out, nullptr, false);
    const auto& cases = list.is_array() ? list : list.value("cases", Json::array());
    EXPECT_EQ(cases.size(), 1u) << listed.out;
    if (cases.empty()) return {};
    const auto shown = town.laptop_cli({"case", "show", cases[0].value("number", ""), "--json"});
    EXPECT_EQ(shown.exit_code, 0) << shown.err;
    return Json::parse(shown.out, nullptr, false);
}

std::string answer_text(const Json& answer) {
    std::string text = answer.value("words", "");
    for (const auto& one : answer.value("texts", Json::array())) text += one.get<std::string>();
    return text;
}

// Every answer that stood on the kiosk's screen stands on the laptop, and no other question.
void expect_told(const Json& shown, const Visit& visit) {
    std::map<std::string, std::string> on_laptop;
    for (const auto& answer : shown.value("answers", Json::array()))
        if (!answer.value("skipped", false))
            on_laptop[answer.value("ask", "")] = answer_text(answer);
    for (const auto& [asked, told] : visit.told) EXPECT_EQ(on_laptop[asked], told) << asked;
    EXPECT_EQ(on_laptop.size(), visit.told.size());
    EXPECT_EQ(shown.value("number", ""), visit.case_number);
    EXPECT_EQ(shown["contact"].value("name", ""), visit.contact_name);
    EXPECT_EQ(shown["contact"].value("phone", ""), visit.phone);
    EXPECT_EQ(shown["asked"].value("entry", ""), "mobility");
    std::set<std::string> confirmed;
    for (const auto& need : shown.value("confirmed", Json::array()))
        confirmed.insert(need.value("need", ""));
    EXPECT_EQ(confirmed,
              std::set<std::string>(visit.offers_accepted.begin(), visit.offers_accepted.end()));
    std::vector<std::string> wanted;
    for (const auto& option : shown.value("options", Json::array()))
        if (option.value("outcome", "") == "interested")
            wanted.push_back(option.value("option", ""));
    EXPECT_EQ(wanted, visit.options_wanted);
}

// The laptop's own screen, after it has pulled.
Seen open_on_laptop(Town& town) {
    town.start_laptop();
    town.unlock_laptop();
    const auto listed = town.laptop().wait_until(
        "a case in the list",
        [](const Seen& seen) { return seen.find_to_press("case.") != nullptr; }, 30'000);
    town.laptop().touch(listed.find_to_press("case.")->id);
    return town.laptop().wait_for_node("case.asked.label", 15'000);
}

TEST(Window, a_resident_by_touch_and_the_laptop_shows_what_was_answered) {
    auto town = make_town();
    town->start_hub();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    auto wishes = tired();
    wishes.opener_at_start = true;
    Visitor visitor(town->kiosk(), wishes);
    const auto visit = visitor.go();
    ASSERT_EQ(visit.last_screen, "kiosk.receipt");
    ASSERT_FALSE(visit.case_number.empty());
    EXPECT_GE(visit.told.size(), 8u);
    EXPECT_EQ(visit.offers_accepted, std::vector<std::string>{"time_for_self"});
    // Own words are typed, stored and, by expect_told below, on the laptop just as they were said.
    EXPECT_EQ(visit.told.at("Wat zou een scootmobiel voor u veranderen?"),
              "Dan ben ik sneller weer thuis.");

    // The receipt on paper carries the opener as QR.
    const auto pdf = town->papers() / (visit.case_number + ".pdf");
    for (int i = 0; i < 100 && !std::filesystem::exists(pdf); ++i) sleep_ms(50);
    ASSERT_TRUE(std::filesystem::exists(pdf)) << pdf;
    const auto png = (town->papers() / "page").string();
    run({"pdftoppm", "-r", "150", "-png", pdf.string(), png});
    std::string codes;
    for (const auto& entry : std::filesystem::directory_iterator(town->papers()))
        if (entry.path().extension() == ".png")
            codes += run({"zbarimg", "--raw", "-q", entry.path().string()}).out;
    std::string letters = visit.opener;
    std::erase_if(letters, [](unsigned char c) { return !std::isalnum(c); });
    EXPECT_NE(codes.find("KT1:" + letters), std::string::npos) << codes;

    const auto seen = open_on_laptop(*town);
    EXPECT_TRUE(seen.says(visit.contact_name));
    town->stop_laptop();
    expect_told(the_case(*town), visit);

    // The kiosk wipes itself, and the opener reopens the case.
    town->kiosk().touch("done");
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    town->kiosk().touch("been_here");
    town->kiosk().wait_for_node("opener");
    town->kiosk().touch("opener");
    town->kiosk().type(letters);
    town->kiosk().touch("go_on");
    const auto again = town->kiosk().wait_until(
        "the conversation again",
        [](const Seen& now) {
            return now.screen != "kiosk.reopening" && now.screen != "kiosk.welcome";
        },
        20'000);
    EXPECT_NE(again.screen, "kiosk.notice");
    for (const auto& [asked, words] : wishes.words_for)
        EXPECT_FALSE(any_file_holds(town->kiosk_data(), words));
}

TEST(Window, a_resident_by_keyboard_alone) {
    auto town = make_town();
    town->start_hub();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    town->kiosk().by_keyboard = true;
    Visitor visitor(town->kiosk(), tired());
    const auto visit = visitor.go();
    ASSERT_EQ(visit.last_screen, "kiosk.receipt");
    open_on_laptop(*town);
    town->stop_laptop();
    expect_told(the_case(*town), visit);
}

TEST(Window, without_a_line_the_receipt_says_so_and_later_it_goes_by_itself) {
    auto town = make_town();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    Visitor visitor(town->kiosk(), tired());
    const auto visit = visitor.go();
    ASSERT_EQ(visit.last_screen, "kiosk.receipt");
    EXPECT_TRUE(town->kiosk().look()->says("og niet verstuurd"));
    town->kiosk().touch("done");
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    town->kiosk().touch("for_staff");
    const auto corner = town->kiosk().wait_for_node("corner.close");
    EXPECT_NE(corner.find("waiting"), nullptr);
    town->start_hub();
    open_on_laptop(*town);
    town->stop_laptop();
    expect_told(the_case(*town), visit);
}

TEST(Window, after_stop_nothing_that_was_said_stays_readable_and_the_process_is_gone) {
    auto town = make_town();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    VisitorWishes wishes;
    wishes.words = "drakentandpasta";
    wishes.stop_at_screen = "kiosk.overview";
    Visitor visitor(town->kiosk(), wishes);
    ASSERT_EQ(visitor.go().last_screen, "kiosk.overview");
    const auto log_before = read_file(town->kiosk_log());
    town->kiosk().touch("stop");
    town->kiosk().wait_for_node("wipe");
    EXPECT_FALSE(town->kiosk().look()->says(wishes.words)) << "the screen is blank at once";
    town->kiosk().touch("wipe");
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    EXPECT_NE(read_file(town->kiosk_log()).find("session_ended", log_before.size()),
              std::string::npos);
    EXPECT_FALSE(any_file_holds(town->kiosk_data(), wishes.words));
    EXPECT_FALSE(any_file_holds(town->papers(), wishes.words));
    EXPECT_EQ(read_file(town->kiosk_log()).find(wishes.words), std::string::npos);
    for (const auto& entry : std::filesystem::directory_iterator(town->kiosk_data()))
        EXPECT_NE(entry.path().filename().string().substr(0, 4), "core");
}

TEST(Window, a_bell_reaches_the_laptop_and_without_a_line_the_kiosk_itself_lights_up) {
    auto town = make_town();
    town->start_hub();
    town->start_laptop();
    town->unlock_laptop();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    auto wishes = tired();
    wishes.stop_at_question = 0;
    Visitor(town->kiosk(), wishes).go();
    town->kiosk().touch("apart");
    town->kiosk().wait_for_screen("kiosk.bell");
    const auto rung = town->laptop().wait_until(
        "a bell", [](const Seen& seen) { return seen.find_ending(".come") != nullptr; }, 20'000);
    EXPECT_TRUE(rung.says("Kiosk Stadhuis"));
    town->laptop().touch(rung.find_ending(".come")->id);
    town->kiosk().wait_until(
        "that they know", [](const Seen& seen) { return seen.says("De medewerkers weten het"); });
    town->kiosk().touch("bell.close");
    town->kiosk().wait_for_screen("kiosk.question");

    town->stop_hub();
    town->kiosk().touch("staff");
    town->kiosk().wait_until(
        "sound and light", [](const Seen& seen) { return seen.says("Hier is hulp nodig"); },
        25'000);
}

// A worker who goes on with whoever sits beside them, until a child was named and talked about.
class AtTheTable {
  public:
    explicit AtTheTable(Hands& hands) : hands_(hands) {}
    std::map<std::string, std::string> told;  // question as asked -> answer as it stood, or words

    // The moment at which it stands then.
    std::string talk() {
        std::string moment;
        for (int i = 0; i < screens_max; ++i) {
            const auto seen = hands_.wait_until("the next screen of it", [&](const Seen& now) {
                return now.screen.starts_with("kiosk.") && moment_of(now) != moment &&
                       !now.find("busy");
            });
            if (done()) return moment_of(seen);
            moment = moment_of(seen);
            if (seen.screen == "kiosk.question") answer(seen);
            else hands_.touch("go_on");
        }
        return moment;
    }
    static std::string moment_of(const Seen& seen) {
        const auto* ask = seen.find("ask");
        const auto* title = seen.find("title");
        return seen.screen + (ask ? ask->name : title ? title->name : "");
    }

  private:
    static constexpr int screens_max = 24;
    static constexpr const char* child = "mijn zoon";

    bool done() const { return about_a_child_ >= 2; }
    void answer(const Seen& seen) {
        const std::string asked = seen.find("ask")->name;
        const bool about_child = asked.find(child) != std::string::npos;
        if (seen.find("add")) return name_the_child(asked);
        const auto* first = seen.find_prefix("answer.");
        if (about_child && seen.find("words")) {
            write("samen koken");
            told[asked] = "samen koken";
            ++about_a_child_;
            return hands_.touch("go_on");
        }
        if (!first || seen.find("words")) return hands_.touch("skip");
        const std::string id = first->id;
        told[asked] = first->name;
        hands_.touch(id);
        hands_.wait_until("chosen " + id, [&](const Seen& now) {
            const auto* node = now.find(id);
            return node && node->chosen;
        });
        if (about_child) ++about_a_child_;
        hands_.touch("go_on");
    }
    void write(const std::string& words) {
        hands_.touch("words");
        hands_.type(words);
        hands_.wait_until("the words written", [&](const Seen& now) {
            const auto* node = now.find("words");
            return node && node->value == words;
        });
    }
    void name_the_child(const std::string& asked) {
        if (asked != "Hoe heten uw kinderen?") return hands_.touch("skip");
        write(child);
        hands_.touch("add");
        hands_.wait_for_node("person.1");
        told[asked] = child;
        hands_.touch("go_on");
    }

    Hands& hands_;
    int about_a_child_ = 0;
};

// A worker's laptop locks the conversation away, and shows it again at the same place.
void lock_and_unlock(Town& town, const std::string& moment) {
    town.laptop().touch("lock");
    town.laptop().wait_for_screen("laptop.unlock");
    town.laptop().touch("passphrase");
    town.laptop().type(town.passphrase());
    town.laptop().key("Return");
    town.laptop().wait_until(
        "the same place", [&](const Seen& now) { return AtTheTable::moment_of(now) == moment; },
        20'000);
}

TEST(Window, what_was_told_in_the_hall_goes_on_at_the_laptop) {
    auto town = make_town();
    town->start_hub();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    const auto visit = Visitor(town->kiosk(), wishes_of("assets/guides/gesprek",
                                                        "tests/personas/son_stays_home.yaml"))
                           .go();
    ASSERT_EQ(visit.last_screen, "kiosk.receipt");
    town->stop_kiosk();

    open_on_laptop(*town);
    town->laptop().touch("talk.on");
    town->laptop().wait_for_screen("laptop.talk_place");
    town->laptop().touch("talk.room");
    AtTheTable table(town->laptop());
    const auto moment = table.talk();
    ASSERT_TRUE(table.told.contains("Hoe heten uw kinderen?"));

    lock_and_unlock(*town, moment);
    town->laptop().touch("stop");
    town->laptop().wait_for_screen("kiosk.stopped");
    town->laptop().touch("keep");
    const auto back = town->laptop().wait_for_screen("laptop.case");
    EXPECT_TRUE(back.says("Verder gepraat in een spreekkamer"));
    town->laptop().wait_until("that nothing is unfinished", [](const Seen& now) {
        return now.says("Verbonden") && now.find("case.unfinished") == nullptr;
    });
    town->stop_laptop();
    // Another round settles what was on its way; then the hub has confirmed all of it.
    const auto synced = town->laptop_cli({"sync", "--json"});
    const auto round = Json::parse(synced.out, nullptr, false);
    EXPECT_EQ(round.value("waiting", 1), 0) << synced.out << synced.err;
    EXPECT_EQ(round.value("stuck", 1), 0);

    const auto shown = the_case(*town);
    std::map<std::string, std::string> on_laptop;
    for (const auto& answer : shown.value("answers", Json::array()))
        if (!answer.value("skipped", false)) {
            on_laptop[answer.value("ask", "")] = answer_text(answer);
            EXPECT_EQ(answer.value("language", ""), "nl") << answer.value("ask", "");
        }
    for (const auto& [asked, told] : table.told) EXPECT_EQ(on_laptop[asked], told) << asked;
    for (const auto& [asked, told] : visit.told) {
        if (table.told.contains(asked)) continue;  // answered anew
        // What was asked in other words stands under the question that it fills.
        EXPECT_TRUE(std::ranges::any_of(on_laptop, [&](const auto& one) {
            return one.second == told;
        })) << asked;
    }
    ASSERT_EQ(shown["continued"].size(), 1u);
    EXPECT_EQ(shown["continued"][0].value("place", ""), "room");
    EXPECT_EQ(shown.value("problems", 1), 0);
    EXPECT_FALSE(shown.value("unfinished", true));
    EXPECT_FALSE(any_file_holds(town->folder() / "laptop", "mijn zoon"));
    EXPECT_FALSE(any_file_holds(town->folder() / "hub", "mijn zoon"));
}

TEST(Window, in_english_and_upright_too) {
    auto town = std::make_unique<Town>(TownOptions{KT_BIN_FOLDER, 1080, 1920});
    town->start_hub();
    town->start_kiosk();
    town->kiosk().wait_for_screen("kiosk.welcome", 30'000);
    Visitor visitor(town->kiosk(), wishes_of("assets/guides/gesprek",
                                             "tests/personas/husband_cannot_be_alone.yaml", "en"));
    const auto visit = visitor.go();
    EXPECT_EQ(visit.last_screen, "kiosk.receipt");
    EXPECT_EQ(town->kiosk().look()->language, "en");
    EXPECT_EQ(visit.offers_accepted, std::vector<std::string>{"time_for_self"});
}

}  // namespace
}  // namespace kt::scenario
