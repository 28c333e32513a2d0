// Every screen of the kiosk, in every language that is offered, both ways up and every size, held
// to the numbers.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "app/screens/kiosk/receipt.hpp"
#include "app/screens/kiosk/told.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"

namespace kt::screens {
namespace {

using testing::IsEmpty;

const ui::TextSize all_sizes[] = {ui::TextSize::small, ui::TextSize::medium, ui::TextSize::large,
                                  ui::TextSize::extra_large};

class EverySample : public testing::TestWithParam<std::string> {};

TEST_P(EverySample, passes_the_checker_at_every_size_both_ways_up) {
    auto& studio = Studio::open();
    for (const auto& sample : kiosk::samples(studio.guide, GetParam()))
        for (const auto& surface : {wide, tall})
            for (const auto size : all_sizes) {
                const auto page = studio.page(sample, surface, size);
                EXPECT_THAT(ui::check(studio.frame(page, surface)), IsEmpty())
                    << sample.name << " size " << static_cast<int>(size)
                    << (surface.width_px > surface.height_px ? " wide" : " tall");
            }
}

INSTANTIATE_TEST_SUITE_P(Languages, EverySample, testing::ValuesIn(Studio::languages()),
                         [](const auto& language) {
                             auto name = language.param;
                             std::replace(name.begin(), name.end(), '@', '_');
                             return name;
                         });

void gather(const ui::Element& element, std::vector<const ui::Element*>& all) {
    all.push_back(&element);
    for (const auto& child : element.children) gather(child, all);
}

TEST(KioskScreens, everything_that_can_be_pressed_means_something) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    for (const auto& sample : kiosk::samples(studio.guide, "nl"))
        for (const Space space : {Space{530, 298}, Space{298, 530}}) {
            const Drawn drawn = kiosk::draw(sample.model, words, space);
            std::vector<const ui::Element*> all;
            gather(drawn.root, all);
            for (const auto* element : all) {
                if (!element->pressable || element->disabled) continue;
                if (element->role == ui::Role::textbox) continue;
                if (element->id == "lock") continue;  // the laptop around it takes this press
                const ui::Input press{ui::Input::Kind::pressed, element->id, ""};
                EXPECT_TRUE(message_for(drawn, press)) << sample.name << ": " << element->id;
            }
        }
}

TEST(KioskScreens, stop_staff_and_apart_stand_on_every_screen_of_a_conversation) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    // Where one of them is under way or done, or stands larger on the screen itself.
    const std::set<std::string> others{"bell",           "bell.delivered", "urgent",
                                       "urgent.no_line", "bell.no_line",   "unusable"};
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        if (others.contains(sample.name) || sample.name.starts_with("stopped") ||
            sample.name.starts_with("table."))
            continue;
        const Drawn drawn = kiosk::draw(sample.model, words, Space{});
        for (const char* id : {"stop", "staff", "apart"})
            EXPECT_TRUE(drawn.on_press.contains(id)) << sample.name << ": " << id;
    }
}

TEST(KioskScreens, quotes_and_evidence_are_closed_until_touched) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        if (sample.name != "question.choice" && sample.name != "needs") continue;
        const Drawn drawn = kiosk::draw(sample.model, words, Space{});
        std::vector<const ui::Element*> all;
        gather(drawn.root, all);
        for (const auto* element : all) {
            EXPECT_FALSE(element->id.starts_with("quote.0")) << sample.name;
            EXPECT_FALSE(element->id.starts_with("because.")) << sample.name;
        }
    }
}

TEST(KioskScreens, paper_in_a_tray_is_not_said_to_come_from_the_printer) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    int receipts = 0;
    for (auto sample : kiosk::samples(studio.guide, "nl")) {
        if (!sample.model.receipt) continue;
        ++receipts;
        sample.model.paper = model::PaperState::made;
        const auto tray = kiosk::receipt_view(sample.model, words);
        EXPECT_EQ(tray.paper, "Uw papier is klaar. Vraag ernaar bij de balie.");
        EXPECT_EQ(tray.title.find("Neem uw papier mee"), std::string::npos);
        for (const auto& line : tray.lines) EXPECT_FALSE(line.starts_with("Wij hebben niets"));
        sample.model.paper = model::PaperState::printed;
        EXPECT_EQ(kiosk::receipt_view(sample.model, words).paper, "Uw papier komt uit de printer.");
    }
    EXPECT_GT(receipts, 0);
}

