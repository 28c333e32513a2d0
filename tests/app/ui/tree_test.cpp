#include "app/ui/tree.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/text/typesetter.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

TEST(Tree, TellsADriverWhereEverythingIsAndHowItStands) {
    const auto typesetter = text::Typesetter::open("assets/fonts");
    ASSERT_TRUE(typesetter);
    View view;
    view.focused = "next";
    const auto frame = lay_out(samples::make("question", "nl", true), samples::wide, view,
                               **typesetter, samples::themes(), samples::pictures());
    const auto tree = nlohmann::json::parse(tree_json(frame, 12));
    EXPECT_EQ(tree["screen"], "sample.question");
    EXPECT_EQ(tree["frame"], 12);
    EXPECT_EQ(tree["nodes"].size(), frame.nodes.size());
    for (std::size_t i = 0; i < tree["nodes"].size(); ++i) {
        EXPECT_EQ(tree["nodes"][i]["order"], i);
        EXPECT_FALSE(tree["nodes"][i]["name"].get<std::string>().empty());
    }
    const auto node = [&](const std::string& id) {
        for (const auto& each : tree["nodes"]) {
            if (each["id"] == id) return each;
        }
        return nlohmann::json();
    };
    EXPECT_EQ(node("answer.longer")["chosen"], true);
    EXPECT_EQ(node("answer.longer")["role"], "radio");
    EXPECT_EQ(node("answer.longer")["action"], "press");
    EXPECT_EQ(node("next")["focused"], true);
    EXPECT_FALSE(node("question").contains("action"));
    EXPECT_EQ(node("question")["role"], "heading");
}

TEST(Tree, BrokenLettersDoNotBreakTheDump) {
    Frame frame;
    frame.nodes.push_back({});
    frame.nodes.back().name = "\xff\xfe";
    EXPECT_FALSE(nlohmann::json::parse(tree_json(frame, 1), nullptr, false).is_discarded());
}

}  // namespace
}  // namespace kt::ui
