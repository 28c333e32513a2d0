// What a device keeps of publications, and what it refuses.
#include <gmock/gmock.h>

#include <fstream>

#include "core/base/file.hpp"
#include "tests/support/publishers.hpp"

namespace kt::publication {
namespace {

using base::Fault;
using support::must;

struct ShelfOfADevice : testing::Test {
    support::Municipality town;
    support::Publisher amira{town, "A. Beleid"}, bram{town, "B. Beleid"};
    std::string folder = town.folder.file("publications");
    Shelf shelf = opened();

    Shelf opened() { return must(Shelf::open(folder, town.root.signing.public_key())); }
    std::uint64_t in_use() {
        const auto used = shelf.in_use("klein");
        return used ? used->statement.sequence : 0;
    }
    support::Published next(const support::Published& before, const std::string& entry) {
        return support::publish(entry, amira, bram, &before.statement);
    }
    base::Bytes withdrawal(const support::Published& what) {
        return withdraw(what.digest(), "", amira.signer());
    }
    support::Published first = support::publish("Een scootmobiel", amira, bram);
};

TEST_F(ShelfOfADevice, what_two_signed_is_in_use_and_stays_so_after_a_start) {
    EXPECT_EQ(in_use(), 0u);
    EXPECT_TRUE(must(shelf.take(first.whole)));
    EXPECT_FALSE(must(shelf.take(first.whole))) << "the same again is nothing new";
    const auto second = next(first, "Een fiets");
    EXPECT_TRUE(must(shelf.take(second.whole)));
    shelf = opened();
    EXPECT_EQ(in_use(), 2u);
    EXPECT_EQ(must(shelf.load(second.digest())).guide.entries.front().text, "Een fiets");
    // The older one stays, for whoever began with it.
    const auto older = shelf.with_guide_digest(base::to_hex(first.statement.guide_digest));
    ASSERT_TRUE(older);
    EXPECT_EQ(must(shelf.load(older->digest)).guide.entries.front().text, "Een scootmobiel");
}

TEST_F(ShelfOfADevice, a_hub_that_serves_an_older_one_brings_nothing_back) {
    const auto second = next(first, "Een fiets");
    must(shelf.take(second.whole));
    const auto stamp = stamp_of(folder);
    EXPECT_TRUE(must(shelf.take(first.whole)));
    EXPECT_EQ(in_use(), 2u);
    EXPECT_EQ(stamp_of(folder), stamp) << "nobody's conversation begins otherwise";
}

TEST_F(ShelfOfADevice, a_withdrawn_one_gives_way_to_the_one_before_and_then_to_the_built_in) {
    const auto second = next(first, "Een fiets");
    must(shelf.take(first.whole));
    must(shelf.take(second.whole));
    const auto stamp = stamp_of(folder);
    EXPECT_TRUE(must(shelf.take_withdrawal(withdrawal(second))));
    EXPECT_EQ(in_use(), 1u);
    EXPECT_NE(stamp_of(folder), stamp);
    shelf = opened();
    EXPECT_EQ(in_use(), 1u) << "also after a start";
    EXPECT_TRUE(shelf.load(second.digest())) << "whoever began with it goes on with it";
    must(shelf.take_withdrawal(withdrawal(first)));
    EXPECT_EQ(in_use(), 0u);
    const auto third = next(second, "Een rolstoel");
    must(shelf.take(third.whole));
    EXPECT_EQ(in_use(), 3u);
}

TEST_F(ShelfOfADevice, a_withdrawal_that_comes_first_counts) {
    must(shelf.take_withdrawal(withdrawal(first)));
    must(shelf.take(first.whole));
    EXPECT_EQ(in_use(), 0u);
    const support::Municipality elsewhere(2);
    EXPECT_FALSE(shelf.take_withdrawal(first.whole.approval));
}

TEST_F(ShelfOfADevice, two_for_one_place_are_not_both_believed) {
    must(shelf.take(first.whole));
    const auto twin = support::publish("Een fiets", amira, bram);
    EXPECT_EQ(shelf.take(twin.whole).error().fault, Fault::fork);
    const auto loose = support::publish("Een rolstoel", amira, bram, &twin.statement);
    EXPECT_EQ(shelf.take(loose.whole).error().fault, Fault::fork) << "it follows on something else";
    EXPECT_EQ(in_use(), 1u);
}

TEST_F(ShelfOfADevice, what_cannot_be_used_is_refused_before_it_is_kept) {
    must(shelf.take(first.whole));
    const auto broken = support::publish({{"guide.yaml", "guide: klein\nversion: ["}}, amira, bram,
                                         &first.statement);
    EXPECT_EQ(shelf.take(broken.whole).error().fault, Fault::bad_input);
    auto lying = support::publish("Een fiets", amira, bram, &first.statement);
    lying.statement.guide_digest.fill(1);
    lying.whole.proposal = propose(lying.statement, amira.signer());
    lying.whole.approval = approve(lying.digest(), bram.signer());
    EXPECT_EQ(shelf.take(lying.whole).error().fault, Fault::bad_input);
    lying = support::publish("Een fiets", amira, bram, &first.statement);
    lying.whole.bundle.back() ^= 1;
    EXPECT_EQ(shelf.take(lying.whole).error().fault, Fault::not_authentic);
    EXPECT_EQ(in_use(), 1u);
    EXPECT_EQ(shelf.all().size(), 1u);
}

TEST_F(ShelfOfADevice, who_was_struck_off_brings_nothing_new) {
    must(shelf.take(first.whole));
    must(shelf.take_struck_off(
        keys::encode(must(keys::strike_off_publisher(town.root, amira.id())))));
    EXPECT_EQ(shelf.take(next(first, "Een fiets").whole).error().fault, Fault::not_allowed);
    EXPECT_FALSE(shelf.take_withdrawal(withdrawal(first)));
    shelf = opened();
    EXPECT_EQ(shelf.take(next(first, "Een fiets").whole).error().fault, Fault::not_allowed);
    // An older list does not bring anyone back, and another root's does nothing.
    const auto older = keys::certify(town.root.signing, 1, keys::StruckOffCertificate{});
    must(shelf.take_struck_off(keys::encode(older)));
    EXPECT_FALSE(shelf.take(next(first, "Een fiets").whole));
    support::Municipality elsewhere(2);
    const auto foreign = keys::certify(elsewhere.root.signing, 99, keys::StruckOffCertificate{});
    EXPECT_FALSE(shelf.take_struck_off(keys::encode(foreign)));
}

TEST_F(ShelfOfADevice, what_the_struck_off_signed_begins_no_conversation_and_ends_none) {
    const support::Publisher clara(town, "C. Beleid");
    must(shelf.take(first.whole));
    const auto second = support::publish("Een fiets", clara, bram, &first.statement);
    const auto third = support::publish("Een rolstoel", bram, clara, &second.statement);
    must(shelf.take(second.whole));
    must(shelf.take(third.whole));
    const auto stamp = stamp_of(folder);
    const auto list = keys::encode(must(keys::strike_off_publisher(town.root, clara.id())));
    EXPECT_TRUE(must(shelf.take_struck_off(list)));
    EXPECT_FALSE(must(shelf.take_struck_off(list))) << "nothing new";
    EXPECT_EQ(in_use(), 1u) << "neither what she proposed nor what she approved";
    EXPECT_NE(stamp_of(folder), stamp) << "a kiosk where nobody stands begins anew";
    shelf = opened();
    EXPECT_EQ(in_use(), 1u) << "also after a start";
    const auto pinned = shelf.with_guide_digest(base::to_hex(third.statement.guide_digest));
    ASSERT_TRUE(pinned);
    EXPECT_TRUE(shelf.load(pinned->digest)) << "whoever began with it goes on with it";
    must(shelf.take_struck_off(
        keys::encode(must(keys::strike_off_publisher(town.root, amira.id())))));
    EXPECT_EQ(in_use(), 0u) << "what came with the program";
}

TEST_F(ShelfOfADevice, a_stamp_that_was_left_behind_is_mended) {
    must(shelf.take(first.whole));
    const auto before = stamp_of(folder);
    const auto dies_before_the_stamp = [&] {
        must(
            base::write_file(folder + "/stamp", base::view(before), base::Readable::by_owner_only));
        shelf = opened();
        EXPECT_EQ(stamp_of(folder), before) << "who only reads writes nothing";
    };
    const auto second = next(first, "Een fiets");
    must(shelf.take(second.whole));
    const auto with_second = stamp_of(folder);
    ASSERT_NE(with_second, before);
    dies_before_the_stamp();
    EXPECT_FALSE(must(shelf.take(second.whole)));
    EXPECT_EQ(stamp_of(folder), with_second);
    dies_before_the_stamp();
    must(shelf.mend_stamp());
    EXPECT_EQ(stamp_of(folder), with_second);

    const auto stop = withdrawal(first);
    must(shelf.take_withdrawal(withdrawal(second)));
    must(shelf.take_withdrawal(stop));
    EXPECT_EQ(stamp_of(folder), "");
    dies_before_the_stamp();
    EXPECT_FALSE(must(shelf.take_withdrawal(stop)));
    EXPECT_EQ(stamp_of(folder), "") << "a withdrawn guide goes off the screen";
    const auto list = keys::encode(must(keys::strike_off_publisher(town.root, bram.id())));
    must(shelf.take_struck_off(list));
    dies_before_the_stamp();
    EXPECT_FALSE(must(shelf.take_struck_off(list)));
    EXPECT_EQ(stamp_of(folder), "");
}

TEST_F(ShelfOfADevice, a_version_names_one_content_for_ever) {
    must(shelf.take(first.whole));
    const auto again = [&](const std::vector<File>& files, const support::Published& before) {
        return support::publish(files, amira, bram, &before.statement);
    };
    const std::vector<File> same{{"guide.yaml", support::small_guide("Een scootmobiel")}};
    const auto other = again({{"guide.yaml", support::small_guide("Een fiets")}}, first);
    EXPECT_EQ(shelf.take(other.whole).error().fault, Fault::fork);
    auto translated = same;
    translated.push_back({"locale/en/klein.po", "msgid \"x\"\nmsgstr \"y\"\n"});
    EXPECT_EQ(shelf.take(again(translated, first).whole).error().fault, Fault::fork)
        << "what stands in another language is content too";
    must(shelf.take_withdrawal(withdrawal(first)));
    EXPECT_EQ(shelf.take(other.whole).error().fault, Fault::fork) << "withdrawn or not";
    EXPECT_TRUE(shelf.take(again(same, first).whole)) << "the same files again";
    EXPECT_EQ(in_use(), 2u);
}

TEST_F(ShelfOfADevice, a_file_that_somebody_laid_there_is_no_publication) {
    must(shelf.take(first.whole));
    auto forged = support::publish("Een fiets", amira, amira, &first.statement);
    must(base::write_file(folder + "/" + base::to_hex(forged.digest()) + ".publication",
                          encode(forged.whole), base::Readable::by_owner_only));
    std::ofstream(folder + "/nonsense.publication") << "nonsense";
    shelf = opened();
    EXPECT_EQ(in_use(), 1u);
    EXPECT_EQ(shelf.all().size(), 1u);
}

TEST_F(ShelfOfADevice, of_very_many_the_oldest_go) {
    auto before = first;
    must(shelf.take(first.whole));
    for (std::size_t i = 1; i <= kept_per_guide_max; ++i) {
        before = next(before, "Versie " + std::to_string(i));
        must(shelf.take(before.whole));
    }
    EXPECT_EQ(shelf.all().size(), kept_per_guide_max);
    EXPECT_EQ(in_use(), kept_per_guide_max + 1);
    EXPECT_FALSE(shelf.has(first.digest()));
}

}  // namespace
}  // namespace kt::publication