TEST(KioskScreens, what_stands_before_the_conversation_shows_nothing_told) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        const bool before = sample.name.starts_with("stopped") || sample.name.starts_with("idle") ||
                            sample.name.starts_with("bell");
        if (!before) continue;
        const Drawn drawn = kiosk::draw(sample.model, words, Space{});
        std::vector<const ui::Element*> all;
        gather(drawn.root, all);
        for (const auto& topic : studio.guide.topics)
            for (const auto* element : all) EXPECT_NE(element->text, topic.title);
    }
}

TEST(KioskScreens, what_is_on_its_way_out_is_not_said_to_be_wiped) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        if (sample.name != "stopped.leaving") continue;
        const Drawn drawn = kiosk::draw(sample.model, words, Space{});
        EXPECT_FALSE(drawn.on_press.contains("wipe"));
        EXPECT_FALSE(drawn.on_press.contains("keep"));
    }
}

// What a screen of a sample says, in order.
std::vector<std::string> texts_on(const std::string& name, const std::string& language) {
    auto& studio = Studio::open();
    std::vector<std::string> texts;
    for (const auto& sample : kiosk::samples(studio.guide, language)) {
        if (sample.name != name) continue;
        const auto drawn = kiosk::draw(sample.model, studio.words(language), Space{});
        std::vector<const ui::Element*> all;
        gather(drawn.root, all);
        for (const auto* element : all) texts.push_back(element->text);
    }
    return texts;
}

TEST(KioskScreens, a_month_by_itself_is_called_otherwise_than_in_a_date) {
    EXPECT_THAT(texts_on("question.date.month", "pl"), testing::Contains("sierpień"));
    EXPECT_THAT(texts_on("question.date.whole", "pl"), testing::Contains("31 sierpnia 1943"));
    EXPECT_THAT(texts_on("question.date.month", "uk"), testing::Contains("серпень"));
    EXPECT_THAT(texts_on("question.date.whole", "uk"), testing::Contains("31 серпня 1943"));
}

TEST(KioskScreens, own_words_stand_between_the_marks_of_the_language) {
    const std::string words = "Ik kom de deur niet meer uit";
    const auto said = [&](const std::string& language) {
        return texts_on("overview.noticed", language);
    };
    EXPECT_THAT(said("nl"), testing::Contains(testing::HasSubstr("“" + words + "”")));
    EXPECT_THAT(said("pl"), testing::Contains(testing::HasSubstr("„" + words + "”")));
    EXPECT_THAT(said("uk"), testing::Contains(testing::HasSubstr("«" + words + "»")));
    // Kept apart from the Arabic around it, so that both read from their own side.
    EXPECT_THAT(said("ar"), testing::Contains(testing::HasSubstr("«\u2066" + words + "\u2069»")));
}

TEST(KioskScreens, an_overview_has_no_dot_after_a_full_stop) {
    for (const std::string& language : Studio::languages())
        for (const auto& text : texts_on("overview", language))
            EXPECT_EQ(text.find(". ·"), std::string::npos) << text;
}

TEST(KioskScreens, samples_of_the_hall_show_only_what_may_stand_there) {
    auto& guide = Studio::open().guide;
    const auto in_hall = [](const auto& it) {
        return it.place == guide::Place::hall && !it.alone_only;
    };
    for (const auto& sample : kiosk::samples(guide, "nl")) {
        if (sample.model.place != guide::Place::hall) continue;
        const auto& model = sample.model;
        if (model.phase == model::Phase::talking && model::question_of(model) >= 0) {
            EXPECT_TRUE(guide.questions[model::question_of(model)].place == guide::Place::hall)
                << sample.name;
        }
        for (const int told : model.told)
            EXPECT_TRUE(guide.questions[told].place == guide::Place::hall) << sample.name;
        for (const auto& offer : model.offers)
            EXPECT_TRUE(in_hall(guide.needs[offer.need])) << sample.name;
        for (const auto& option : model.options)
            EXPECT_TRUE(in_hall(guide.options[option.option])) << sample.name;
    }
}

