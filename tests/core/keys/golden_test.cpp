// Every byte of the formats of keys, frozen at version 1.
#include <gmock/gmock.h>

#include "core/base/file.hpp"
#include "core/keys/opener.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/municipality.hpp"

namespace kt::keys {
namespace {

using support::expect_golden;
using support::must;
using support::read_golden;

const std::string golden = "tests/core/keys/golden/";

struct Fixed {
    base::SeededRandom random{42};
    SigningKey root = SigningKey::random(random);
    BoxKey recovery = BoxKey::random(random);
    TeamCertificate team{base::TeamId::random(random), "Wijkteam Noord",
                         BoxKey::random(random).public_key()};
    HubCertificate hub{"https://hub.test:8443", {Hash{1}, Hash{2}}};
    Ticket ticket{hub.authority, root.public_key(), hub.pins, {7, 7, 7}, Role::kiosk, team.team};
    Enrolment kiosk = begin_enrolment(ticket, "Kiosk Stadhuis, hal", random);
    DeviceCertificate device{base::DeviceId::random(random),
                             Role::kiosk,
                             kiosk.signing.public_key(),
                             std::nullopt,
                             kiosk.name,
                             {team.team}};
    CertificatePackage package{certify(root, 4, device),
                               {certify(root, 2, team)},
                               certify(root, 1, RecoveryCertificate{recovery.public_key()}),
                               certify(root, 3, hub),
                               {}};
};

TEST(GoldenKeys, certificates) {
    Fixed fixed;
    DeviceCertificate laptop = fixed.device;
    laptop.role = Role::laptop;
    laptop.box = fixed.recovery.public_key();
    const std::pair<const char*, Certificate> all[] = {
        {"certificate_kiosk.hex", fixed.package.device},
        {"certificate_laptop.hex", certify(fixed.root, 5, laptop)},
        {"certificate_team.hex", fixed.package.teams[0]},
        {"certificate_publisher.hex",
         certify(fixed.root, 6,
                 PublisherCertificate{fixed.device.device, "Beleid", fixed.device.signing})},
        {"certificate_recovery.hex", fixed.package.recovery},
        {"certificate_hub.hex", fixed.package.hub},
        {"certificate_struck_off.hex",
         certify(fixed.root, 7, StruckOffCertificate{{fixed.device.device}})},
    };
    for (const auto& [file, certificate] : all) {
        expect_golden(golden + file, encode(certificate));
        const auto read = must(decode_certificate(read_golden(golden + file)));
        EXPECT_TRUE(verify_certificate(fixed.root.public_key(), read)) << file;
    }
}

TEST(GoldenKeys, enrolment) {
    Fixed fixed;
    expect_golden(golden + "ticket.hex", base::view(ticket_text(fixed.ticket)));
    expect_golden(golden + "ticket_stub.hex", encode(for_hub(fixed.ticket)));
    expect_golden(golden + "device_request.hex", encode(make_request(fixed.kiosk)));
    expect_golden(golden + "package.hex", encode(fixed.package));
    const auto request = must(decode_device_request(read_golden(golden + "device_request.hex")));
    const auto stub = must(decode_ticket_stub(read_golden(golden + "ticket_stub.hex")));
    EXPECT_TRUE(check_request_for_hub(request, stub));
    EXPECT_TRUE(
        accept_package(fixed.kiosk, must(decode_package(read_golden(golden + "package.hex")))));
}

TEST(GoldenKeys, files_of_a_kiosk) {
    Fixed fixed;
    const support::TemporaryFolder folder;
    must(save_enrolment(folder.path(), fixed.kiosk));
    expect_golden(golden + "enrolment_file.hex",
                  must(base::read_file(folder.file("enrolment.kt"), 10'000)));
    must(save_identity(folder.path(), must(accept_package(fixed.kiosk, fixed.package))));
    expect_golden(golden + "identity_file.hex",
                  must(base::read_file(folder.file("identity.kt"), 10'000)));
    must(base::write_file(folder.file("identity.kt"), read_golden(golden + "identity_file.hex"),
                          base::Readable::by_owner_only));
    EXPECT_EQ(must(load_identity(folder.path())).device, fixed.device.device);
}

TEST(GoldenKeys, files_of_a_laptop) {
    Fixed fixed;
    const support::TemporaryFolder folder;
    const auto master =
        must(create_vault(folder.path(), support::passphrase, fixed.random, support::cheap));
    expect_golden(golden + "vault_file.hex",
                  must(base::read_file(folder.file("vault.kt"), 10'000)));
    Ticket ticket = fixed.ticket;
    ticket.role = Role::laptop;
    const auto laptop = begin_enrolment(ticket, "Laptop wijkteam", fixed.random);
    must(save_enrolment(folder.path(), laptop, master, fixed.random));
    expect_golden(golden + "laptop_enrolment_file.hex",
                  must(base::read_file(folder.file("enrolment.kt"), 10'000)));
    must(base::write_file(folder.file("vault.kt"), read_golden(golden + "vault_file.hex"),
                          base::Readable::by_owner_only));
    const auto again = must(open_vault(folder.path(), support::passphrase));
    EXPECT_EQ(must(load_enrolment(folder.path(), again)).name, "Laptop wijkteam");
}

TEST(GoldenKeys, publishers) {
    Fixed fixed;
    const auto seed = base::Bytes(key_bytes, 5);
    Publisher publisher{"Beleid", SigningKey::from_seed(seed), std::nullopt};
    expect_golden(golden + "publisher_request.hex", encode(publisher.request()));
    EXPECT_TRUE(decode_publisher_request(read_golden(golden + "publisher_request.hex")));
    const PublisherCertificate described{fixed.device.device, "Beleid",
                                         publisher.signing.public_key()};
    const PublisherPackage package{fixed.root.public_key(), certify(fixed.root, 8, described),
                                   fixed.package.hub};
    expect_golden(golden + "publisher_package.hex", encode(package));
    must(accept_publisher_package(
        publisher, must(decode_publisher_package(read_golden(golden + "publisher_package.hex")))));
    const support::TemporaryFolder folder;
    const auto master = MasterKey::from(base::Bytes(key_bytes, 6));
    base::SeededRandom random(77);
    must(save_publisher(folder.path(), publisher, master, random));
    expect_golden(golden + "publisher_file.hex",
                  must(base::read_file(folder.file("publisher.kt"), 10'000)));
    EXPECT_EQ(must(load_publisher(folder.path(), master)).name, "Beleid");
    EXPECT_FALSE(load_publisher(folder.path(), MasterKey::from(base::Bytes(key_bytes, 7))));
}

TEST(GoldenKeys, custodians_halves) {
    Fixed fixed;
    const auto shares = split_recovery(fixed.recovery, fixed.random);
    expect_golden(golden + "recovery_1.hex", base::view(share_text(shares.first)));
    expect_golden(golden + "recovery_2.hex", base::view(share_text(shares.second)));
    const auto one = read_golden(golden + "recovery_1.hex");
    const auto two = read_golden(golden + "recovery_2.hex");
    EXPECT_TRUE(join_recovery(must(parse_share(base::text_view(one))),
                              must(parse_share(base::text_view(two)))));
}

TEST(GoldenKeys, derivations) {
    Fixed fixed;
    const CaseKey case_key = CaseKey::random(fixed.random);
    const auto section = base::SectionId::random(fixed.random);
    expect_golden(golden + "section_key.hex", section_key(case_key, section).view());
    const auto opener = *Opener::parse("K7MP-0A1B-V234-X9YZ");
    expect_golden(golden + "opener_key.hex", opener.key().view());
    expect_golden(golden + "wrapped.hex",
                  wrap(case_key.view(), "label", base::view("sleutel"), fixed.random));
    expect_golden(golden + "keyed_hash.hex", keyed_hash(case_key.view(), "label", base::view("x")));
}

}  // namespace
}  // namespace kt::keys
