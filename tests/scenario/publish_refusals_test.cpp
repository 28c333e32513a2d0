// What two publishers with the real programs and a hub cannot publish, also when one of them means
// ill and has a program of their own; and what the other one gets to see.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/base/file.hpp"
#include "sync/client/publisher.hpp"
#include "tests/scenario/trial_folder.hpp"

namespace kt::scenario {
namespace {

namespace fs = std::filesystem;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr const char* passphrase = "samen aan tafel";

void replace(const fs::path& file, const std::string& old, const std::string& fresh) {
    auto text = read_file(file);
    const auto at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    write_file(file, text.replace(at, old.size(), fresh));
}

class PublishRefusals : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        town = std::make_unique<TrialFolder>(KT_BIN_FOLDER);
        town->start_hub();
        small_guide(town->outside("built-in"));
    }
    static void TearDownTestSuite() { town.reset(); }

    static fs::path small_guide(const fs::path& above) {
        const auto guide = above / "guides" / "klein";
        fs::create_directories(guide);
        fs::copy_file("tests/support/small_guide.yaml", guide / "guide.yaml",
                      fs::copy_options::overwrite_existing);
        return guide;
    }
    // The small guide with another first entry and version, in a folder for this test.
    static fs::path guide_saying(const std::string& entry, const std::string& version) {
        const auto name = testing::UnitTest::GetInstance()->current_test_info()->name();
        const auto guide = small_guide(fs::path(town->outside(name)) / version / entry);
        replace(guide / "guide.yaml", "Ik wil een scootmobiel", entry);
        replace(guide / "guide.yaml", "version: 1.0.0", "version: " + version);
        return guide;
    }
    static Ran does(int number, std::vector<std::string> words) {
        words.insert(words.begin(), "publish");
        for (const auto& word :
             {std::string("--data"), town->at("publisher-" + std::to_string(number)),
              std::string("--passphrase-file"), town->at("passphrase")})
            words.push_back(word);
        return town->cli(words);
    }
    static Ran asks(int number, std::vector<std::string> words) {
        words.insert(words.end(), {"--built-in", town->outside("built-in/guides/klein")});
        return does(number, words);
    }
    static std::string proposed(const fs::path& guide) {
        const auto made = asks(1, {"propose", guide.string(), "--json"});
        EXPECT_EQ(made.exit_code, 0) << made.err;
        return nlohmann::json::parse(made.out, nullptr, false).value("id", "");
    }
    static void publish(const fs::path& guide) {
        const auto approved = asks(2, {"approve", proposed(guide), "--yes"});
        EXPECT_EQ(approved.exit_code, 0) << approved.err;
    }
    // As somebody proposes who holds the key of the first publisher, but not this program.
    static std::string smuggled(const std::vector<publication::File>& files,
                                const std::string& version) {
        const auto folder = town->at("publisher-1");
        const auto master = keys::open_vault(folder, passphrase);
        const auto publisher = keys::load_publisher(folder, *master);
        auto transport = client::hub_transport(*publisher);
        client::PublisherLine line(**transport, *publisher);
        publication::Statement statement;
        base::SystemRandom random;
        statement.id = publication::PublicationId::random(random);
        statement.guide = "klein";
        statement.version = version;
        const auto rows = line.desk()->rows;
        const publication::Trust trust{publisher->papers->root, {}};
        for (const auto& row : rows) {
            const auto one = publication::verify_proposal(trust, row.proposal);
            if (row.approval.empty() || one->statement.sequence < statement.sequence) continue;
            statement.sequence = one->statement.sequence + 1;
            statement.previous = one->digest;
        }
        const auto packed = publication::pack(files);
        const auto digest =
            *base::from_hex(guide::load_files(publication::sorted_out(files).guide).guide.digest);
        std::copy(digest.begin(), digest.end(), statement.guide_digest.begin());
        statement.unpacked_bytes = static_cast<std::uint32_t>(packed->unpacked_bytes);
        statement.bundle = keys::hash(packed->bytes);
        const publication::Signer signer{publisher->signing, publisher->papers->publisher};
        EXPECT_TRUE(line.propose({publication::propose(statement, signer), packed->bytes}));
        return base::to_hex(publication::digest_of(statement));
    }
    static void expect_refused(const Ran& ran, const std::string& because) {
        EXPECT_THAT(ran.exit_code, testing::AnyOf(1, 2)) << ran.out;
        EXPECT_THAT(ran.err, HasSubstr(because)) << ran.out;
    }

