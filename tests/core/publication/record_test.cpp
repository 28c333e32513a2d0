// Who is believed about a publication, and what the bytes are.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/golden.hpp"
#include "tests/support/publishers.hpp"

namespace kt::publication {
namespace {

using base::Fault;
using base::Status;
using support::must;

struct Publications : testing::Test {
    support::Municipality town;
    support::Publisher amira{town, "A. Beleid"}, bram{town, "B. Beleid"};
    Trust trust{town.root.signing.public_key(), {}};
    support::Published made = support::publish("Een scootmobiel", amira, bram);
    Fault fault_of(const Publication& publication) {
        const auto result = verify(trust, publication);
        EXPECT_FALSE(result);
        return result ? Fault::internal : result.error().fault;
    }
};

TEST_F(Publications, two_people_are_believed) {
    const auto proposed = must(verify(trust, made.whole));
    EXPECT_EQ(proposed.statement, made.statement);
    EXPECT_EQ(proposed.digest, made.digest());
    EXPECT_EQ(proposed.by.name, "A. Beleid");
}

TEST_F(Publications, one_person_is_not_however_often_they_sign) {
    made.whole.approval = approve(made.digest(), amira.signer());
    EXPECT_EQ(fault_of(made.whole), Fault::refused);
    made.whole.approval.clear();
    EXPECT_EQ(fault_of(made.whole), Fault::bad_input);
    made.whole.approval = made.whole.proposal;  // a signature of another kind
    EXPECT_EQ(fault_of(made.whole), Fault::not_authentic);
    // The same key certified under another name is still the same key.
    const keys::PublisherCertificate again{base::DeviceId::random(town.random), "C. Beleid",
                                           amira.publisher.signing.public_key()};
    const auto certificate = keys::certify(town.root.signing, 900, again);
    made.whole.approval = approve(made.digest(), {amira.publisher.signing, certificate});
    EXPECT_EQ(fault_of(made.whole), Fault::refused);
    // And one name with two keys is taken for one person.
    const auto key = keys::SigningKey::random(town.random);
    for (const std::string name : {"A. Beleid", "a. beleid", "A.  Beleid ", "A.\u200b Beleid"}) {
        const keys::PublisherCertificate twin{base::DeviceId::random(town.random), name,
                                              key.public_key()};
        made.whole.approval =
            approve(made.digest(), {key, keys::certify(town.root.signing, 901, twin)});
        EXPECT_EQ(fault_of(made.whole), Fault::refused) << name;
    }
}

TEST_F(Publications, neither_a_stranger_nor_another_municipality_nor_a_kiosk) {
    support::Municipality elsewhere(2);
    const support::Publisher foreign(elsewhere, "C. Elders");
    auto other = made.whole;
    other.approval = approve(made.digest(), foreign.signer());
    EXPECT_EQ(fault_of(other), Fault::not_authentic);
    other = made.whole;
    other.proposal = propose(made.statement, foreign.signer());
    EXPECT_EQ(fault_of(other), Fault::not_authentic);
    const auto kiosk = town.kiosk();
    other = made.whole;
    other.approval = approve(made.digest(), {kiosk.signing, kiosk.certificate});
    EXPECT_EQ(fault_of(other), Fault::not_authentic) << "a device is no publisher";
}

TEST_F(Publications, who_was_struck_off_is_believed_no_more) {
    const auto list = must(keys::verify_as<keys::StruckOffCertificate>(
        town.root.signing.public_key(), must(keys::strike_off_publisher(town.root, bram.id()))));
    trust.struck_off = list.publishers;
    EXPECT_EQ(fault_of(made.whole), Fault::not_allowed);
    EXPECT_EQ(verify_withdrawal(trust, withdraw(made.digest(), "", bram.signer())).error().fault,
              Fault::not_allowed);
    EXPECT_TRUE(verify_withdrawal(trust, withdraw(made.digest(), "", amira.signer())));
}

TEST_F(Publications, one_person_may_withdraw_and_say_why) {
    const auto withdrawn =
        must(verify_withdrawal(trust, withdraw(made.digest(), "verkeerd bedrag", bram.signer())));
    EXPECT_EQ(withdrawn.digest, made.digest());
    EXPECT_EQ(withdrawn.reason, "verkeerd bedrag");
    EXPECT_FALSE(verify_withdrawal(trust, made.whole.approval)) << "an approval is no withdrawal";
}

TEST_F(Publications, any_changed_byte_is_refused) {
    rc::check("a publication with one byte changed", [&] {
        auto bytes = encode(made.whole);
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[at] ^= static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
        const auto changed = decode_publication(bytes);
        RC_ASSERT(!changed || !verify(trust, *changed));
    });
}

TEST(Bundle, comes_back_whole_in_the_order_of_names) {
    const std::vector<File> files{{"guide.yaml", "guide: x"}, {"locale/en/x.po", "msgid"}};
    const auto packed = must(pack({files[1], files[0]}));
    const auto back = must(unpack(packed.bytes, packed.unpacked_bytes));
    ASSERT_EQ(back.size(), 2u);
    EXPECT_EQ(back[0].name, "guide.yaml");
    EXPECT_EQ(back[1].bytes, "msgid");
    const auto contents = sorted_out(back);
    EXPECT_EQ(contents.guide.size(), 1u);
    EXPECT_EQ(contents.locale.size(), 1u);
}

base::Bytes plain_bundle(const std::vector<File>& files) {
    base::Bytes plain;
    base::put_be(plain, files.size(), 2);
    for (const auto& file : files) {
        base::put_be(plain, file.name.size(), 2);
        base::append(plain, base::view(file.name));
        base::put_be(plain, file.bytes.size(), 4);
        base::append(plain, base::view(file.bytes));
    }
    return plain;
}
base::Bytes zstd(const base::Bytes& plain) {
    base::Bytes packed(ZSTD_compressBound(plain.size()));
    packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 3));
    return packed;
}

