// A worker opens the laptop, reads, is called away, and locks it: as messages, without any machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/model/laptop_update.hpp"

namespace kt::model::laptop {
namespace {

constexpr std::string_view good_words = "molen fiets regen kaas";

base::CaseId case_id(std::uint8_t number) {
    base::CaseId id;
    id.bytes[0] = number;
    return id;
}

CaseLine line_of(std::uint8_t number) {
    CaseLine line;
    line.id = case_id(number);
    line.asked = "Ik wil een scootmobiel";
    line.quote = "Dan kom ik weer in het dorp.";
    return line;
}

CaseView view_of(std::uint8_t number) {
    CaseView view;
    view.id = case_id(number);
    view.name = "Mevrouw Visser";
    return view;
}

// A laptop and what it wanted done, in order.
class Laptop {
  public:
    explicit Laptop(bool first_use = false) : model(first_model(first_use, false)) {}
    Laptop& happens(const Message& message) {
        Next next = update(std::move(model), message);
        model = std::move(next.model);
        wanted = std::move(next.effects);
        return *this;
    }
    Laptop& open() {
        happens(PassphraseEdited{std::string(good_words)});
        happens(PassphraseSubmitted{});
        happens(Unlocked{});
        return happens(CasesLoaded{{line_of(1), line_of(2)}, 0});
    }
    template <class Effect>
    bool wants() const {
        return std::ranges::any_of(wanted,
                                   [](const auto& e) { return std::holds_alternative<Effect>(e); });
    }
    Model model;
    std::vector<Effect> wanted;
};

TEST(Laptop, first_use_asks_for_a_passphrase_of_twelve_letters_twice) {
    Laptop laptop(true);
    EXPECT_EQ(laptop.model.screen, Screen::choose_passphrase);
    laptop.happens(PassphraseEdited{"elf letters"}).happens(PassphraseSubmitted{});
    EXPECT_EQ(laptop.model.trouble, UnlockTrouble::too_short);
    EXPECT_TRUE(laptop.wanted.empty());
    laptop.happens(PassphraseEdited{std::string(good_words)});
    laptop.happens(PassphraseAgainEdited{"molen fiets regen kaars"}).happens(PassphraseSubmitted{});
    EXPECT_EQ(laptop.model.trouble, UnlockTrouble::not_the_same);
    laptop.happens(PassphraseAgainEdited{std::string(good_words)}).happens(PassphraseSubmitted{});
    ASSERT_TRUE(laptop.wants<CreatePassphrase>());
    EXPECT_EQ(std::get<CreatePassphrase>(laptop.wanted[0]).passphrase, good_words);
    EXPECT_EQ(laptop.model.screen, Screen::opening);
}

TEST(Laptop, keeps_no_passphrase_once_it_is_on_its_way) {
    Laptop laptop;
    laptop.happens(PassphraseEdited{std::string(good_words)}).happens(PassphraseSubmitted{});
    EXPECT_TRUE(laptop.wants<Unlock>());
    EXPECT_EQ(laptop.model.passphrase, "");
    laptop.happens(PassphraseSubmitted{});  // pressed twice
    EXPECT_TRUE(laptop.wanted.empty());
}

TEST(Laptop, says_which_trouble_it_has) {
    Laptop laptop;
    const auto fails_with = [&](base::Fault fault) {
        laptop.happens(PassphraseEdited{"x"}).happens(PassphraseSubmitted{});
        laptop.happens(UnlockFailed{fault});
    };
    fails_with(base::Fault::locked);
    EXPECT_EQ(laptop.model.trouble, UnlockTrouble::wrong);
    EXPECT_EQ(laptop.model.screen, Screen::unlock);
    fails_with(base::Fault::disk_failed);
    EXPECT_EQ(laptop.model.trouble, UnlockTrouble::other);
    fails_with(base::Fault::not_found);
    EXPECT_EQ(laptop.model.screen, Screen::not_enrolled);
}

TEST(Laptop, opens_a_case_and_remembers_that_it_was_read) {
    Laptop laptop;
    laptop.open();
    EXPECT_EQ(laptop.model.screen, Screen::today);
    laptop.happens(CaseChosen{case_id(2)});
    EXPECT_TRUE(laptop.wants<LoadCase>());
    laptop.happens(CaseLoaded{view_of(2)});
    ASSERT_TRUE(laptop.model.open);
    EXPECT_EQ(laptop.model.open->name, "Mevrouw Visser");
    EXPECT_TRUE(laptop.wants<MarkRead>());
    laptop.happens(CaseLoaded{view_of(2)});  // again, after news
    EXPECT_FALSE(laptop.wants<MarkRead>());
}

TEST(Laptop, case_that_comes_too_late_is_not_shown) {
    Laptop laptop;
    laptop.open();
    laptop.happens(CaseChosen{case_id(1)}).happens(CaseChosen{case_id(2)});
    laptop.happens(CaseLoaded{view_of(1)});
    EXPECT_FALSE(laptop.model.open);
    laptop.happens(CaseClosed{}).happens(CaseLoaded{view_of(2)});
    EXPECT_FALSE(laptop.model.open);
}

TEST(Laptop, news_refreshes_the_list_and_the_open_case) {
    Laptop laptop;
    laptop.open().happens(CaseChosen{case_id(1)}).happens(CaseLoaded{view_of(1)});
    laptop.happens(CasesChanged{});
    EXPECT_TRUE(laptop.wants<LoadCases>());
    EXPECT_TRUE(laptop.wants<LoadCase>());
}

TEST(Laptop, whoever_says_I_am_coming_settles_the_bell_once) {
    Laptop laptop;
    laptop.open().happens(BellsChanged{{{"b1", "Kiosk Stadhuis, hal", true, false, 0}}});
    ASSERT_EQ(laptop.model.bells.size(), 1u);
    laptop.happens(BellTaken{"b1"});
    EXPECT_TRUE(laptop.model.bells.empty());
    EXPECT_TRUE(laptop.wants<SettleBell>());
    laptop.happens(BellTaken{"b1"});
    EXPECT_FALSE(laptop.wants<SettleBell>());
}

TEST(Laptop, locking_leaves_nothing_of_anyone) {
    Laptop laptop;
    laptop.open().happens(CaseChosen{case_id(1)}).happens(CaseLoaded{view_of(1)});
    laptop.happens(TableToggled{}).happens(BellsChanged{{{"b1", "Kiosk", true, false, 0}}});
    laptop.happens(LockAsked{});
    EXPECT_TRUE(laptop.wants<Lock>());
    EXPECT_EQ(laptop.model.screen, Screen::unlock);
    EXPECT_TRUE(laptop.model.lines.empty());
    EXPECT_FALSE(laptop.model.open);
    EXPECT_TRUE(laptop.model.bells.empty());
    EXPECT_FALSE(laptop.model.at_table);
    // What was under way when it locked does not come back onto the screen.
    laptop.happens(CasesLoaded{{line_of(1)}, 0}).happens(CaseLoaded{view_of(1)});
    laptop.happens(BellsChanged{{{"b1", "Kiosk", true, false, 0}}});
    EXPECT_TRUE(laptop.model.lines.empty());
    EXPECT_FALSE(laptop.model.open);
    EXPECT_TRUE(laptop.model.bells.empty());
}

TEST(Laptop, locks_itself_after_five_minutes_without_a_sign) {
    Laptop laptop;
    laptop.happens(TimePassed{0, 1'000}).open();
    laptop.happens(Touched{100'000});
    ASSERT_EQ(idle_lock_at_ms(laptop.model), 100'000 + idle_lock_ms);
    laptop.happens(TimePassed{0, 100'000 + idle_lock_ms - 1});
    EXPECT_EQ(laptop.model.screen, Screen::today);
    laptop.happens(TimePassed{0, 100'000 + idle_lock_ms});
    EXPECT_EQ(laptop.model.screen, Screen::unlock);
    EXPECT_TRUE(laptop.wants<Lock>());
    EXPECT_EQ(idle_lock_at_ms(laptop.model), std::nullopt);
}

TEST(Laptop, at_the_table_only_with_a_case_and_back_by_closing_it) {
    Laptop laptop;
    laptop.open().happens(TableToggled{});
    EXPECT_FALSE(laptop.model.at_table);
    laptop.happens(CaseChosen{case_id(1)}).happens(CaseLoaded{view_of(1)}).happens(TableToggled{});
    EXPECT_TRUE(laptop.model.at_table);
    laptop.happens(CaseClosed{});
    EXPECT_FALSE(laptop.model.at_table);
}

TEST(Laptop, other_language_reads_the_cases_anew) {
    Laptop laptop;
    laptop.open().happens(LanguageToggled{});
    EXPECT_TRUE(laptop.model.english);
    EXPECT_TRUE(laptop.wants<LoadCases>());
}

TEST(Laptop, store_that_cannot_be_read_is_said_and_closed) {
    Laptop laptop;
    laptop.open().happens(StoreFailed{});
    EXPECT_EQ(laptop.model.screen, Screen::failed);
    EXPECT_TRUE(laptop.model.lines.empty());
    EXPECT_TRUE(laptop.wants<Lock>());
}

}  // namespace
}  // namespace kt::model::laptop
