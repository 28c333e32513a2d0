// From a publisher to every device, and back to "14 van 16 kiosken": told with a hub, kiosks and
// publishers in one process. The hub here also lies, in every way it can.
// Long because all of it is told of one town, and each way to lie is a few lines.
#include <gmock/gmock.h>

#include <filesystem>

#include "sync/client/guides.hpp"
#include "sync/client/publisher.hpp"
#include "sync/wire/paths.hpp"
#include "tests/support/publishers.hpp"
#include "tests/sync/town.hpp"

namespace kt::client {
namespace {

using base::Fault;
using support::Device;
using support::must;
using wire::Refusal;

const std::vector<std::string> klein{"klein"};

// A device with its shelf and its own folder.
struct Reader {
    Reader(Device&& of, const keys::PublicKey& root) : device(std::move(of)) {
        shelf.emplace(must(publication::Shelf::open(folder.file("publications"), root)));
        fetcher.emplace(*shelf, klein);
    }
    bool fetch() {
        Session session(device.line, device.identity.signing);
        auto changed = fetcher->fetch(session);
        if (!changed) throw std::runtime_error(changed.error().error.words);
        return *changed;
    }
    std::uint64_t in_use() const {
        const auto used = shelf->in_use("klein");
        return used ? used->statement.sequence : 0;
    }
    std::string first_entry() const {
        return must(shelf->load(shelf->in_use("klein")->digest)).guide.entries.front().text;
    }
    support::TemporaryFolder folder;
    Device device;
    std::optional<publication::Shelf> shelf;
    std::optional<GuideFetcher> fetcher;
};

struct Publishing : testing::Test {
    support::Municipality municipality{21};
    support::Town town{municipality};
    support::Publisher amira{municipality, "A. Beleid"}, bram{municipality, "B. Beleid"};
    transport::MemoryTransport line{support::hub_authority, town.answerer()};
    PublisherLine as_amira{line, amira.publisher}, as_bram{line, bram.publisher};

