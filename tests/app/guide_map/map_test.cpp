// The picture of a guide: nothing is lost, nothing overlaps, and it is a picture that opens.
#include "app/guide_map/map.hpp"

#include <gmock/gmock.h>

#include "app/text/typesetter.hpp"
#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

Map drawn(const guide::Guide& guide) {
    static const auto typesetter = text::Typesetter::open("assets/fonts");
    if (!typesetter) ADD_FAILURE() << typesetter.error().words;
    return lay_out(guide, **typesetter);
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}
bool inside(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

void expect_in_order(const guide::Guide& guide) {
    const auto map = drawn(guide);
    std::size_t cards = 0;
    for (const auto& area : map.areas) {
        EXPECT_TRUE(inside(area.box, {0, 0, map.width, map.height}));
        for (std::size_t i = 0; i < area.cards.size(); ++i, ++cards) {
            EXPECT_TRUE(inside(area.cards[i].box, area.box)) << area.cards[i].tip;
            for (std::size_t j = i + 1; j < area.cards.size(); ++j)
                EXPECT_FALSE(overlap(area.cards[i].box, area.cards[j].box))
                    << area.cards[i].tip << "\n"
                    << area.cards[j].tip;
            for (const auto& chip : area.cards[i].chips)
                EXPECT_TRUE(inside(chip.box, area.cards[i].box)) << area.cards[i].tip;
        }
    }
    std::size_t questions = 0;
    for (const auto& question : guide.questions)
        questions += question.person <= 1 && question.follows < 0 ? 1 : 0;
    EXPECT_EQ(cards, questions + guide.signals.size() + guide.needs.size());
}

TEST(GuideMap, every_card_has_its_own_place) {
    expect_in_order(small_guide());
}

TEST(GuideMap, the_guide_of_the_house_too) {
    const auto guide = guide::load_usable("assets/guides/gesprek");
    ASSERT_TRUE(guide) << guide.error().words;
    expect_in_order(*guide);
    EXPECT_THAT(drawn(*guide).head[1].text,
                testing::HasSubstr(std::to_string(guide->questions.size()) + " vragen op "));
}

TEST(GuideMap, the_title_of_every_topic_fits_its_pill_and_no_pill_lies_on_another) {
    const auto guide = guide::load_usable("assets/guides/gesprek");
    ASSERT_TRUE(guide) << guide.error().words;
    const auto typesetter = text::Typesetter::open("assets/fonts");
    ASSERT_TRUE(typesetter) << typesetter.error().words;
    const auto map = drawn(*guide);
    ASSERT_EQ(map.topics.size(), guide->topics.size());
    for (std::size_t i = 0; i < map.topics.size(); ++i) {
        const auto& chip = map.topics[i];
        if (i > 0) {
            EXPECT_FALSE(overlap(chip.box, map.topics[i - 1].box)) << chip.words.text;
        }
        auto lines = chip.below;
        lines.push_back(chip.words);
        for (const auto& words : lines) {
            text::Spec spec;
            spec.text = words.text;
            spec.cap_px = words.cap_px;
            spec.bold = true;
            const float width = (*typesetter)->extent(spec, 0).width_px;
            EXPECT_TRUE(inside({words.x, words.y - words.cap_px, width, words.cap_px}, chip.box))
                << words.text;
        }
    }
}

TEST(GuideMap, what_comes_from_another_topic_is_a_chip_and_what_does_not_a_line) {
    const auto guide = small_guide();
    const auto map = drawn(guide);
    ASSERT_EQ(map.areas.size(), 2u);
    const auto& network = map.areas[1];
    const auto see = std::find_if(network.cards.begin(), network.cards.end(),
                                  [](const Card& card) { return card.sort == Sort::question; });
    ASSERT_NE(see, network.cards.end());
    ASSERT_EQ(see->chips.size(), 2u);
    EXPECT_EQ(see->chips[0].words.text, "een scootmobiel");
    EXPECT_EQ(see->chips[1].words.text, "komt weinig buiten");
    EXPECT_EQ(network.links.size(), 2u) << "question to signal, signal to need";
    EXPECT_FALSE(map.arcs.empty());
}

// Not a whole reader of XML: every element is closed in turn, and no text breaks one open.
void expect_well_formed(const std::string& svg) {
    std::vector<std::string> open;
    for (std::size_t at = 0; (at = svg.find('<', at)) != std::string::npos;) {
        const auto end = svg.find('>', at);
        ASSERT_NE(end, std::string::npos);
        const auto tag = svg.substr(at + 1, end - at - 1);
        ASSERT_EQ(tag.find('<'), std::string::npos) << tag;
        const auto name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag[0] == '/') {
            ASSERT_FALSE(open.empty());
            EXPECT_EQ("/" + open.back(), tag);
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(name);
        }
        at = end;
    }
    EXPECT_TRUE(open.empty());
}

TEST(GuideMap, is_well_formed_whatever_the_texts_hold) {
    const auto guide =
        small_guide_with("Mensen, section", "\"Mensen & <dieren> \\\"thuis\\\"\", section");
    const auto svg = to_svg(drawn(guide), guide);
    expect_well_formed(svg);
    EXPECT_THAT(svg, testing::HasSubstr("Mensen &amp; &lt;dieren&gt;"));
    EXPECT_THAT(svg, testing::HasSubstr("Kunt u zonder hulp naar buiten?"));
}

}  // namespace
}  // namespace kt::guide_map