TEST(Bundle, no_name_leads_out_of_it) {
    for (const std::string name : {"../guide.yaml", "/etc/passwd", "a/../../b", ".hidden", "a/.b",
                                   "a//b", "a/", "", "a\\b", "a b", "a/b/c/d/e/f/g"}) {
        EXPECT_FALSE(good_name(name)) << name;
        EXPECT_FALSE(pack({{name, "x"}})) << name;
        const auto plain = plain_bundle({{name, "x"}});
        EXPECT_FALSE(unpack(zstd(plain), plain.size())) << name;
    }
    const auto twice = plain_bundle({{"a", "1"}, {"a", "2"}});
    EXPECT_FALSE(unpack(zstd(twice), twice.size())) << "no file hides behind another";
}

TEST(Bundle, a_bomb_is_not_unpacked) {
    const base::Bytes zeros(64 * 1024 * 1024, 0);
    const auto bomb = zstd(zeros);
    ASSERT_LT(bomb.size(), packed_bytes_max);
    EXPECT_EQ(unpack(bomb, zeros.size()).error().fault, Fault::too_large);
    EXPECT_FALSE(unpack(bomb, 1024)) << "it says more than was signed";
}

TEST(Bundle, bytes_at_random_never_harm) {
    rc::check("unpack", [] {
        const auto bytes = *rc::gen::arbitrary<base::Bytes>();
        (void)unpack(bytes, *rc::gen::inRange<std::size_t>(0, 4096));
        (void)unpack(zstd(bytes), bytes.size());
    });
}

// ---- From folders

namespace fs = std::filesystem;

struct GuideFolder : testing::Test {
    support::TemporaryFolder folder;
    GuideFolder() {
        write("guides/klein/guide.yaml", "guide: klein");
        write("guides/groot/guide.yaml", "guide: groot");
        write("locale/en/klein.po", "msgid \"x\"\nmsgstr \"y\"\n");
        write("elsewhere/secret.yaml", "wachtwoord");
        write("elsewhere/klein.po", "wachtwoord");
    }
    void write(const std::string& name, const std::string& text) {
        fs::create_directories(fs::path(folder.file(name)).parent_path());
        std::ofstream(folder.file(name)) << text;
    }
    Status checked(const std::vector<File>& files) {
        return check_links(folder.file("guides/klein"), files);
    }
};