    static std::unique_ptr<TrialFolder> town;
};
std::unique_ptr<TrialFolder> PublishRefusals::town;

TEST_F(PublishRefusals, the_first_publication_is_compared_with_the_guide_of_the_program) {
    const auto seen = asks(1, {"preview", guide_saying("Ik wil op pad", "1.1.0").string()});
    EXPECT_EQ(seen.exit_code, 0) << seen.err;
    EXPECT_THAT(seen.out, HasSubstr("Nu op de apparaten: klein 1.0.0, de gids van hun programma"));
    EXPECT_THAT(seen.out, HasSubstr("Wat er voor een bewoner verandert:"));
    EXPECT_THAT(seen.out, HasSubstr("was:     mobility: {text: Ik wil een scootmobiel, asked:"));
    EXPECT_THAT(seen.out, HasSubstr("wordt:   mobility: {text: Ik wil op pad, asked:"));
    EXPECT_THAT(seen.out, Not(HasSubstr("Ik weet het niet"))) << "that stays as it was";
}

TEST_F(PublishRefusals, a_guide_of_ones_own_takes_the_place_of_one_that_devices_show) {
    const auto guide = guide_saying("Ik wil op pad", "1.1.0").parent_path() / "stad";
    fs::create_directories(guide);
    write_file(guide / "guide.yaml", "guide: stad\nversion: 1.1.5\nimport: [klein]\n");
    const std::string asked = "Geen apparaat toont een gids 'stad'. Bedoelt u --replaces klein?";
    expect_refused(asks(1, {"preview", guide.string()}), asked);
    expect_refused(asks(1, {"propose", guide.string()}), asked);
    expect_refused(does(1, {"propose", guide.string()}), "Geen apparaat toont een gids 'stad'.");
    const auto seen = asks(1, {"preview", guide.string(), "--replaces", "klein"});
    EXPECT_EQ(seen.exit_code, 0) << seen.err;
    EXPECT_THAT(seen.out, HasSubstr("Nu op de apparaten: klein 1.0.0"));
}

TEST_F(PublishRefusals, a_version_names_one_content_for_ever) {
    expect_refused(asks(1, {"propose", guide_saying("Ik wil op pad", "1.0.0").string()}),
                   "klein 1.0.0 is al de gids van het programma, met een andere inhoud.");
    publish(guide_saying("Ik wil op pad", "1.2.0"));
    const auto other = guide_saying("Ik wil naar buiten", "1.2.0");
    expect_refused(asks(1, {"propose", other.string()}), "klein 1.2.0 (volgnummer 1) is al");
    const auto id = smuggled({{"guide.yaml", read_file(other / "guide.yaml")}}, "1.2.0");
    expect_refused(asks(2, {"approve", id, "--yes"}), "klein 1.2.0 (volgnummer 1) is al");
    const auto lying = smuggled({{"guide.yaml", read_file(other / "guide.yaml")}}, "1.2.1");
    expect_refused(asks(2, {"approve", lying, "--yes"}), "een andere versie dan de gids");
}

