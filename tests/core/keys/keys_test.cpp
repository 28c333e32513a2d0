#include "core/keys/keys.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/keys/opener.hpp"
#include "core/keys/passphrase.hpp"

namespace kt::keys {
namespace {

using base::Fault;
using base::view;

base::Bytes bytes(std::string_view text) {
    return base::copy(view(text));
}

TEST(Keys, a_section_key_opens_its_own_section_and_no_other) {
    base::SeededRandom random(1);
    const CaseKey case_key = CaseKey::random(random);
    const auto housing = base::SectionId::random(random);
    const auto money = base::SectionId::random(random);
    const auto event = base::EventId::random(random);
    const auto cipher =
        encrypt(section_key(case_key, housing), event, view("aad"), view("woorden"));
    const auto opened = decrypt(section_key(case_key, housing), event, view("aad"), cipher);
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened, bytes("woorden"));
    EXPECT_FALSE(decrypt(section_key(case_key, money), event, view("aad"), cipher));
    EXPECT_FALSE(decrypt(section_key(case_key, housing), event, view("other"), cipher));
    EXPECT_NE(key_id(section_key(case_key, housing)), key_id(section_key(case_key, money)));
}

TEST(Keys, a_sealed_box_opens_for_its_owner_only) {
    base::SeededRandom random(2);
    const BoxKey team = BoxKey::random(random);
    const BoxKey stranger = BoxKey::random(random);
    const auto sealed = seal_to(team.public_key(), view("geheim"));
    EXPECT_EQ(team.open(sealed).value(), bytes("geheim"));
    EXPECT_EQ(stranger.open(sealed).error().fault, Fault::not_authentic);
    EXPECT_EQ(team.open(view("kort")).error().fault, Fault::not_authentic);
}

TEST(Keys, a_key_that_makes_no_secret_is_not_usable) {
    base::SeededRandom random(3);
    EXPECT_TRUE(usable_box_key(BoxKey::random(random).public_key()));
    EXPECT_FALSE(usable_box_key(PublicKey{}));
}

TEST(Keys, a_signature_holds_for_its_label_message_and_key_only) {
    base::SeededRandom random(4);
    const SigningKey key = SigningKey::random(random);
    const SigningKey other = SigningKey::random(random);
    const Signature signature = key.sign("a", view("m"));
    EXPECT_TRUE(verify(key.public_key(), "a", view("m"), signature));
    EXPECT_FALSE(verify(key.public_key(), "b", view("m"), signature));
    EXPECT_FALSE(verify(key.public_key(), "a", view("n"), signature));
    EXPECT_FALSE(verify(other.public_key(), "a", view("m"), signature));
    EXPECT_EQ(SigningKey::from_seed(key.seed()).public_key(), key.public_key());
}

TEST(Keys, what_is_wrapped_comes_back_under_the_same_key_and_label) {
    base::SeededRandom random(5);
    const MasterKey master = MasterKey::random(random);
    const auto wrapped = wrap(master.view(), "label", view("sleutel"), random);
    EXPECT_EQ(unwrap(master.view(), "label", wrapped).value(), bytes("sleutel"));
    EXPECT_FALSE(unwrap(master.view(), "lebal", wrapped));
    EXPECT_FALSE(unwrap(MasterKey::random(random).view(), "label", wrapped));
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
        base::Bytes changed = wrapped;
        changed[i] ^= 1;
        EXPECT_FALSE(unwrap(master.view(), "label", changed)) << i;
    }
}

TEST(Keys, locked_memory_is_asked_for_once_and_said_plainly) {
    const auto locked = check_locked_memory();
    if (locked) return;
    EXPECT_EQ(locked.error().fault, Fault::not_allowed);
}

TEST(Passphrase, the_right_one_opens_and_a_wrong_one_says_locked) {
    base::SeededRandom random(6);
    const auto sealed =
        seal_with_passphrase("tien letters", "l", view("geheim"), random, {1, 8192});
    ASSERT_TRUE(sealed);
    EXPECT_EQ(open_with_passphrase("tien letters", "l", *sealed).value(), bytes("geheim"));
    const auto wrong = open_with_passphrase("elf letters", "l", *sealed);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().fault, Fault::locked);
    EXPECT_EQ(wrong.error().words, "the passphrase is not right");
}

