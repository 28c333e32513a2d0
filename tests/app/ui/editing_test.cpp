#include "app/ui/editing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "app/text/words.hpp"

namespace kt::ui {
namespace {

Written after(Written at, Key key, bool word = false, bool mirrored = false) {
    return apply(at, {.key = key, .word = word}, mirrored);
}

TEST(Editing, WritesAtTheCaret) {
    EXPECT_EQ(insert({"scotmobiel", 3}, "o", false), (Written{"scootmobiel", 4}));
}

TEST(Editing, ErasesWholeLetters) {
    EXPECT_EQ(after({"caf\xc3\xa9", 5}, Key::backspace), (Written{"caf", 3}));
    EXPECT_EQ(after({"cafe\xcc\x81", 6}, Key::backspace), (Written{"caf", 3}));
    EXPECT_EQ(after({"één", 0}, Key::del), (Written{"én", 0}));
    EXPECT_EQ(after({"", 0}, Key::backspace), (Written{"", 0}));
}

TEST(Editing, MovesByLettersWordsAndLines) {
    const Written at{"ik woon\nalleen hier", 14};
    EXPECT_EQ(after(at, Key::left).caret, 13u);
    EXPECT_EQ(after(at, Key::left, false, true).caret, 15u);
    EXPECT_EQ(after(at, Key::home).caret, 8u);
    EXPECT_EQ(after({at.text, 2}, Key::end).caret, 7u);
    EXPECT_EQ(after({at.text, 19}, Key::left, true).caret, 15u);
    EXPECT_EQ(after({at.text, 19}, Key::backspace, true).text, "ik woon\nalleen ");
}

TEST(Editing, KeepsLinesOnlyWhereThereAreLines) {
    EXPECT_EQ(insert({}, "een\ntwee", true).text, "een\ntwee");
    EXPECT_EQ(insert({}, "een\ntwee", false).text, "een twee");
    EXPECT_EQ(insert({}, std::string("a\x01\x1b") + "b", true).text, "ab");
}

TEST(Editing, TakesNoMoreThanTheLimit) {
    const Written full{std::string(field_bytes_max, 'a'), 0};
    EXPECT_EQ(insert(full, "b", true), full);
}

RC_GTEST_PROP(Editing, WhateverIsDoneTheCaretStandsAtTheBorderOfALetter, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "é", "e\xcc\x81", " ", "ب", "ት", "\n", "🙂"));
    const auto keys = *rc::gen::container<std::vector<Key>>(
        rc::gen::element(Key::left, Key::right, Key::backspace, Key::del, Key::home, Key::end));
    Written now;
    for (const auto& piece : pieces) now = insert(now, piece, true);
    for (const auto key : keys) {
        now = apply(now, {.key = key, .word = *rc::gen::arbitrary<bool>()}, false);
        const auto stops = text::caret_stops(now.text);
        RC_ASSERT(std::find(stops.begin(), stops.end(), now.caret) != stops.end());
    }
}

}  // namespace
}  // namespace kt::ui