TEST_F(PublishRefusals, whoever_approves_asks_the_checker_again) {
    const auto guide = guide_saying("Ik wil op pad", "1.3.0") / "guide.yaml";
    const auto id = smuggled({{"guide.yaml", read_file(guide)},
                              {"more.yaml",
                               "signals:\n  odd: {title: x, topic: housing, when: "
                               "asked.mobility and asked.other}\n"}},
                             "1.3.0");
    const auto refused = asks(2, {"approve", id, "--yes"});
    expect_refused(refused, "more.yaml:2:3: error: The signal 'odd' can never be raised");
    expect_refused(refused, "kan niet goedgekeurd worden");
    const auto hidden = smuggled({{"guide.yaml", read_file(guide)},
                                  {"locale/en/klein.po", "msgid \"a\"\nmsgstr \"\u202eb\"\n"}},
                                 "1.3.0");
    expect_refused(asks(2, {"approve", hidden, "--yes"}), "locale/en/klein.po:2:9: error: A");
    EXPECT_THAT(does(2, {"list"}).out, HasSubstr("wacht op goedkeuring")) << "and signs nothing";
}

TEST_F(PublishRefusals, what_two_translations_swapped_is_seen_by_whoever_approves) {
    const auto po = [](const std::string& first, const std::string& second) {
        return "msgctxt \"story.with.alone\"\nmsgid \"Ik ben alleen\"\nmsgstr \"" + first +
               "\"\n\nmsgctxt \"story.with.someone\"\nmsgid \"Iemand is bij mij\"\nmsgstr \"" +
               second + "\"\n";
    };
    const auto guide = guide_saying("Ik wil op pad", "1.4.0");
    const auto locale = guide.parent_path().parent_path() / "locale" / "en";
    fs::create_directories(locale);
    write_file(locale / "klein.po", po("I am alone", "Someone is with me"));
    publish(guide);
    replace(guide / "guide.yaml", "version: 1.4.0", "version: 1.4.1");
    write_file(locale / "klein.po", po("Someone is with me", "I am alone"));
    const auto id = proposed(guide);
    const auto seen = asks(2, {"approve", id, "--yes"});
    EXPECT_EQ(seen.exit_code, 0) << seen.err;
    EXPECT_THAT(seen.out,
                HasSubstr("wordt: [story.with.alone] Ik ben alleen = Someone is with me"));
    EXPECT_THAT(seen.out, HasSubstr("wordt: [story.with.someone] Iemand is bij mij = I am alone"));
}

TEST_F(PublishRefusals, no_link_takes_along_what_lies_elsewhere) {
    const auto guide = guide_saying("Ik wil op pad", "1.5.0");
    const auto elsewhere = town->outside("elsewhere.yaml");
    write_file(elsewhere, "signals: {}\n");
    fs::create_symlink(elsewhere, guide / "more.yaml");
    expect_refused(asks(1, {"propose", guide.string()}), "more.yaml is een verwijzing naar buiten");
}

TEST_F(PublishRefusals, what_no_message_carries_is_told_with_its_size) {
    const auto guide = guide_saying("Ik wil op pad", "1.6.0");
    base::Bytes noise(1'200'000);
    base::SeededRandom(1).fill(noise);
    write_file(guide / "more.yaml", "# " + base::to_hex(noise) + "\n");
    const auto refused = asks(1, {"propose", guide.string()});
    EXPECT_THAT(refused.err, ContainsRegex("Deze gids is ingepakt 1[0-9]{3} kB en gaat niet in een "
                                           "bericht naar de apparaten: dat is ten hoogste 1000 kB"))
        << refused.out;
    EXPECT_EQ(refused.exit_code, 1);
}

TEST_F(PublishRefusals, a_fact_that_never_belongs_in_a_hall_is_told_by_its_row) {
    const fs::path guide = fs::path(town->outside("hall")) / "guides" / "gesprek";
    fs::create_directories(guide.parent_path());
    fs::copy("assets/guides/gesprek", guide, fs::copy_options::recursive);
    replace(guide / "options.csv", "room,yes,violence", "hall,yes,violence");
    const auto refused = does(1, {"propose", guide.string(), "--locale", "assets/locale"});
    EXPECT_THAT(refused.err,
                ContainsRegex("options\\.csv:[0-9]+:[0-9]+: error: The option '[a-z_]+' speaks of "
                              "violence, which is never done in the hall"));
    expect_refused(refused, "kan niet gepubliceerd worden");
}