TEST(Passphrase, a_short_one_is_refused_counted_in_letters) {
    base::SeededRandom random(7);
    EXPECT_EQ(passphrase_letters_min, 12u);
    EXPECT_EQ(passphrase_letters("één fiets"), 9u);
    const std::string eleven = "ééééééééééé";
    EXPECT_TRUE(seal_with_passphrase(eleven + "é", "l", view("x"), random, {1, 8192}));
    EXPECT_EQ(seal_with_passphrase(eleven, "l", view("x"), random, {1, 8192}).error().fault,
              Fault::bad_input);
}

TEST(Passphrase, a_changed_file_neither_opens_nor_eats_all_memory) {
    base::SeededRandom random(8);
    auto sealed = *seal_with_passphrase("tien letters", "l", view("geheim"), random, {1, 8192});
    for (std::size_t i = 0; i < 16; ++i) {  // Argon2 counts in KiB: the last byte is moot
        base::Bytes changed = sealed;
        changed[i] = 0x7F;
        EXPECT_FALSE(open_with_passphrase("tien letters", "l", changed)) << i;
    }
    EXPECT_FALSE(open_with_passphrase("tien letters", "l", base::ByteView(sealed).first(30)));
}

TEST(Opener, letters_and_qr_say_the_same) {
    base::SeededRandom random(9);
    const Opener opener = Opener::random(random);
    EXPECT_THAT(opener.letters(),
                testing::MatchesRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    EXPECT_EQ(opener.qr_text().substr(0, 4), "KT1:");
    EXPECT_EQ(Opener::parse(opener.letters())->bits, opener.bits);
    EXPECT_EQ(Opener::parse(opener.qr_text())->bits, opener.bits);
}

TEST(Opener, it_forgives_how_people_type) {
    const auto asked = Opener::parse("K7MP-0A1B-V234-X9YZ");
    ASSERT_TRUE(asked);
    for (const char* typed : {"k7mp 0a1b v234 x9yz", "K7MPOAIBV234X9YZ", "k7mp-oalb-u234-x9yz",
                              " KT1:K7MP0A1BV234X9YZ ", "kt1 K7MP 0A1B V234 X9YZ"}) {
        const auto parsed = Opener::parse(typed);
        ASSERT_TRUE(parsed) << typed;
        EXPECT_EQ(parsed->bits, asked->bits) << typed;
    }
}

TEST(Opener, what_is_no_opener_is_not_taken_for_one) {
    for (const char* typed : {"", "K7MP", "K7MP-0A1B-V234-X9Y", "K7MP-0A1B-V234-X9YZ-1",
                              "K7MP-0A1B-V234-X9Y!", "2026-KX4-7QD", "KT1:"}) {
        EXPECT_FALSE(Opener::parse(typed)) << typed;
    }
    EXPECT_FALSE(Opener::parse(std::string(10'000, 'A')));
}

TEST(Opener, where_it_is_looked_up_tells_nothing_about_its_key) {
    base::SeededRandom random(10);
    const Opener opener = Opener::random(random);
    const auto key = opener.key();
    EXPECT_NE(base::copy(opener.lookup_id().view()), base::copy(key.view().first(16)));
    EXPECT_NE(Opener::random(random).lookup_id(), opener.lookup_id());
}

RC_GTEST_PROP(Opener, every_opener_is_read_as_itself, (std::uint64_t seed)) {
    base::SeededRandom random(seed);
    const Opener opener = Opener::random(random);
    RC_ASSERT(Opener::parse(opener.letters())->bits == opener.bits);
}

RC_GTEST_PROP(Opener, any_text_is_read_or_refused, (const std::string& any)) {
    const auto parsed = Opener::parse(any);
    if (parsed) {
        RC_ASSERT(Opener::parse(parsed->letters())->bits == parsed->bits);
    }
}

TEST(CaseNumber, it_is_short_and_speakable) {
    base::SeededRandom random(11);
    EXPECT_THAT(random_case_number(random, 2026),
                testing::MatchesRegex("2026-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}"));
}

}  // namespace
}  // namespace kt::keys
