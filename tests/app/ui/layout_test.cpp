// Every sample page, in three languages, four sizes, both ways up and on three screens, held to the
// numbers by the checker; and what the layout promises besides.
#include "app/ui/layout.hpp"

#include <gmock/gmock.h>

#include <set>

#include "app/text/typesetter.hpp"
#include "app/ui/style.hpp"
#include "app/ui/tree.hpp"
#include "app/ui/widgets.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

using testing::IsEmpty;

class LayoutTest : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = text::Typesetter::open("assets/fonts");
        ASSERT_TRUE(opened) << opened.error().words;
        typesetter_ = std::move(*opened);
    }
    Frame frame(const Page& page, const Surface& surface, const View& view = {}) {
        return lay_out(page, surface, view, *typesetter_, themes_, pictures_);
    }
    // The ids of everything to touch over all pages of all regions.
    std::set<std::string> reachable(const Page& page, const Surface& surface) {
        std::set<std::string> ids;
        View view;
        for (int turn = 0; turn < 30; ++turn) {
            const auto now = frame(page, surface, view);
            EXPECT_THAT(check(now), IsEmpty()) << page.screen << " turned to " << turn;
            for (const auto& node : now.nodes) ids.insert(node.id);
            bool more = false;
            for (const auto& region : now.regions) {
                if (region.page + 1 >= region.pages) continue;
                view.page_of[region.id] = region.page + 1;
                more = true;
            }
            if (!more) return ids;
        }
        ADD_FAILURE() << "the pages never end";
        return ids;
    }
    Page question(const std::string& words, int answers) const {
        PageParts parts;
        parts.left = {heading("question", words)};
        for (int i = 0; i < answers; ++i) {
            parts.right.push_back(answer("answer." + std::to_string(i), "Antwoord", false));
        }
        parts.footer = row({outline("back", "Terug", "back"), spring(), primary("next", "Verder")});
        Page made;
        made.root = page(std::move(parts), true);
        made.screen = "test";
        return made;
    }

    std::unique_ptr<text::Typesetter> typesetter_;
    const Themes themes_ = samples::themes();
    const Pictures pictures_ = samples::pictures();
};

TEST_F(LayoutTest, EverySampleHoldsToTheNumbersAndLosesNothing) {
    const Surface small_wide{1366, 768, 4.4f};
    for (const auto& name : samples::names()) {
        for (const auto* language : {"nl", "en", "ar"}) {
            for (const auto& surface : {samples::wide, samples::tall, small_wide}) {
                std::size_t at_medium = 0;
                for (const auto size :
                     {TextSize::medium, TextSize::small, TextSize::large, TextSize::extra_large}) {
                    auto page =
                        samples::make(name, language, surface.width_px >= surface.height_px);
                    page.size = size;
                    SCOPED_TRACE(name + " " + language + " size " +
                                 std::to_string(static_cast<int>(size)) + " at " +
                                 std::to_string(static_cast<int>(surface.width_px)));
                    std::size_t touchable = 0;
                    for (const auto& id : reachable(page, surface)) {
                        const bool pager = id.ends_with(".more") || id.ends_with(".less") ||
                                           id.ends_with(".count") || id == "scene";
                        if (!pager) ++touchable;
                    }
                    if (at_medium == 0) at_medium = touchable;
                    EXPECT_GE(touchable, at_medium);
                }
            }
        }
    }
}

TEST_F(LayoutTest, AnswersAreAtLeast24MillimetresHighAtEverySize) {
    for (const auto size : {TextSize::small, TextSize::medium, TextSize::extra_large}) {
        auto page = question("Komt u buiten?", 3);
        page.size = size;
        const auto now = frame(page, samples::wide);
        const auto* node = now.find("answer.0");
        ASSERT_NE(node, nullptr);
        EXPECT_GE(node->rect.h / samples::wide.px_per_mm, answer_height_min_mm - 0.3f);
    }
}