TEST(KioskScreens, figures_stand_in_what_an_option_costs_and_how_long_it_takes) {
    auto& studio = Studio::open();
    conversation::Facts facts;
    facts.today_days = 20'779;  // 2026-11-22
    Words words = studio.words("nl");
    words.facts = &facts;
    guide::Option option;
    option.id = "of_this_test";
    option.cost.words = "Het minste is {figure.benefit_buffer}.";
    option.waiting = "hoogstens {figure.debt_talk}";
    EXPECT_EQ(cost_of(option, words), "Het minste is 1.000 euro.");
    EXPECT_EQ(waiting_of(option, words), "hoogstens 4 weken");
    facts.today_days = 0;  // no figure is known of that day
    EXPECT_EQ(cost_of(option, words), "");
    EXPECT_EQ(waiting_of(option, words), "");
}

TEST(KioskScreens, the_name_of_whom_it_is_about_stands_in_a_groups_question) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    int groups = 0;
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        if (sample.name != "table.question.group") continue;
        ++groups;
        const Drawn drawn = kiosk::draw(sample.model, words, Space{});
        std::vector<const ui::Element*> all;
        gather(drawn.root, all);
        bool named = false;
        for (const auto* element : all) {
            EXPECT_EQ(element->text.find("{name}"), std::string::npos) << element->id;
            named = named || element->text.find("de oudste") != std::string::npos ||
                    element->text.find("de jongste") != std::string::npos;
        }
        EXPECT_TRUE(named);
    }
    EXPECT_EQ(groups, 1);
}

TEST(KioskScreens, english_has_every_text_the_screens_ask_for) {
    auto& studio = Studio::open();
    const auto catalogue = text::Catalogue::load("assets/locale", "en");
    ASSERT_TRUE(catalogue);
    std::set<std::string> missing;
    const Words words{studio.guide, [&](std::string_view context, std::string_view dutch) {
                          // The guide's own texts are held to this by tests/assets.
                          const bool ours =
                              context.starts_with("kiosk.") || context.starts_with("calendar.");
                          if (ours && !catalogue->has(context, std::string(dutch)))
                              missing.insert(std::string(context));
                          return std::string(dutch);
                      }};
    for (const auto& sample : kiosk::samples(studio.guide, "nl"))
        kiosk::draw(sample.model, words, Space{});
    EXPECT_THAT(missing, IsEmpty());
}

TEST(KioskScreens, arabic_stands_in_the_mirror_and_its_keyboard_does_not) {
    auto& studio = Studio::open();
    for (const auto& sample : kiosk::samples(studio.guide, "ar")) {
        if (sample.name != "question.words") continue;
        const auto frame = studio.frame(studio.page(sample, wide, ui::TextSize::medium), wide);
        EXPECT_TRUE(frame.right_to_left);
        EXPECT_LT(frame.find("go_on")->rect.x, frame.find("back")->rect.x);
        // Left on every Arabic keyboard, and right.
        EXPECT_LT(frame.find("key.ض")->rect.x, frame.find("key.د")->rect.x);
        EXPECT_EQ(frame.find("key.shift"), nullptr);
    }
}

TEST(KioskScreens, a_code_is_typed_in_latin_letters_in_every_language) {
    auto& studio = Studio::open();
    for (const char* language : {"ar", "uk"})
        for (const auto& sample : kiosk::samples(studio.guide, language)) {
            if (sample.name != "reopening") continue;
            const auto frame = studio.frame(studio.page(sample, tall, ui::TextSize::medium), tall);
            EXPECT_NE(frame.find("key.k"), nullptr) << language;
        }
}

TEST(KioskScreens, every_language_stands_in_its_own_script_and_says_so) {
    auto& studio = Studio::open();
    for (const auto& sample : kiosk::samples(studio.guide, "nl")) {
        if (sample.name != "welcome") continue;
        const auto frame = studio.frame(studio.page(sample, tall, ui::TextSize::medium), tall);
        const auto* ukrainian = frame.find("begin.uk");
        ASSERT_NE(ukrainian, nullptr);
        EXPECT_EQ(ukrainian->lang, "uk");
        EXPECT_TRUE(ukrainian->name.starts_with("Українська")) << ukrainian->name;
        EXPECT_EQ(frame.find("begin.nl")->name, "Nederlands");
    }
}

}  // namespace
}  // namespace kt::screens
