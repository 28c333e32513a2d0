// A person before the screen: fingers, keys and switches, without a window.
#include "app/ui/session.hpp"

#include <gmock/gmock.h>

#include "app/text/typesetter.hpp"
#include "app/text/words.hpp"
#include "app/ui/widgets.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

using Kind = Input::Kind;

struct Did {
    Kind kind;
    std::string id;
    std::string text;
    bool operator==(const Did&) const = default;
};
void PrintTo(const Did& did, std::ostream* out) {
    *out << static_cast<int>(did.kind) << ' ' << did.id << " '" << did.text << "'";
}

class SessionTest : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = text::Typesetter::open("assets/fonts");
        ASSERT_TRUE(opened) << opened.error().words;
        typesetter_ = std::move(*opened);
        begin({});
    }
    void begin(SessionOptions options) {
        session_ = std::make_unique<Session>(*typesetter_, themes_, pictures_, options);
    }
    void show(const Page& page) {
        page_ = page;
        session_->show(page_, samples::wide);
    }
    std::vector<Did> take(const Event& event) {
        std::vector<Did> did;
        for (auto& input : session_->take(event)) {
            if (input.kind == Kind::activity) continue;
            if (input.kind == Kind::edited) rewrite(page_.root, input.id, input.text);
            did.push_back({input.kind, input.id, input.text});
        }
        session_->show(page_, samples::wide);
        return did;
    }
    static void rewrite(Element& element, const std::string& id, const std::string& words) {
        if (element.id == id) element.text = words;
        for (auto& child : element.children) rewrite(child, id, words);
    }
    PointerEvent at(const std::string& id, PointerEvent::Kind kind, std::int64_t ms = 0) {
        const auto* node = session_->frame().find(id);
        EXPECT_NE(node, nullptr) << id;
        const auto& r = node->rect;
        return {kind, mouse_pointer, r.x + r.w / 2, r.y + r.h / 2, ms};
    }
    std::vector<Did> tap(const std::string& id, std::int64_t ms = 0) {
        auto did = take(at(id, PointerEvent::Kind::down, ms));
        for (auto& more : take(at(id, PointerEvent::Kind::up, ms))) did.push_back(more);
        return did;
    }
    std::vector<Did> key(Key which, bool shift = false) {
        return take(KeyEvent{.key = which, .shift = shift});
    }
    std::string focused() const { return session_->view().focused; }
    Page writing(bool multiline, const std::string& language = "nl", bool shifted = false) const {
        PageParts parts;
        Element box = field("words", "", "Vertel het", multiline);
        box.wants_focus = true;
        parts.left = {heading("question", "Wat brengt u hier?"), std::move(box)};
        parts.right = {keyboard(shifted, false, language)};
        parts.footer = row({outline("back", "Terug"), spring(), primary("next", "Verder")});
        Page made;
        made.root = page(std::move(parts), true);
        made.screen = "test.writing";
        made.language = language;
        made.right_to_left = text::right_to_left(language);
        return made;
    }
    std::string words() const { return session_->frame().find("words")->value; }

    std::unique_ptr<text::Typesetter> typesetter_;
    const Themes themes_ = samples::themes();
    const Pictures pictures_ = samples::pictures();
    std::unique_ptr<Session> session_;
    Page page_;
};

TEST_F(SessionTest, ATouchCountsWhenItBeginsAndEndsOnTheSameThing) {
    show(samples::make("question", "nl", true));
    EXPECT_EQ(tap("answer.week"), (std::vector<Did>{{Kind::pressed, "answer.week", ""}}));
}

TEST_F(SessionTest, DraggedOffItDoesNotCount) {
    show(samples::make("question", "nl", true));
    take(at("answer.week", PointerEvent::Kind::down));
    EXPECT_EQ(session_->view().pressed, "answer.week");
    take(at("answer.month", PointerEvent::Kind::move));
    EXPECT_EQ(session_->view().pressed, "");
    EXPECT_THAT(take(at("answer.month", PointerEvent::Kind::up)), testing::IsEmpty());
}

TEST_F(SessionTest, ASecondFingerDoesNothing) {
    show(samples::make("question", "nl", true));
    take(at("answer.week", PointerEvent::Kind::down));
    auto other = at("answer.month", PointerEvent::Kind::down);
    other.pointer = 7;
    EXPECT_THAT(take(other), testing::IsEmpty());
    other.kind = PointerEvent::Kind::up;
    EXPECT_THAT(take(other), testing::IsEmpty());
    EXPECT_EQ(take(at("answer.week", PointerEvent::Kind::up)).size(), 1u);
}

TEST_F(SessionTest, ATouchThatBeganOnTheScreenBeforeDoesNotPressOnThisOne) {
    show(samples::make("question", "nl", true));
    take(at("next", PointerEvent::Kind::down));
    show(samples::make("behind", "nl", true));
    EXPECT_THAT(take(at("next", PointerEvent::Kind::up)), testing::IsEmpty());
}