TEST_F(LayoutTest, WhatDoesNotFitTurnsPagesAndEveryAnswerIsOnExactlyOne) {
    const auto page = question("Welke dagen?", 31);
    View view;
    std::multiset<std::string> seen;
    int pages = 1;
    for (int at = 0; at < pages; ++at) {
        view.page_of["right"] = at;
        const auto now = frame(page, samples::wide, view);
        EXPECT_THAT(check(now), IsEmpty());
        for (const auto& region : now.regions) {
            if (region.id == "right") pages = region.pages;
        }
        EXPECT_EQ(now.find("right.less") != nullptr, at > 0);
        EXPECT_EQ(now.find("right.more") != nullptr, at + 1 < pages);
        EXPECT_NE(now.find("question"), nullptr);
        EXPECT_NE(now.find("next"), nullptr);
        for (const auto& node : now.nodes) {
            if (node.role == Role::radio) seen.insert(node.id);
        }
    }
    EXPECT_GT(pages, 2);
    EXPECT_EQ(seen.size(), 31u);
    for (const auto& id : seen) EXPECT_EQ(seen.count(id), 1u) << id;
}

TEST_F(LayoutTest, ATextLongerThanAPageIsDividedBetweenItsLines) {
    std::string story;
    for (int i = 0; i < 400; ++i) story += "woord" + std::to_string(i) + " ";
    PageParts parts;
    parts.left = {card({text("story", story)})};
    Page page;
    page.root = kt::ui::page(std::move(parts), false);
    page.screen = "test";
    View view;
    std::string read;
    for (int at = 0, pages = 1; at < pages; ++at) {
        view.page_of["body"] = at;
        const auto now = frame(page, {900, 600, 3.6f}, view);
        EXPECT_THAT(check(now), IsEmpty());
        pages = now.regions.at(0).pages;
        for (const auto& node : now.nodes) {
            if (node.id.starts_with("story")) read += node.name;
        }
    }
    EXPECT_EQ(read, story);
}

TEST_F(LayoutTest, ACardLongerThanAPageBeginsUnderItsTitleAndLosesNothing) {
    Elements lines;
    for (int at = 0; at < 40; ++at)
        lines.push_back(text("line." + std::to_string(at), "Wat hierin staat"));
    PageParts parts;
    parts.left = {heading("title", "Wat zou kunnen helpen"), card(std::move(lines))};
    Page page;
    page.root = kt::ui::page(std::move(parts), false);
    page.screen = "test";
    View view;
    std::set<std::string> seen;
    for (int at = 0, pages = 1; at < pages; ++at) {
        view.page_of["body"] = at;
        const auto now = frame(page, {900, 900, 3.6f}, view);
        EXPECT_THAT(check(now), IsEmpty());
        pages = now.regions.at(0).pages;
        if (at == 0) {
            EXPECT_NE(now.find("title"), nullptr);
            EXPECT_NE(now.find("line.0"), nullptr) << "not a title by itself";
        }
        for (const auto& node : now.nodes)
            if (node.id.starts_with("line.")) seen.insert(node.id);
    }
    EXPECT_EQ(seen.size(), 40u);
}

TEST_F(LayoutTest, HeaderAndFooterComeFirstAndNothingStandsUnderThem) {
    auto page = samples::make("question", "nl", true);
    page.size = TextSize::extra_large;
    const auto now = frame(page, samples::wide);
    const auto* footer = now.find("next");
    ASSERT_NE(footer, nullptr);
    for (const auto& node : now.nodes) {
        if (!node.id.starts_with("answer.")) continue;
        EXPECT_LT(node.rect.bottom(), footer->rect.y);
    }
}