    keys::PublicKey root() { return municipality.root.signing.public_key(); }
    // Of this municipality, known at its hub.
    std::unique_ptr<Reader> kiosk() {
        const auto ticket = municipality.ticket(keys::Role::kiosk);
        const auto enrolment = keys::begin_enrolment(ticket, "Kiosk", municipality.random);
        const auto package = municipality.certify(keys::make_request(enrolment));
        must(hub::accept_package(*town.store, keys::encode(package), town.clock));
        return std::make_unique<Reader>(
            Device{must(keys::accept_package(enrolment, package)), town.answerer(), 5}, root());
    }
    support::Published published(const std::string& entry,
                                 const publication::Statement* before = nullptr) {
        const auto made = support::publish(entry, amira, bram, before);
        EXPECT_TRUE(as_amira.propose({made.whole.proposal, made.whole.bundle}));
        EXPECT_TRUE(as_bram.approve({made.digest(), made.whole.approval}));
        return made;
    }
    template <class T>
    std::optional<Refusal> refusal_of(const Tried<T>& tried) {
        return tried ? std::nullopt : tried.error().refusal;
    }
};

TEST_F(Publishing, what_two_approved_is_on_every_kiosk_and_the_hub_knows_which_has_it) {
    auto hall = kiosk(), library = kiosk();
    EXPECT_FALSE(hall->fetch()) << "nothing was published";
    const auto made = support::publish("Een fiets", amira, bram);
    ASSERT_TRUE(as_amira.propose({made.whole.proposal, made.whole.bundle}));
    EXPECT_FALSE(hall->fetch()) << "one pair of eyes is not enough";
    ASSERT_TRUE(as_bram.approve({made.digest(), made.whole.approval}));
    EXPECT_TRUE(hall->fetch());
    EXPECT_EQ(hall->first_entry(), "Een fiets");
    EXPECT_FALSE(hall->fetch()) << "and then there is nothing new";

    const auto desk = *as_amira.desk();
    int have_it = 0, seen = 0;
    for (const auto& device : desk.devices) {
        seen += device.seen_ms > 0 ? 1 : 0;
        for (const auto& used : device.in_use) have_it += used.digest == made.digest() ? 1 : 0;
    }
    EXPECT_EQ(desk.devices.size(), 2u);
    EXPECT_EQ(have_it, 1);
    EXPECT_EQ(seen, 1) << "the library has not been heard of";
    library->fetch();
    EXPECT_EQ(library->in_use(), 1u);
}

TEST_F(Publishing, a_withdrawal_by_one_brings_the_one_before_back_everywhere) {
    auto hall = kiosk();
    const auto first = published("Een fiets");
    hall->fetch();
    const auto second = published("Een fout", &first.statement);
    hall->fetch();
    EXPECT_EQ(hall->in_use(), 2u);
    const auto stop = publication::withdraw(second.digest(), "fout", bram.signer());
    ASSERT_TRUE(as_bram.withdraw({second.digest(), stop}));
    EXPECT_TRUE(hall->fetch());
    EXPECT_EQ(hall->in_use(), 1u);
    EXPECT_TRUE(hall->shelf->load(second.digest())) << "for who began with it";
    // A kiosk that comes back after it all has all of it, and uses the same.
    auto library = kiosk();
    library->fetch();
    EXPECT_EQ(library->in_use(), 1u);
    EXPECT_EQ(library->shelf->all().size(), 2u);
    published("Een rolstoel", &second.statement);
    hall->fetch();
    EXPECT_EQ(hall->in_use(), 3u);
}

TEST_F(Publishing, refusals_are_told_apart) {
    const auto made = support::publish("Een fiets", amira, bram);
    const wire::Propose proposal{made.whole.proposal, made.whole.bundle};
    ASSERT_TRUE(as_amira.propose(proposal));
    EXPECT_TRUE(as_amira.propose(proposal)) << "saying it again changes nothing";
    EXPECT_EQ(refusal_of(as_amira.approve(
                  {made.digest(), publication::approve(made.digest(), amira.signer())})),
              Refusal::same_person);
    EXPECT_EQ(refusal_of(as_bram.propose(proposal)), Refusal::not_allowed)
        << "nobody proposes in another's name";
    const auto rival = support::publish("Een rolstoel", bram, amira);
    ASSERT_TRUE(as_bram.propose({rival.whole.proposal, rival.whole.bundle}));
    ASSERT_TRUE(as_bram.approve({made.digest(), made.whole.approval}));
    EXPECT_EQ(refusal_of(as_amira.approve({rival.digest(), rival.whole.approval})),
              Refusal::not_next)
        << "its place was taken";
    EXPECT_EQ(as_bram.desk()->rows.size(), 2u) << "and whoever proposed it can see that";
    EXPECT_EQ(refusal_of(as_bram.propose({rival.whole.proposal, rival.whole.bundle})),
              Refusal::not_next);
    const auto skips = support::publish("Een rolstoel", amira, bram, &rival.statement);
    EXPECT_EQ(refusal_of(as_amira.propose({skips.whole.proposal, skips.whole.bundle})),
              Refusal::not_next);
    published("Een auto", &made.statement);
    EXPECT_EQ(as_bram.desk()->rows.size(), 2u) << "until the next one";
    EXPECT_EQ(refusal_of(as_amira.approve({rival.digest(), rival.whole.approval})),
              Refusal::not_found);
    auto mangled = support::publish("Een rolstoel", amira, bram, &made.statement);
    mangled.whole.bundle.back() ^= 1;
    EXPECT_EQ(refusal_of(as_amira.propose({mangled.whole.proposal, mangled.whole.bundle})),
              Refusal::bad_record);
}

TEST_F(Publishing, strangers_devices_and_the_struck_off_publish_nothing) {
    support::Municipality elsewhere(22);
    const support::Publisher foreign(elsewhere, "C. Elders");
    PublisherLine as_foreign(line, foreign.publisher);
    EXPECT_EQ(refusal_of(as_foreign.desk()), Refusal::not_allowed);
    auto hall = kiosk();
    Session as_kiosk(hall->device.line, hall->device.identity.signing);
    EXPECT_EQ(refusal_of(as_kiosk.ask<wire::DeskAnswer>(wire::desk_path, wire::Desk{})),
              Refusal::unknown_device);
    Session amira_session(line, amira.publisher.signing);
    ASSERT_TRUE(as_amira.desk());
    EXPECT_EQ(refusal_of(amira_session.ask<wire::FeedAnswer>(wire::feed_path, wire::Feed{0})),
              Refusal::unknown_device)
        << "a publisher is no device";

    const auto first = published("Een fiets");
    const auto list = must(keys::strike_off_publisher(municipality.root, amira.id()));
    must(hub::accept_struck_off(*town.store, keys::encode(list)));
    EXPECT_EQ(refusal_of(as_amira.desk()), Refusal::revoked_device);
    const support::Publisher clara(municipality, "C. Beleid");
    PublisherLine as_clara(line, clara.publisher);
    const auto next = support::publish("Een rolstoel", clara, amira, &first.statement);
    ASSERT_TRUE(as_clara.propose({next.whole.proposal, next.whole.bundle}));
    EXPECT_EQ(refusal_of(as_bram.approve({next.digest(), next.whole.approval})),
              Refusal::revoked_device)
        << "not by another's hand either";
}

TEST_F(Publishing, what_the_struck_off_signed_goes_out_of_use_on_every_device) {
    auto hall = kiosk();
    published("Een fiets");
    EXPECT_TRUE(hall->fetch());
    EXPECT_EQ(hall->in_use(), 1u);
    const auto list = must(keys::strike_off_publisher(municipality.root, bram.id()));
    must(hub::accept_struck_off(*town.store, keys::encode(list)));
    EXPECT_TRUE(hall->fetch()) << "another guide is in use";
    EXPECT_EQ(hall->in_use(), 0u);
    EXPECT_FALSE(hall->fetch());
    const auto desk = *as_amira.desk();
    ASSERT_EQ(desk.devices.size(), 1u);
    EXPECT_EQ(desk.devices.front().in_use.front().sequence, 0u) << "and says so";
}

TEST_F(Publishing, what_goes_out_of_use_with_the_struck_off_is_told) {
    const support::Publisher clara(municipality, "C. Beleid");
    PublisherLine as_clara(line, clara.publisher);
    const auto publishes = [&](const support::Publisher& one, PublisherLine& as_one,
                               const publication::Statement* before) {
        const auto made = support::publish("Een fiets", one, bram, before);
        EXPECT_TRUE(as_one.propose({made.whole.proposal, made.whole.bundle}));
        EXPECT_TRUE(as_bram.approve({made.digest(), made.whole.approval}));
        return made.statement;
    };
    const auto strike_off = [&](const support::Publisher& who) {
        const auto list = must(keys::strike_off_publisher(municipality.root, who.id()));
        must(hub::accept_struck_off(*town.store, keys::encode(list)));
        return must(hub::no_longer_used(*town.store));
    };
    EXPECT_TRUE(must(hub::no_longer_used(*town.store)).empty());
    const auto first = publishes(amira, as_amira, nullptr);
    const auto second = publishes(clara, as_clara, &first);
    const auto guides = strike_off(clara);
    ASSERT_EQ(guides.size(), 1u);
    EXPECT_EQ(guides.front().gone, std::vector{second});
    EXPECT_EQ(guides.front().begins_with, first);
    EXPECT_EQ(hub::in_words(guides),
              "Gidsen die C. Beleid tekende, tellen niet meer:\n  klein 1.0.1 (volgnummer 2)\n"
              "Apparaten gaan terug naar klein 1.0.0 (volgnummer 1).\nLaat twee anderen ze opnieuw "
              "voorstellen en goedkeuren als dat niet de bedoeling is.\n");
    publishes(amira, as_amira, &second);
    EXPECT_THAT(hub::in_words(must(hub::no_longer_used(*town.store))),
                testing::EndsWith("Apparaten blijven bij klein 1.0.2 (volgnummer 3).\n"));
    EXPECT_THAT(hub::in_words(strike_off(bram)),
                testing::HasSubstr("gaan terug naar de gids klein van hun programma"));
}

TEST_F(Publishing, what_the_disk_did_not_take_is_asked_for_again) {
    auto hall = kiosk();
    const auto folder = hall->folder.file("publications");
    const auto disk_fails = [&] { std::filesystem::rename(folder, folder + "-gone"); };
    const auto disk_works = [&] { std::filesystem::rename(folder + "-gone", folder); };
    disk_fails();
    const auto made = published("Een fiets");
    EXPECT_FALSE(hall->fetch());
    EXPECT_EQ(hall->in_use(), 0u);
    const auto desk = *as_amira.desk();
    EXPECT_EQ(desk.devices.front().in_use.front().refused, publication::Digest{})
        << "that is no fault of the publication";
    disk_works();
    EXPECT_TRUE(hall->fetch());
    EXPECT_EQ(hall->in_use(), 1u);
    disk_fails();
    ASSERT_TRUE(as_bram.withdraw(
        {made.digest(), publication::withdraw(made.digest(), "fout", bram.signer())}));
    EXPECT_FALSE(hall->fetch());
    disk_works();
    EXPECT_TRUE(hall->fetch()) << "no withdrawal is missed";
    EXPECT_EQ(hall->in_use(), 0u);
}

TEST_F(Publishing, a_stamp_that_was_left_behind_is_mended_with_the_next_start_or_question) {
    auto hall = kiosk();
    const auto folder = hall->folder.file("publications");
    const auto made = published("Een fiets");
    hall->fetch();
    const auto before = publication::stamp_of(folder);
    const auto put_back = [&] {
        must(
            base::write_file(folder + "/stamp", base::view(before), base::Readable::by_owner_only));
    };
    ASSERT_TRUE(as_bram.withdraw(
        {made.digest(), publication::withdraw(made.digest(), "fout", bram.signer())}));
    hall->fetch();
    ASSERT_NE(publication::stamp_of(folder), before);
    put_back();
    EXPECT_FALSE(hall->fetch());
    EXPECT_EQ(publication::stamp_of(folder), "") << "the hub had nothing new";
    put_back();
    hall->shelf.emplace(must(publication::Shelf::open(folder, root())));
    hall->fetcher.emplace(*hall->shelf, klein);
    EXPECT_EQ(publication::stamp_of(folder), "") << "also without a hub";
}

TEST_F(Publishing, a_guide_that_no_conversation_begins_with_is_not_reported_as_in_use) {
    auto hall = kiosk();
    auto made = support::publish("Een fiets", amira, bram);
    made.statement.guide = "stad";
    made.whole.proposal = publication::propose(made.statement, amira.signer());
    made.whole.approval = publication::approve(made.digest(), bram.signer());
    ASSERT_TRUE(as_amira.propose({made.whole.proposal, made.whole.bundle}));
    ASSERT_TRUE(as_bram.approve({made.digest(), made.whole.approval}));
    EXPECT_TRUE(hall->fetch());
    ASSERT_TRUE(hall->shelf->in_use("stad")) << "it is kept, as cases may be pinned to it";
    const auto desk = *as_amira.desk();
    ASSERT_EQ(desk.devices.front().in_use.size(), 1u);
    EXPECT_EQ(desk.devices.front().in_use.front().guide, "klein");
}

// ---- A hub that lies

// Answers for publications as the test wishes; all else as it is.
class Liar {
  public:
    explicit Liar(support::Town& town) : town_(town) {}
    transport::Answerer answerer() {
        return [this](const wire::HttpRequest& request) {
            auto answer = town_.hub->handle(request);
            if (request.path == wire::guides_path && listing) answer.body = wire::framed(*listing);
            if (request.path == wire::guide_path && guide) {
                answer.status = 200;
                answer.body = wire::framed(*guide);
            }
            return answer;
        };
    }
    std::optional<wire::GuidesAnswer> listing;
    std::optional<wire::GuideAnswer> guide;