TEST_F(PublishRefusals, a_name_or_a_reason_that_hides_something) {
    const auto folder = town->outside("hidden-name");
    const auto creates = [&](const std::string& name) {
        return town->cli({"publisher", "create", "--data", folder, "--name", name, "--out",
                          folder + ".request", "--passphrase-file", town->at("passphrase")});
    };
    for (const std::string name : {"B.\u202ediele", "Eerste  publicist ", "Eerste\u200b publicist"})
        expect_refused(creates(name), "een teken dat niemand ziet");
    ASSERT_EQ(creates("eerste publicist").exit_code, 0);
    expect_refused(town->cli({"root", "publisher", folder + ".request", "--root", town->at("root"),
                              "--out", folder + ".package"}),
                   "there is a publisher of this name");
    expect_refused(does(1, {"withdraw", "abcd", "--reason", "a\x1b[2J"}), "gewone tekst");
}

TEST_F(PublishRefusals, what_another_overtook_is_told_to_have_lapsed) {
    const auto slow = proposed(guide_saying("Ik wil op pad", "1.7.0"));
    publish(guide_saying("Ik wil naar buiten", "1.7.1"));
    EXPECT_THAT(does(2, {"list"}).out,
                ContainsRegex("klein 1\\.7\\.0 \\(volgnummer ([0-9]+)\\), voorgesteld door Eerste "
                              "publicist\n    vervallen: volgnummer [0-9]+ is door een ander"));
    expect_refused(asks(2, {"approve", slow, "--yes"}), "is door een ander ingenomen");
    EXPECT_THAT(does(1, {"list", "--json"}).out, HasSubstr("\"lapsed\""));
    EXPECT_THAT(does(1, {"status"}).out, HasSubstr("0 van 1 kiosk heeft dit"));
}

TEST_F(PublishRefusals, a_passphrase_that_is_not_right_is_told_in_dutch) {
    const auto wrong = town->outside("wrong");
    write_file(wrong, "nu niet aan tafel\n");
    const auto tried = [&](const std::string& file) {
        return town->cli(
            {"publish", "list", "--data", town->at("publisher-1"), "--passphrase-file", file});
    };
    expect_refused(tried(wrong), "de wachtzin klopt niet");
    expect_refused(tried(wrong + "-gone"), "het bestand met de wachtzin kan niet gelezen worden");
    write_file(wrong, "kort\n");
    expect_refused(town->cli({"publisher", "create", "--data", town->outside("short"), "--name",
                              "Derde publicist", "--out", town->outside("short.request"),
                              "--passphrase-file", wrong}),
                   "een wachtzin heeft ten minste");
}

// Last: one of the two may publish no more.
TEST_F(PublishRefusals, what_the_struck_off_signed_is_told_to_count_no_more) {
    publish(guide_saying("Ik wil op pad", "1.9.0"));
    EXPECT_THAT(does(1, {"list"}).out, HasSubstr("in gebruik; goedgekeurd door Tweede publicist"));
    const auto list = town->outside("struck-off.cert");
    const auto struck = town->cli(
        {"root", "strike-off", "tweede publicist", "--root", town->at("root"), "--out", list});
    ASSERT_EQ(struck.exit_code, 0) << struck.err;
    EXPECT_THAT(struck.out, HasSubstr("Gidsen die tweede publicist tekende, tellen niet meer."));
    town->stop_hub();
    const auto taken = town->hub({"publishers", "--strike-off", list, "--store", town->hub_store(),
                                  "--root-public", town->at("root/root.pub")});
    ASSERT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_THAT(taken.out,
                HasSubstr("Gidsen die Tweede publicist tekende, tellen niet meer:\n  klein 1.9.0"));
    EXPECT_THAT(taken.out,
                HasSubstr("Apparaten gaan terug naar de gids klein van hun programma.\nLaat twee"));
    town->start_hub();
    const auto told = does(1, {"list"}).out;
    EXPECT_THAT(told, HasSubstr("telt niet meer"));
    EXPECT_THAT(told, Not(HasSubstr("in gebruik; goedgekeurd")));
}

}  // namespace
}  // namespace kt::scenario