TEST_F(LayoutTest, HeadingsGoOnToThePageOfWhatTheyHead) {
    PageParts parts;
    for (int at = 0; at < 60; ++at) {
        const std::string number = std::to_string(at);
        parts.left.push_back(heading("part." + number, "Het hele gesprek"));
        parts.left.push_back(heading("topic." + number, "Uw vraag"));
        parts.left.push_back(text("ask." + number, "Wie is er nu bij u?"));
    }
    Page page;
    page.root = kt::ui::page(std::move(parts), true);
    page.screen = "test";
    View view;
    for (int pages = 2, at = 0; at + 1 < pages; ++at) {
        const auto region = frame(page, samples::wide, view).regions.front();
        view.page_of[region.id] = at;
        pages = region.pages;
        const auto now = frame(page, samples::wide, view);
        std::string last;
        for (const auto& node : now.nodes) {
            for (const char* kind : {"part.", "topic.", "ask."}) {
                if (node.id.starts_with(kind)) last = node.id;
            }
        }
        EXPECT_TRUE(last.starts_with("ask.")) << last << " on page " << at;
    }
}

TEST_F(LayoutTest, RightToLeftIsTheSamePageInAMirror) {
    auto page = samples::make("question", "nl", true);
    const auto plain = frame(page, samples::wide);
    page.right_to_left = true;
    const auto turned = frame(page, samples::wide);
    ASSERT_EQ(plain.nodes.size(), turned.nodes.size());
    for (std::size_t i = 0; i < plain.nodes.size(); ++i) {
        EXPECT_EQ(plain.nodes[i].id, turned.nodes[i].id);
        EXPECT_NEAR(plain.nodes[i].rect.x + turned.nodes[i].rect.right(), 1920, 1.01);
        EXPECT_EQ(plain.nodes[i].rect.y, turned.nodes[i].rect.y);
    }
}

TEST_F(LayoutTest, TheOrderIsQuestionAnswersOnwardThenTheRest) {
    const auto now = frame(samples::make("question", "nl", true), samples::wide);
    const auto order = [&](const char* id) { return now.find(id)->order; };
    EXPECT_LT(order("question"), order("answer.week"));
    EXPECT_LT(order("answer.unknown"), order("next"));
    EXPECT_LT(order("next"), order("back"));
    EXPECT_LT(order("back"), order("stop"));
    EXPECT_LT(order("stop"), order("speak"));
}

TEST_F(LayoutTest, InPortraitTheAnswersStandInTheLowerHalf) {
    const auto now = frame(samples::make("question", "nl", false), samples::tall);
    EXPECT_GT(now.find("answer.week")->rect.y, now.find("question")->rect.bottom());
    EXPECT_GT(now.find("answer.month")->rect.y, samples::tall.height_px / 2);
}

TEST_F(LayoutTest, APrivateFieldShowsDotsAndTellsNothing) {
    PageParts parts;
    parts.left = {secret_field("pass", "geheim woord", "Wachtwoord")};
    Page page;
    page.root = kt::ui::page(std::move(parts), true);
    page.screen = "test";
    const auto now = frame(page, samples::wide);
    EXPECT_EQ(now.find("pass")->value, "");
    for (const auto& thing : now.paints) {
        if (const auto* words = std::get_if<PaintText>(&thing)) {
            EXPECT_EQ(words->spec.text.find("geheim"), std::string::npos);
        }
    }
    EXPECT_EQ(tree_json(now, 1).find("geheim"), std::string::npos);
}

TEST_F(LayoutTest, TheCheckerSeesWhatIsWrong) {
    Element close = column({outline("a", "Ja"), outline("b", "Nee")}, 0.5f);
    Element nameless = outline("c", "");
    Element stranger = text("d", "汉字");
    Page page;
    page.root = column({std::move(close), std::move(nameless), std::move(stranger)});
    page.screen = "test";
    EXPECT_THAT(
        check(frame(page, samples::wide)),
        testing::UnorderedElementsAre("test: a and b stand too close", "test: c has nothing to say",
                                      "test: d has letters the fonts do not know"));
}

}  // namespace
}  // namespace kt::ui
