// What the municipality publishes comes in while a laptop runs: new conversations begin with it,
// and those that were begun go on with the guide they began with.
#include <gtest/gtest.h>

#include "app/desk/laptop_desk.hpp"
#include "tests/app/model/told_case.hpp"
#include "tests/support/publishers.hpp"

namespace kt::desk {
namespace {

using support::must;
using support::publish;

class PublicationsTest : public testing::Test {
  protected:
    PublicationsTest() { town.laptop(); }

    static guide::Guide built_in() {
        return guide::load_files({{"guide.yaml", support::small_guide("Een scootmobiel", "0.9.0")}})
            .guide;
    }
    LaptopDesk desk() {
        LaptopDesk made({town.folder.file("laptop"), *journal, guides, town.random, town.clock,
                         support::cheap});
        must(made.unlock(support::passphrase));
        return made;
    }
    base::CaseId begun_with(const guide::Guide& guide) {
        const auto kiosk = town.kiosk();
        auto writer = must(
            journal::CaseWriter::begin({*journal, kiosk, town.random, town.clock, "boot-1", 1}));
        journal::Draft draft;
        draft.happening =
            casefile::ConversationBegun{guide.id, guide.version,  guide.digest, guide::Place::hall,
                                        "nl",     "2026-KX4-7QD", "Kiosk"};
        must(writer->write(draft));
        must(writer->release(journal::CaseStatus::sent));
        return writer->id();
    }

    support::Municipality town;
    support::Publisher one{town, "A. Beleid"}, other{town, "B. Beleid"};
    publication::Shelf shelf = must(
        publication::Shelf::open(town.folder.file("publications"), town.root.signing.public_key()));
    GuideShelf guides = GuideShelf::of(built_in());
    std::unique_ptr<journal::Journal> journal = journal::make_memory_journal();
    support::Published first =
        publish({{"guide.yaml", support::small_guide("Een fiets")},
                 {"locale/en/klein.po", "msgid \"Een fiets\"\nmsgstr \"A bike\"\n"}},
                one, other);
    support::Published second =
        publish({{"guide.yaml", support::small_guide("Een driewieler", "1.1.0")},
                 {"locale/en/klein.po", "msgid \"Een fiets\"\nmsgstr \"A bicycle\"\n"}},
                one, other, &first.statement);
};

TEST_F(PublicationsTest, a_new_conversation_begins_with_what_is_in_use) {
    auto laptop = desk();
    EXPECT_EQ(must(laptop.open_talk(std::nullopt, false)).guide->version, "0.9.0");
    must(shelf.take(first.whole));
    EXPECT_TRUE(guides.take(shelf));
    EXPECT_FALSE(guides.take(shelf)) << "nothing new";
    EXPECT_EQ(must(laptop.open_talk(std::nullopt, false)).guide->version, "1.0.0");
    must(shelf.take_withdrawal(publication::withdraw(first.digest(), "", one.signer())));
    EXPECT_TRUE(guides.take(shelf));
    EXPECT_EQ(must(laptop.open_talk(std::nullopt, false)).guide->version, "0.9.0");
}

TEST_F(PublicationsTest, a_case_goes_on_with_the_older_guide_it_began_with) {
    must(shelf.take(first.whole));
    guides.take(shelf);
    const base::CaseId id = begun_with(guides.current("klein"));
    must(shelf.take(second.whole));
    guides.take(shelf);
    EXPECT_EQ(guides.current("klein").version, "1.1.0");
    auto laptop = desk();
    EXPECT_EQ(must(laptop.open_talk(id, false)).guide->version, "1.0.0");
    EXPECT_TRUE(must(laptop.view(id, told::dutch)).guide_fits);
}

TEST_F(PublicationsTest, translations_come_along_and_only_those_in_use_stand_on_top) {
    must(shelf.take(first.whole));
    must(shelf.take(second.whole));
    guides.take(shelf);
    const auto expect_words = [&](const std::vector<std::string>& over,
                                  const std::vector<std::string>& beneath) {
        const auto brought = guides.translations();
        ASSERT_EQ(brought.over.size(), over.size());
        ASSERT_EQ(brought.beneath.size(), beneath.size());
        for (std::size_t i = 0; i < over.size(); ++i)
            EXPECT_NE(brought.over[i].bytes.find(over[i]), std::string::npos) << over[i];
        for (std::size_t i = 0; i < beneath.size(); ++i)
            EXPECT_NE(brought.beneath[i].bytes.find(beneath[i]), std::string::npos) << beneath[i];
    };
    expect_words({"A bicycle"}, {"A bike"});
    must(shelf.take_withdrawal(publication::withdraw(second.digest(), "", one.signer())));
    EXPECT_TRUE(guides.take(shelf));
    expect_words({"A bike"}, {"A bicycle"});
    must(shelf.take_withdrawal(publication::withdraw(first.digest(), "", one.signer())));
    EXPECT_TRUE(guides.take(shelf));
    expect_words({}, {"A bicycle", "A bike"});  // the words of the program are its own again
}

TEST_F(PublicationsTest, what_the_struck_off_signed_begins_no_talk_and_ends_none) {
    must(shelf.take(first.whole));
    guides.take(shelf);
    const base::CaseId id = begun_with(guides.current("klein"));
    must(shelf.take_struck_off(
        keys::encode(must(keys::strike_off_publisher(town.root, other.id())))));
    EXPECT_TRUE(guides.take(shelf));
    auto laptop = desk();
    EXPECT_EQ(must(laptop.open_talk(std::nullopt, false)).guide->version, "0.9.0");
    EXPECT_EQ(must(laptop.open_talk(id, false)).guide->version, "1.0.0");
}

}  // namespace
}  // namespace kt::desk