TEST_F(SessionTest, ATremblingHandPressesOnce) {
    begin({.same_target_rejection_ms = 500});
    show(samples::make("question", "nl", true));
    EXPECT_EQ(tap("next", 1000).size(), 1u);
    EXPECT_EQ(tap("next", 1300).size(), 0u);
    EXPECT_EQ(tap("answer.week", 1400).size(), 1u);
    EXPECT_EQ(tap("next", 2500).size(), 1u);
}

TEST_F(SessionTest, OfAThousandQuickTapsNoneIsLost) {
    show(samples::make("question", "nl", true));
    std::size_t counted = 0;
    for (int i = 0; i < 1000; ++i)
        counted += tap(i % 2 == 0 ? "answer.week" : "answer.month").size();
    EXPECT_EQ(counted, 1000u);
}

TEST_F(SessionTest, WithKeysAloneOneReachesEverythingAndComesRound) {
    show(samples::make("question", "nl", true));
    std::vector<std::string> seen;
    const auto nodes = session_->frame().nodes;  // each key makes a new frame
    for (const auto& node : nodes) {
        if (!node.pressable) continue;
        key(Key::tab);
        seen.push_back(focused());
    }
    EXPECT_THAT(seen, testing::Contains("answer.week"));
    EXPECT_THAT(seen, testing::Contains("next"));
    EXPECT_THAT(seen, testing::Contains("speak"));
    const auto first = seen.front();
    key(Key::down);
    EXPECT_EQ(focused(), first);
    key(Key::tab, true);
    EXPECT_EQ(focused(), seen.back());
    EXPECT_TRUE(session_->view().show_focus);
}

TEST_F(SessionTest, ForSomeoneWithKeysANewScreenBeginsAtItsAnswers) {
    show(samples::make("behind", "nl", true));
    key(Key::tab);
    show(samples::make("question", "nl", true));
    EXPECT_EQ(focused(), "answer.longer");  // the one given before
    EXPECT_EQ(key(Key::enter), (std::vector<Did>{{Kind::pressed, "answer.longer", ""}}));
    EXPECT_EQ(key(Key::space), (std::vector<Did>{{Kind::pressed, "answer.longer", ""}}));
}

TEST_F(SessionTest, AKeyHeldDownPressesOnce) {
    show(samples::make("question", "nl", true));
    key(Key::tab);
    EXPECT_EQ(key(Key::enter).size(), 1u);
    EXPECT_THAT(take(KeyEvent{.key = Key::enter, .repeated = true}), testing::IsEmpty());
}

TEST_F(SessionTest, ArrowsGoToTheNextAndPreviousScreenAndMirror) {
    auto page = samples::make("question", "nl", true);
    show(page);
    EXPECT_EQ(key(Key::right), (std::vector<Did>{{Kind::next, "", ""}}));
    EXPECT_EQ(key(Key::left), (std::vector<Did>{{Kind::previous, "", ""}}));
    show(samples::make("question", "ar", true));
    EXPECT_EQ(key(Key::right), (std::vector<Did>{{Kind::previous, "", ""}}));
    EXPECT_EQ(key(Key::left), (std::vector<Did>{{Kind::next, "", ""}}));
}

TEST_F(SessionTest, EscapeDoesNothing) {
    show(samples::make("question", "nl", true));
    EXPECT_THAT(key(Key::escape), testing::IsEmpty());
}

TEST_F(SessionTest, WhatIsTypedComesAsTheWholeText) {
    show(writing(false));
    EXPECT_EQ(focused(), "words");
    EXPECT_EQ(take(TextEvent{"hé"}), (std::vector<Did>{{Kind::edited, "words", "hé"}}));
    EXPECT_EQ(key(Key::backspace), (std::vector<Did>{{Kind::edited, "words", "h"}}));
    key(Key::left);
    EXPECT_EQ(take(TextEvent{"o"}), (std::vector<Did>{{Kind::edited, "words", "oh"}}));
    EXPECT_EQ(key(Key::enter), (std::vector<Did>{{Kind::submitted, "words", "oh"}}));
    EXPECT_EQ(words(), "oh");
}

TEST_F(SessionTest, InSeveralLinesEnterMakesALineAndTabLeaves) {
    show(writing(true));
    take(TextEvent{"een"});
    EXPECT_EQ(key(Key::enter), (std::vector<Did>{{Kind::edited, "words", "een\n"}}));
    take(TextEvent{"twee"});
    key(Key::up);
    take(TextEvent{"!"});
    EXPECT_EQ(words(), "een!\ntwee");
    key(Key::up);
    EXPECT_NE(focused(), "words");  // at the first line, up leaves: nobody is trapped
}

TEST_F(SessionTest, TheKeysOnTheScreenWriteWhereTheCaretStands) {
    show(writing(false));
    for (const auto* id : {"key.j", "key.a", "key.space", "key.u"}) tap(id);
    EXPECT_EQ(words(), "ja u");
    EXPECT_EQ(focused(), "words");
    tap("key.back");
    EXPECT_EQ(words(), "ja ");
    EXPECT_EQ(tap("key.shift"), (std::vector<Did>{{Kind::pressed, "key.shift", ""}}));
    EXPECT_EQ(tap("key.enter"), (std::vector<Did>{{Kind::submitted, "words", "ja "}}));
}