TEST_F(GuideFolder, no_link_leads_out_of_it) {
    const std::vector<File> own{{"guide.yaml", ""}, {"groot/guide.yaml", ""}};
    EXPECT_TRUE(checked(own));
    fs::create_symlink("guide.yaml", folder.file("guides/klein/again.yaml"));
    EXPECT_TRUE(checked({{"again.yaml", ""}})) << "a link inside of it";
    fs::create_symlink(folder.file("elsewhere/secret.yaml"),
                       folder.file("guides/klein/secret.yaml"));
    const auto refused = checked({{"secret.yaml", ""}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_allowed);
    EXPECT_THAT(refused.error().words,
                testing::HasSubstr("secret.yaml is een verwijzing naar buiten"));
    fs::rename(folder.file("guides/groot"), folder.file("elsewhere/groot"));
    fs::create_symlink(folder.file("elsewhere/groot"), folder.file("guides/groot"));
    EXPECT_EQ(checked(own).error().fault, Fault::not_allowed) << "nor an imported guide as a whole";
}

TEST_F(GuideFolder, no_link_leads_out_of_its_translations) {
    EXPECT_EQ(must(translations_of(folder.file("locale"), {"klein"})).size(), 1u);
    fs::create_directories(folder.file("locale/pl"));
    fs::create_symlink(folder.file("elsewhere/klein.po"), folder.file("locale/pl/klein.po"));
    EXPECT_EQ(translations_of(folder.file("locale"), {"klein"}).error().fault, Fault::not_allowed);
    fs::remove_all(folder.file("locale/pl"));
    fs::create_directory_symlink(folder.file("elsewhere"), folder.file("locale/pl"));
    EXPECT_EQ(translations_of(folder.file("locale"), {"klein"}).error().fault, Fault::not_allowed);
}

TEST(Bundle, what_one_message_cannot_carry_is_refused_with_its_size) {
    base::SeededRandom random(1);
    base::Bytes noise(packed_bytes_max + 1);
    random.fill(noise);
    const std::vector<File> files{{"guide.yaml", std::string(base::text_view(noise))}};
    const auto refused = pack(files);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::too_large);
    const auto size = must(pack_at_any_size(files)).bytes.size();
    EXPECT_GT(size, packed_bytes_max);
    EXPECT_THAT(refused.error().words, testing::HasSubstr(std::to_string(size)));
    EXPECT_THAT(refused.error().words, testing::HasSubstr("1000000"));
}

// ---- Golden

TEST(Golden, records_stay_what_they_were) {
    base::Bytes root_seed(keys::key_bytes, 1), one_seed(keys::key_bytes, 2);
    const auto root = keys::SigningKey::from_seed(root_seed);
    const auto one = keys::SigningKey::from_seed(one_seed);
    base::DeviceId id;
    id.bytes.fill(3);
    const auto certificate =
        keys::certify(root, 7, keys::PublisherCertificate{id, "Beleid", one.public_key()});
    Statement statement;
    statement.id.bytes.fill(4);
    statement.guide = "gesprek";
    statement.version = "1.2.3";
    statement.sequence = 5;
    statement.created_ms = 1'790'000'000'000;
    statement.previous.fill(6);
    statement.guide_digest.fill(7);
    statement.unpacked_bytes = 8;
    statement.bundle.fill(9);
    const std::string folder = "tests/core/publication/golden/";
    const auto proposal = propose(statement, {one, certificate});
    const auto approval = approve(digest_of(statement), {one, certificate});
    support::expect_golden(folder + "digest.hex", digest_of(statement));
    support::expect_golden(folder + "proposal.hex", proposal);
    support::expect_golden(folder + "approval.hex", approval);
    support::expect_golden(folder + "withdrawal.hex",
                           withdraw(digest_of(statement), "fout", {one, certificate}));
    support::expect_golden(folder + "publication.hex",
                           encode(Publication{proposal, approval, {1}}));
    support::expect_golden(folder + "bundle_unpacked.hex", plain_bundle({{"a.yaml", "b"}}));
    const auto packed = must(pack({{"a.yaml", "b"}}));
    EXPECT_EQ(packed.unpacked_bytes, plain_bundle({{"a.yaml", "b"}}).size());
}

}  // namespace
}  // namespace kt::publication
