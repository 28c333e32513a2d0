#include <gmock/gmock.h>
#include <sys/stat.h>

#include "core/base/file.hpp"
#include "tests/support/municipality.hpp"

namespace kt::keys {
namespace {

using base::Fault;
using support::cheap;
using support::Municipality;
using support::must;
using support::TemporaryFolder;

DeviceCertificate some_device(base::Random& random) {
    DeviceCertificate device;
    device.device = base::DeviceId::random(random);
    random.fill(device.signing);
    device.name = "Kiosk Stadhuis, hal";
    device.teams = {base::TeamId::random(random)};
    return device;
}

TEST(Certificate, every_kind_is_read_as_it_was_certified) {
    base::SeededRandom random(1);
    const SigningKey root = SigningKey::random(random);
    DeviceCertificate laptop = some_device(random);
    laptop.role = Role::laptop;
    laptop.box = BoxKey::random(random).public_key();
    const Subject subjects[] = {
        some_device(random),
        laptop,
        TeamCertificate{base::TeamId::random(random), "Wijkteam Noord",
                        BoxKey::random(random).public_key()},
        PublisherCertificate{base::DeviceId::random(random), "Beleid", root.public_key()},
        RecoveryCertificate{BoxKey::random(random).public_key()},
        HubCertificate{"https://hub.test:8443", {Hash{1}, Hash{2}}},
    };
    for (const Subject& subject : subjects) {
        const Certificate certificate = certify(root, 7, subject);
        const auto again = decode_certificate(encode(certificate));
        ASSERT_TRUE(again);
        const auto certified = verify_certificate(root.public_key(), *again);
        ASSERT_TRUE(certified) << certified.error().words;
        EXPECT_EQ(certified->issue, 7u);
        EXPECT_EQ(certified->subject, subject);
    }
}

TEST(Certificate, another_root_is_refused) {
    base::SeededRandom random(2);
    const SigningKey ours = SigningKey::random(random);
    const SigningKey theirs = SigningKey::random(random);
    const Certificate certificate = certify(theirs, 1, some_device(random));
    EXPECT_EQ(verify_certificate(ours.public_key(), certificate).error().fault,
              Fault::not_authentic);
}

TEST(Certificate, any_changed_byte_is_refused) {
    base::SeededRandom random(3);
    const SigningKey root = SigningKey::random(random);
    const base::Bytes whole = encode(certify(root, 1, some_device(random)));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        base::Bytes changed = whole;
        changed[i] ^= 0x20;
        const auto certificate = decode_certificate(changed);
        EXPECT_FALSE(certificate && verify_certificate(root.public_key(), *certificate)) << i;
    }
}

TEST(Certificate, what_is_signed_but_of_no_known_form_is_refused) {
    base::SeededRandom random(4);
    const SigningKey root = SigningKey::random(random);
    Certificate certificate = certify(root, 1, some_device(random));
    certificate.content.push_back(0);
    certificate.signature = root.sign("keukentafel certificate 1", certificate.content);
    EXPECT_EQ(verify_certificate(root.public_key(), certificate).error().fault, Fault::bad_input);
    certificate.content[0] = 2;
    certificate.signature = root.sign("keukentafel certificate 1", certificate.content);
    EXPECT_EQ(verify_certificate(root.public_key(), certificate).error().words,
              "this certificate needs a newer program");
}

TEST(Ticket, it_travels_as_one_line_of_text) {
    Municipality town;
    const Ticket ticket = town.ticket(Role::kiosk);
    const std::string text = ticket_text(ticket);
    EXPECT_LT(text.size(), 400u);  // fits a QR on a sheet of paper
    EXPECT_EQ(must(parse_ticket(text + "\n")), ticket);
}

TEST(Ticket, a_letter_mistaken_while_copying_is_noticed) {
    Municipality town;
    const std::string text = ticket_text(town.ticket(Role::kiosk));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(parse_ticket(changed)) << i;
    }
    EXPECT_FALSE(parse_ticket(""));
    EXPECT_FALSE(parse_ticket(std::string(100'000, 'A')));
}

TEST(Enrolment, a_kiosk_comes_in_with_its_ticket) {
    Municipality town;
    const Ticket ticket = town.ticket(Role::kiosk);
    const Enrolment enrolment = begin_enrolment(ticket, "Kiosk Stadhuis, hal", town.random);
    const auto request = must(decode_device_request(encode(make_request(enrolment))));
    EXPECT_TRUE(check_request_for_hub(request, for_hub(ticket)));
    const auto package = must(decode_package(encode(town.certify(request))));
    const auto identity = must(accept_package(enrolment, package));
    EXPECT_EQ(identity.name, "Kiosk Stadhuis, hal");
    EXPECT_EQ(identity.hub_url, "https://hub.test:8443");
    ASSERT_EQ(identity.teams.size(), 1u);
    EXPECT_EQ(identity.teams[0], town.team);
    EXPECT_EQ(identity.recovery, town.root.recovery);
    EXPECT_FALSE(identity.box);
    EXPECT_TRUE(package.team_keys.empty());
}

TEST(Enrolment, another_ticket_does_not_prove_the_request) {
    Municipality town;
    const Ticket given = town.ticket(Role::kiosk);
    const Ticket other = town.ticket(Role::kiosk);
    DeviceRequest request = make_request(begin_enrolment(given, "Kiosk", town.random));
    EXPECT_EQ(check_request_for_hub(request, for_hub(other)).error().fault, Fault::not_allowed);
    request.ticket = other.id();
    EXPECT_EQ(check_request_for_hub(request, for_hub(other)).error().fault, Fault::not_authentic);
    EXPECT_EQ(check_request_for_root(request, other).error().fault, Fault::not_authentic);
}

TEST(Enrolment, a_hub_that_knows_the_stub_cannot_prove_itself_to_the_root) {
    Municipality town;
    const Ticket ticket = town.ticket(Role::kiosk);
    Ticket guessed = ticket;  // all but the secret, which the stub does not tell
    guessed.secret.fill(0);
    DeviceRequest request = make_request(begin_enrolment(guessed, "Kiosk", town.random));
    request.ticket = ticket.id();
    EXPECT_FALSE(check_request_for_root(request, ticket));
    EXPECT_FALSE(certify_device(town.root, request, {town.team.team}, "", RequestKnownBy::ticket,
                                town.random));
}

TEST(Enrolment, a_request_changed_on_its_way_is_refused) {
    Municipality town;
    const auto enrolment = begin_enrolment(town.ticket(Role::laptop), "Laptop", town.random);
    const base::Bytes whole = encode(make_request(enrolment));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        base::Bytes changed = whole;
        changed[i] ^= 4;
        EXPECT_FALSE(decode_device_request(changed)) << i;
    }
}

TEST(Enrolment, a_request_without_a_known_ticket_needs_a_person_who_compared) {
    Municipality town;
    Municipality elsewhere(2);
    const auto enrolment = begin_enrolment(elsewhere.ticket(Role::kiosk), "Kiosk", town.random);
    const auto request = make_request(enrolment);
    const auto refused = certify_device(town.root, request, {town.team.team}, "",
                                        RequestKnownBy::ticket, town.random);
    EXPECT_EQ(refused.error().fault, Fault::not_allowed);
    EXPECT_THAT(fingerprint(request), testing::MatchesRegex("[0-9a-f]{4}(-[0-9a-f]{4}){3}"));
    EXPECT_TRUE(certify_device(town.root, request, {town.team.team}, "Kiosk bibliotheek",
                               RequestKnownBy::fingerprint, town.random));
}

TEST(Enrolment, a_package_of_another_root_or_for_another_device_is_refused) {
    Municipality town;
    Municipality elsewhere(2);
    const auto ours = begin_enrolment(town.ticket(Role::kiosk), "Kiosk", town.random);
    const auto other = begin_enrolment(town.ticket(Role::kiosk), "Kiosk", town.random);
    const auto theirs = begin_enrolment(elsewhere.ticket(Role::kiosk), "Kiosk", town.random);
    EXPECT_EQ(accept_package(ours, elsewhere.certify(make_request(theirs))).error().fault,
              Fault::not_authentic);
    EXPECT_EQ(accept_package(ours, town.certify(make_request(other))).error().fault,
              Fault::not_allowed);
}

TEST(Enrolment, a_team_key_that_the_root_did_not_certify_is_refused) {
    Municipality town;
    const auto enrolment = begin_enrolment(town.ticket(Role::laptop), "Laptop", town.random);
    auto package = town.certify(make_request(enrolment));
    ASSERT_TRUE(accept_package(enrolment, package));
    const BoxKey of_a_hub = BoxKey::random(town.random);
    package.team_keys[0].sealed = seal_to(enrolment.box->public_key(), of_a_hub.seed());
    EXPECT_EQ(accept_package(enrolment, package).error().fault, Fault::not_authentic);
}

TEST(Identity, a_kiosk_finds_itself_again_in_a_file_for_its_owner_only) {
    Municipality town;
    const std::string data = town.folder.file("kiosk");
    EXPECT_EQ(load_identity(data).error().fault, Fault::not_found);
    const auto enrolment = begin_enrolment(town.ticket(Role::kiosk), "Kiosk", town.random);
    ASSERT_TRUE(save_enrolment(data, enrolment));
    const auto waiting = must(load_enrolment(data));
    EXPECT_EQ(waiting.ticket, enrolment.ticket);
    const auto identity = must(accept_package(waiting, town.certify(make_request(waiting))));
    ASSERT_TRUE(save_identity(data, identity));
    const auto again = must(load_identity(data));
    EXPECT_EQ(again.signing.public_key(), identity.signing.public_key());
    EXPECT_EQ(again.device, identity.device);
    EXPECT_EQ(again.certificate, identity.certificate);
    EXPECT_EQ(again.teams, identity.teams);
    EXPECT_EQ(again.pins, identity.pins);
    EXPECT_EQ(load_enrolment(data).error().fault, Fault::not_found);
    struct stat info {};
    ASSERT_EQ(::stat((data + "/identity.kt").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(Identity, a_laptop_opens_with_its_passphrase_and_nothing_else) {
    Municipality town;
    const auto unlocked = town.laptop();
    ASSERT_EQ(unlocked.teams.size(), 1u);
    EXPECT_EQ(unlocked.teams[0].box.public_key(), town.team.box);
    const std::string data = town.folder.file("laptop");
    const auto wrong = unlock(data, "een andere lange zin");
    EXPECT_EQ(wrong.error().fault, Fault::locked);
    EXPECT_EQ(wrong.error().words, "the passphrase is not right");
    EXPECT_EQ(load_identity(data).error().fault, Fault::locked);
    const auto file = must(base::read_file(data + "/identity.kt", 100'000));
    EXPECT_EQ(base::text_view(file).find("Laptop"), std::string_view::npos);
    EXPECT_EQ(create_vault(data, support::passphrase, town.random, cheap).error().fault,
              Fault::already_done);
}

TEST(Identity, a_laptop_never_saves_itself_in_the_open) {
    Municipality town;
    const auto unlocked = town.laptop();
    EXPECT_EQ(save_identity(town.folder.file("x"), unlocked.identity).error().fault,
              Fault::not_allowed);
}

TEST(Identity, a_new_passphrase_takes_the_place_of_the_old) {
    Municipality town;
    town.laptop();
    const std::string data = town.folder.file("laptop");
    EXPECT_EQ(change_passphrase(data, "niet de goede zin", "nog een lange zin", town.random, cheap)
                  .error()
                  .fault,
              Fault::locked);
    ASSERT_TRUE(
        change_passphrase(data, support::passphrase, "nog een lange zin", town.random, cheap));
    EXPECT_TRUE(unlock(data, "nog een lange zin"));
    EXPECT_FALSE(unlock(data, support::passphrase));
}

TEST(Identity, newer_papers_are_taken_and_older_are_not) {
    Municipality town;
    const auto enrolment = begin_enrolment(town.ticket(Role::kiosk), "Kiosk", town.random);
    const auto first = town.certify(make_request(enrolment));
    auto identity = must(accept_package(enrolment, first));
    HubCertificate moved = must(hub_of(town.root));
    moved.authority = "https://elders.test";
    must(certify_hub(town.root, moved));
    ASSERT_TRUE(renew(identity, town.certify(make_request(enrolment))));
    EXPECT_EQ(identity.hub_url, "https://elders.test");
    EXPECT_EQ(renew(identity, first).error().fault, Fault::not_allowed);
}

TEST(Root, it_is_made_once_and_opens_again) {
    Municipality town;
    EXPECT_EQ(create_root(town.root.folder, "", town.random).error().fault, Fault::already_done);
    const auto again = must(open_root(town.root.folder, ""));
    EXPECT_EQ(again.signing.public_key(), town.root.signing.public_key());
    EXPECT_EQ(again.recovery, town.root.recovery);
    for (const char* file : {"root.key", "recovery-1.share", "recovery-2.share"}) {
        struct stat info {};
        ASSERT_EQ(::stat((town.root.folder + "/" + file).c_str(), &info), 0) << file;
        EXPECT_EQ(info.st_mode & 0777, 0600u) << file;
    }
}

TEST(Root, under_a_passphrase_it_opens_with_that_one_only) {
    const TemporaryFolder folder;
    base::SeededRandom random(5);
    ASSERT_TRUE(create_root(folder.file("r"), "een heel lange zin", random, cheap));
    EXPECT_EQ(open_root(folder.file("r"), "").error().fault, Fault::locked);
    EXPECT_EQ(open_root(folder.file("r"), "een verkeerde zin").error().fault, Fault::locked);
    EXPECT_TRUE(open_root(folder.file("r"), "een heel lange zin"));
}

TEST(Root, teams_are_found_by_name_and_made_once) {
    Municipality town;
    EXPECT_EQ(must(find_team(town.root, "Wijkteam Noord")), town.team);
    EXPECT_EQ(find_team(town.root, "Wijkteam Zuid").error().fault, Fault::not_found);
    EXPECT_EQ(create_team(town.root, "Wijkteam Noord", town.random).error().fault,
              Fault::already_done);
    EXPECT_EQ(create_team(town.root, "", town.random).error().fault, Fault::bad_input);
}

TEST(Root, a_publisher_has_a_name_that_hides_nothing) {
    Municipality town;
    for (const std::string name :
         {"A. Beleid\u202e", "A.\x1b[2J", "A.\nB.", "A.\xff", "", "A.\u200b Beleid", "A.  Beleid",
          " A. Beleid", "A. Beleid ", "A.\u00a0Beleid", "A. Bele\u00adid", "Rene\u0301 Beleid",
          "A. Beleid\ufe0f", "\u3164"}) {
        const auto request = begin_publisher(name, town.random).request();
        EXPECT_EQ(certify_publisher(town.root, request, town.random).error().fault,
                  Fault::bad_input)
            << name;
    }
    const auto request = begin_publisher("Ayşe Yılmaz-de Boer", town.random).request();
    EXPECT_TRUE(certify_publisher(town.root, request, town.random));
}

TEST(Root, one_person_is_certified_once_however_the_name_is_written) {
    Municipality town;
    const auto certify = [&](const std::string& name) {
        return certify_publisher(town.root, begin_publisher(name, town.random).request(),
                                 town.random);
    };
    const auto first = must(certify("Éva Çelik"));
    for (const std::string name : {"Éva Çelik", "éva çelik", "ÉVA ÇELIK"})
        EXPECT_EQ(certify(name).error().fault, Fault::already_done) << name;
    EXPECT_TRUE(certify("Eva Çelik")) << "another letter is another name";
    const auto described =
        must(verify_as<PublisherCertificate>(town.root.signing.public_key(), first.publisher));
    must(strike_off_publisher(town.root, described.publisher));
    EXPECT_TRUE(certify("éva çelik"));
}

TEST(Names, are_one_persons_whatever_nobody_sees_or_hears) {
    for (const std::string name :
         {"Eerste publicist", "Eerste  publicist ", " eerste publicist", "EERSTE PUBLICIST",
          "Eerste\u200b publicist", "Eerste\u00a0publicist", "Eer\u00adste publicist\ufeff"})
        EXPECT_TRUE(same_person(name, "Eerste publicist")) << name;
    EXPECT_FALSE(same_person("Eerste publicist", "Eerstepublicist"));
    EXPECT_FALSE(same_person("Eerste publicist", "Tweede publicist"));
    for (const auto& [large, little] : {std::pair{"ŠIMŮNEK ŻÓŁĆ ŸÈ ÑÖ", "šimůnek żółć ÿè ñö"},
                                        {"ΜΑΡΊΑ", "μαρία"},
                                        {"ЉУБА ИВАН", "љуба иван"},
                                        {"AYŞE YILMAZ IŞIK", "ayşe yılmaz işik"},
                                        {"NGUYỄN", "nguyễn"}})
        EXPECT_EQ(folded_name(large), folded_name(little));
    EXPECT_FALSE(same_person("\xff", "\xfe")) << "what is no text stays what it is";
}

TEST(Recovery, both_custodians_together_open_what_was_sealed_to_it) {
    Municipality town;
    const auto read_share = [&](const char* file) {
        const auto bytes = must(base::read_file(town.root.folder + "/" + file, 1000));
        return must(parse_share(base::text_view(bytes)));
    };
    const RecoveryShare one = read_share("recovery-1.share");
    const RecoveryShare two = read_share("recovery-2.share");
    const CaseKey key = CaseKey::random(town.random);
    const auto sealed = seal_to(town.root.recovery, key.view());
    const BoxKey joined = must(join_recovery(one, two));
    EXPECT_EQ(must(joined.open(sealed)), base::copy(key.view()));
}

TEST(Recovery, one_custodian_alone_or_a_strange_half_opens_nothing) {
    base::SeededRandom random(6);
    const BoxKey ours = BoxKey::random(random);
    const auto shares = split_recovery(ours, random);
    const auto strange = split_recovery(BoxKey::random(random), random);
    EXPECT_EQ(join_recovery(shares.first, shares.first).error().fault, Fault::bad_input);
    EXPECT_EQ(join_recovery(shares.first, strange.second).error().fault, Fault::not_authentic);
    EXPECT_FALSE(parse_share("KT-RECOVERY-1:AAAA"));
}

}  // namespace
}  // namespace kt::keys