TEST_F(SessionTest, WhereTheProgramRefusesATextItsOwnStands) {
    show(writing(false));
    session_->take(TextEvent{"te lang"});
    rewrite(page_.root, "words", "te");
    show(page_);
    EXPECT_EQ(words(), "te");
    EXPECT_EQ(take(TextEvent{"!"}), (std::vector<Did>{{Kind::edited, "words", "te!"}}));
}

TEST_F(SessionTest, TheSpaceThatPressedAButtonIsNotAlsoWritten) {
    show(samples::make("question", "nl", true));
    key(Key::tab);
    session_->take(KeyEvent{.key = Key::space});
    show(writing(false));
    EXPECT_THAT(take(TextEvent{" "}), testing::IsEmpty());
    EXPECT_EQ(take(TextEvent{" "}).size(), 1u);
}

TEST_F(SessionTest, MoreTurnsThePageAndTheProgramNeedNotKnow) {
    show(samples::make("topics", "nl", true));
    ASSERT_NE(session_->frame().find("right.more"), nullptr);
    EXPECT_EQ(session_->frame().find("topic.8"), nullptr);
    EXPECT_THAT(tap("right.more"), testing::IsEmpty());
    EXPECT_NE(session_->frame().find("topic.8"), nullptr);
    EXPECT_EQ(tap("topic.8").size(), 1u);
    EXPECT_NE(session_->frame().find("topic.8"), nullptr);  // still there after its press
    tap("right.less");
    EXPECT_NE(session_->frame().find("topic.0"), nullptr);
}

TEST_F(SessionTest, WithKeysAfterMoreTheFocusStandsAtTheNewPage) {
    show(samples::make("topics", "nl", true));
    for (int i = 0; i < 30 && focused() != "right.more"; ++i) key(Key::tab);
    ASSERT_EQ(focused(), "right.more");
    key(Key::enter);
    EXPECT_TRUE(focused().starts_with("topic.")) << focused();
}

TEST_F(SessionTest, ASwipeTurnsThePageToo) {
    show(samples::make("topics", "nl", true));
    const auto region = session_->frame().regions.back().rect;
    const float x = region.x + 30;
    take(PointerEvent{PointerEvent::Kind::down, 1, x, region.bottom() - 120, 0});
    take(PointerEvent{PointerEvent::Kind::up, 1, x, region.y + 60, 0});
    EXPECT_NE(session_->frame().find("topic.8"), nullptr);
    take(WheelEvent{x, region.y + 60, 1});
    EXPECT_NE(session_->frame().find("topic.0"), nullptr);
}

TEST_F(SessionTest, ControlWithALetterIsAShortcut) {
    show(samples::make("question", "nl", true));
    EXPECT_EQ(take(KeyEvent{.word = true, .letter = 'k'}),
              (std::vector<Did>{{Kind::shortcut, "", "k"}}));
}

TEST_F(SessionTest, EveryTouchAndKeyCountsAsActivityAndAMovedMouseDoesNot) {
    show(samples::make("question", "nl", true));
    EXPECT_EQ(session_->take(KeyEvent{.key = Key::escape}).front().kind, Kind::activity);
    EXPECT_EQ(session_->take(PointerEvent{}).front().kind, Kind::activity);
    EXPECT_THAT(session_->take(PointerEvent{.kind = PointerEvent::Kind::move}), testing::IsEmpty());
}

TEST_F(SessionTest, EveryAlphabetIsWrittenOnTheScreenAndWithAKeyboard) {
    const std::vector<std::tuple<std::string, std::vector<std::string>, std::string>> written{
        {"uk", {"п", "р", "и", "в", "і", "т"}, "привіт"},
        {"ar", {"م", "ر", "ح", "ب", "ا"}, "مرحبا"},
        {"pl", {"ż", "ó", "ł", "ć"}, "żółć"},
        {"tr", {"ı", "ş", "ı", "ğ"}, "ışığ"}};
    for (const auto& [language, keys, word] : written) {
        show(writing(false, language));
        for (const auto& letter : keys) tap("key." + letter);
        const auto typed = tap("key.space");
        ASSERT_FALSE(typed.empty()) << language;
        EXPECT_EQ(typed.back(), (Did{Kind::edited, "words", word + " "})) << language;
        const auto more = take(TextEvent{word});
        ASSERT_FALSE(more.empty()) << language;
        EXPECT_EQ(more.back(), (Did{Kind::edited, "words", word + " " + word})) << language;
        begin({});
    }
}

TEST_F(SessionTest, CapitalsAreThoseOfTheLanguage) {
    show(writing(false, "tr", true));
    EXPECT_EQ(session_->frame().find("key.i")->typed, "İ");
    EXPECT_EQ(session_->frame().find("key.ı")->typed, "I");
    show(writing(false, "uk", true));
    EXPECT_EQ(session_->frame().find("key.ї")->typed, "Ї");
    EXPECT_EQ(session_->frame().find("key.р")->typed, "Р");
    show(writing(false, "ar", true));
    EXPECT_EQ(session_->frame().find("key.ب")->typed, "ب");
}

}  // namespace
}  // namespace kt::ui
