// What is not allowed or cannot be done: the real programs say so in a clear sentence, end with an
// exit code, and leave what is kept as it was.
#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/guide/load.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/scenario/kiosk_talk.hpp"
#include "tests/scenario/trial.hpp"
#include "tests/scenario/trial_folder.hpp"

namespace kt {
namespace {

namespace fs = std::filesystem;
using scenario::Ran;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// A sentence that a person can do something with, and an end that was meant.
void expect_refused(const Ran& ran, const std::string& because) {
    constexpr int by_timeout = 124;
    EXPECT_GT(ran.exit_code, 0);
    EXPECT_LT(ran.exit_code, by_timeout) << "it hung or crashed";
    EXPECT_THAT(ran.err, HasSubstr(because)) << ran.out;
    for (const char* crash : {"terminate called", "Assertion", "what():", "core dumped"})
        EXPECT_THAT(ran.err, Not(HasSubstr(crash)));
}

class Refusals : public testing::Test {
  protected:
    static void SetUpTestSuite() { town = std::make_unique<scenario::TrialFolder>(KT_BIN_FOLDER); }
    static void TearDownTestSuite() { town.reset(); }

    // One conversation, sent, in a device's folder; and that it is still there to be sent.
    static void tell_one(const std::string& data, const keys::DeviceIdentity& device) {
        const auto guide = guide::load_usable("assets/guides/gesprek");
        auto journal = journal::open_lmdb_journal(data + "/journal");
        ASSERT_TRUE(guide && journal);
        scenario::talk_and_send(**journal, device, *guide, 1);
    }
    static void expect_still_waiting(const std::string& data) {
        auto journal = journal::open_lmdb_journal(data + "/journal");
        ASSERT_TRUE(journal);
        EXPECT_EQ(outbox::pending(**journal)->size(), 1u);
    }