  private:
    support::Town& town_;
};

struct LyingHub : Publishing {
    Liar liar{town};
    std::unique_ptr<Reader> hall = lied_to();
    std::unique_ptr<Reader> lied_to() {
        auto reader = kiosk();
        reader->device.line = transport::MemoryTransport(support::hub_authority, liar.answerer());
        return reader;
    }
    std::uint64_t revision = 100;
    // Serves this for that row; what the kiosk then says it uses and refuses.
    wire::GuideInUse serves(const wire::GuideRow& row, const publication::Publication& whole) {
        liar.listing = wire::GuidesAnswer{wire::HubEpoch{}, ++revision, {row}, {}, {}};
        liar.guide = wire::GuideAnswer{whole.proposal, whole.approval, whole.bundle};
        hall->fetch();
        liar.listing.reset();
        liar.guide.reset();
        hall->fetch();  // and reports to the true hub
        const auto desk = *as_amira.desk();
        for (const auto& device : desk.devices)
            if (device.device == hall->device.identity.device && !device.in_use.empty())
                return device.in_use.front();
        return {};
    }
    wire::GuideRow row_of(const support::Published& made) {
        return {made.digest(), "klein", made.statement.sequence};
    }
    void expect_refused(const support::Published& made, Fault fault) {
        const auto used = serves(row_of(made), made.whole);
        EXPECT_EQ(used.refused, made.digest());
        EXPECT_EQ(used.fault, static_cast<std::uint16_t>(fault));
        EXPECT_EQ(hall->in_use(), used.sequence);
        EXPECT_FALSE(hall->shelf->has(made.digest()));
    }
};

TEST_F(LyingHub, cannot_pass_off_what_two_people_did_not_sign) {
    support::Municipality elsewhere(23);
    const support::Publisher foreign(elsewhere, "C. Elders"), other(elsewhere, "D. Elders");
    expect_refused(support::publish("a", foreign, other), Fault::not_authentic);
    expect_refused(support::publish("b", amira, amira), Fault::refused);
    auto alone = support::publish("c", amira, bram);
    alone.whole.approval.clear();
    expect_refused(alone, Fault::bad_input);
    auto mangled = support::publish("d", amira, bram);
    mangled.whole.bundle.front() ^= 1;
    expect_refused(mangled, Fault::not_authentic);
    auto other_words = support::publish("e", amira, bram);
    other_words.whole.bundle = support::publish("f", amira, bram).whole.bundle;
    expect_refused(other_words, Fault::not_authentic);
}

TEST_F(LyingHub, cannot_go_back_nor_serve_one_under_the_name_of_another) {
    const auto first = support::publish("Een fiets", amira, bram);
    const auto second = support::publish("Een rolstoel", amira, bram, &first.statement);
    serves(row_of(second), second.whole);
    EXPECT_EQ(hall->in_use(), 2u);
    serves(row_of(first), first.whole);
    EXPECT_EQ(hall->in_use(), 2u) << "an older one is kept, and not used";
    const auto third = support::publish("Een auto", amira, bram, &second.statement);
    const auto used = serves(row_of(third), first.whole);
    EXPECT_EQ(used.refused, third.digest());
    EXPECT_EQ(hall->in_use(), 2u);
}

TEST_F(LyingHub, a_guide_with_errors_is_refused_and_reported_and_the_one_before_stays) {
    const auto first = support::publish("Een fiets", amira, bram);
    serves(row_of(first), first.whole);
    const auto broken = support::publish({{"guide.yaml", "guide: klein\nversion: ["}}, amira, bram,
                                         &first.statement);
    expect_refused(broken, Fault::bad_input);
    EXPECT_EQ(hall->in_use(), 1u);
}

TEST_F(LyingHub, a_withdrawal_that_nobody_signed_stops_nothing) {
    const auto first = support::publish("Een fiets", amira, bram);
    serves(row_of(first), first.whole);
    support::Municipality elsewhere(24);
    const support::Publisher foreign(elsewhere, "C. Elders");
    liar.listing = wire::GuidesAnswer{
        {}, ++revision, {}, {publication::withdraw(first.digest(), "", foreign.signer())}, {}};
    hall->fetch();
    EXPECT_EQ(hall->in_use(), 1u);
}

TEST_F(Publishing, the_sync_worker_brings_it_whatever_the_kiosks_clock_says) {
    auto hall = kiosk();
    hall->device.clock = base::ManualClock{-5'000'000'000};  // before 1970
    base::SeededRandom random(3);
    Worker worker(*hall->device.journal, hall->device.identity, hall->device.line,
                  hall->device.clock, random, &*hall->fetcher);
    must(worker.step());
    published("Een fiets");
    for (int waited_ms = 0; waited_ms <= guides_ms + poll_ms && hall->in_use() == 0;) {
        const int wait_ms = must(worker.step());
        hall->device.clock.advance_ms(wait_ms);
        waited_ms += wait_ms;
    }
    EXPECT_EQ(hall->in_use(), 1u) << "within " << guides_ms + poll_ms << " ms";
}

}  // namespace
}  // namespace kt::client