    static std::unique_ptr<scenario::TrialFolder> town;
    base::SystemRandom random;
};
std::unique_ptr<scenario::TrialFolder> Refusals::town;

TEST_F(Refusals, a_ticket_that_is_none) {
    const auto ran = town->cli({"device", "enrol", "KT-onzin", "--data", town->outside("none")});
    expect_refused(ran, "ticket");
    EXPECT_FALSE(fs::exists(town->outside("none")));
}

TEST_F(Refusals, a_ticket_the_hub_was_never_told_of) {
    const auto ticket = town->outside("unknown.ticket");
    ASSERT_EQ(town->cli({"root", "ticket", "--root", town->at("root"), "--role", "kiosk", "--team",
                         "Sociaal team", "--out", ticket})
                  .exit_code,
              0);
    town->start_hub();
    expect_refused(town->cli({"device", "enrol", ticket, "--data", town->outside("unknown")}),
                   "ticket");
    EXPECT_FALSE(fs::exists(town->outside("unknown") + "/identity.kt"));
}

TEST_F(Refusals, a_ticket_that_another_device_has_used) {
    town->start_hub();
    expect_refused(
        town->cli({"device", "enrol", town->at("kiosk.ticket"), "--data", town->outside("second")}),
        "used");
    EXPECT_FALSE(fs::exists(town->outside("second") + "/identity.kt"));
    // The device that used it works as before.
    EXPECT_EQ(town->cli({"sync", "--data", town->at("kiosk")}).exit_code, 0);
}

TEST_F(Refusals, a_device_that_is_enrolled_already_keeps_its_keys) {
    const auto before = scenario::read_file(town->at("kiosk/identity.kt"));
    expect_refused(
        town->cli({"device", "enrol", town->at("kiosk.ticket"), "--data", town->at("kiosk")}),
        "already enrolled");
    EXPECT_EQ(scenario::read_file(town->at("kiosk/identity.kt")), before);
}

// A kiosk of another municipality, whose root certified the right hub with the right key.
TEST_F(Refusals, a_device_of_another_municipality) {
    const auto ours = keys::load_identity(town->at("kiosk"));
    ASSERT_TRUE(ours);
    scenario::Trial other(random, town->url(), ours->pins);
    const auto data = town->outside("elsewhere");
    const auto stranger = other.enrol_kiosk(data, "Kiosk van elders");
    tell_one(data, stranger);
    town->start_hub();
    expect_refused(town->cli({"sync", "--data", data}), "device");
    expect_still_waiting(data);
}

TEST_F(Refusals, a_device_that_was_struck_off_keeps_what_it_has) {
    const auto data = town->outside("struck");
    fs::copy(town->at("kiosk"), data, fs::copy_options::recursive);
    const auto device = keys::load_identity(data);
    ASSERT_TRUE(device);
    tell_one(data, *device);
    // In a store of its own, so that the town's kiosk stays a device.
    const auto store = town->outside("struck-hub");
    fs::copy(town->at("hub"), store, fs::copy_options::recursive);
    ASSERT_EQ(town->hub({"devices", "--store", "lmdb:" + store, "--revoke", device->device.hex()})
                  .exit_code,
              0);
    town->stop_hub();
    const scenario::Process hub(
        {town->program("keukentafel-hub"), "serve", "--store", "lmdb:" + store, "--listen",
         "127.0.0.1:" + std::to_string(town->port()), "--external", town->url()});
    town->wait_for_hub();
    expect_refused(town->cli({"sync", "--data", data}), "device");
    expect_still_waiting(data);
}

TEST_F(Refusals, a_hub_with_another_key) {
    scenario::Trial other(random, town->url());  // certified with a key that is not this hub's
    const auto data = town->outside("wrong-pin");
    other.enrol_kiosk(data, "Kiosk");
    town->start_hub();
    expect_refused(town->cli({"sync", "--data", data}), "key");
}

TEST_F(Refusals, a_hub_that_is_not_there) {
    town->stop_hub();
    expect_refused(town->cli({"sync", "--data", town->at("kiosk")}), "hub");
}

TEST_F(Refusals, a_guide_with_an_error_is_named_by_file_line_and_column) {
    const auto guide = town->outside("guide");
    fs::copy("assets/guides/gesprek", guide, fs::copy_options::recursive);
    std::ofstream(guide + "/guide.yaml", std::ios::app) << "\nvragen: [\n";
    const auto ran = town->ran("keukentafel", {"kiosk", "--data", town->at("kiosk"), "--assets",
                                               "assets", "--guide", guide});
    expect_refused(ran, "guide.yaml");
    EXPECT_THAT(ran.err, ContainsRegex("guide\\.yaml:[0-9]+:[0-9]+"));
}

TEST_F(Refusals, a_data_folder_that_is_not_there) {
    const auto nowhere = town->outside("nowhere");
    expect_refused(town->ran("keukentafel", {"kiosk", "--data", nowhere, "--assets", "assets"}),
                   "enrolled");
    expect_refused(town->ran("keukentafel", {"kiosk-sync", "--data", nowhere}), "enrolled");
    expect_refused(town->cli({"sync", "--data", nowhere}), "enrolled");
    expect_refused(
        town->cli({"case", "list", "--data", nowhere, "--passphrase-file", town->at("passphrase")}),
        "");
    EXPECT_FALSE(fs::exists(nowhere));
}

TEST_F(Refusals, a_wrong_passphrase) {
    const auto wrong = town->outside("wrong-words");
    scenario::write_file(wrong, "iets heel anders\n");
    expect_refused(
        town->cli({"case", "list", "--data", town->at("laptop"), "--passphrase-file", wrong}),
        "passphrase");
}

// The hub's disk is full: it says so, takes nothing, and takes all once there is room.
TEST_F(Refusals, a_hub_without_room_loses_nothing) {
    const auto guide = guide::load_usable("assets/guides/gesprek");
    const auto identity = keys::load_identity(town->at("kiosk"));
    auto journal = journal::open_lmdb_journal(town->at("kiosk/journal"));
    ASSERT_TRUE(guide && identity && journal);
    constexpr int conversations = 4;
    for (int i = 0; i < conversations; ++i)
        scenario::talk_and_send(**journal, *identity, *guide, static_cast<std::uint64_t>(i));
    std::uintmax_t largest = 0;
    for (const auto& file : fs::recursive_directory_iterator(town->at("hub")))
        if (file.is_regular_file()) largest = std::max(largest, file.file_size());
    town->start_hub(static_cast<int>(largest / 1024));
    expect_refused(town->cli({"sync", "--data", town->at("kiosk")}), "cannot store");
    EXPECT_GT(outbox::pending(**journal)->size(), 0u);

    town->start_hub();
    const auto sent = town->cli({"sync", "--data", town->at("kiosk"), "--json"});
    EXPECT_EQ(sent.exit_code, 0) << sent.err;
    EXPECT_EQ(nlohmann::json::parse(sent.out)["waiting"], 0);
    EXPECT_EQ(outbox::pending(**journal)->size(), 0u);
}

TEST_F(Refusals, a_kiosk_without_a_display_says_so_and_ends) {
    const auto ran =
        town->ran("keukentafel", {"kiosk", "--data", town->at("kiosk"), "--assets", "assets"},
                  {{"DISPLAY", ":9999"}, {"SDL_VIDEODRIVER", "x11"}});
    expect_refused(ran, "No window can be opened here");
    EXPECT_THAT(ran.err, HasSubstr("the kiosk's window cannot be opened on this machine"));
}

}  // namespace
}  // namespace kt
