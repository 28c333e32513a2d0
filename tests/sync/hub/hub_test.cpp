// What the hub lets whom do, and what it makes of requests that are not as they must be.
#include "sync/hub/hub.hpp"

#include <gmock/gmock.h>

#include "sync/wire/paths.hpp"
#include "sync/wire/runs.hpp"
#include "tests/sync/hub/story.hpp"
#include "tests/sync/town.hpp"

namespace kt::hub {
namespace {

using support::Device;
using support::must;
using support::Town;
using wire::Refusal;

std::optional<Refusal> refusal_of(const wire::HttpAnswer& answer) {
    const auto frame = must(wire::open_frame(answer.body, wire::answer_bytes_max));
    if (frame.type != wire::MessageType::error) return std::nullopt;
    return must(wire::decode<wire::ErrorAnswer>(frame.message)).refusal;
}

struct Talk {
    std::string nonce() {
        wire::HttpRequest hello;
        hello.path = wire::hello_path;
        return town.hub->handle(hello).fields.at(std::string(wire::nonce_field));
    }
    wire::HttpRequest request(std::string_view path, base::Bytes body) {
        wire::HttpRequest made;
        made.path = path;
        made.body = std::move(body);
        wire::sign(made, device.identity.signing, support::hub_authority, nonce());
        return made;
    }
    template <class Message>
    wire::HttpAnswer say(std::string_view path, const Message& message) {
        return town.hub->handle(request(path, wire::framed(message)));
    }
    Town& town;
    Device& device;
};

TEST(Hub, a_kiosk_may_never_read_a_feed_nor_a_case_nor_bells) {
    Town town;
    Device kiosk = town.kiosk();
    Talk talk{town, kiosk};
    EXPECT_EQ(refusal_of(talk.say(wire::feed_path, wire::Feed{})), Refusal::not_allowed);
    EXPECT_EQ(refusal_of(talk.say(wire::case_path, wire::CaseQuery{})), Refusal::not_allowed);
    EXPECT_EQ(refusal_of(talk.say(wire::bells_path, wire::Bells{})), Refusal::not_allowed);
}

TEST(Hub, a_laptop_gets_no_case_that_its_teams_were_not_granted) {
    Town town;
    Device laptop = town.laptop();
    Story story(1);
    must(town.store->push(
        story.batch({story.tell_many(2)}, {story.wrap_to(base::TeamId::random(story.random))})));
    Talk talk{town, laptop};
    EXPECT_EQ(refusal_of(talk.say(wire::case_path, wire::CaseQuery{story.case_id, {}})),
              Refusal::not_found);
    EXPECT_EQ(refusal_of(talk.say(wire::opener_path, wire::OpenerQuery{})), Refusal::not_allowed);
}

TEST(Hub, a_request_works_once_and_only_with_a_nonce_of_this_hub_now) {
    Town town;
    Device laptop = town.laptop();
    Talk talk{town, laptop};
    const auto request = talk.request(wire::feed_path, wire::framed(wire::Feed{}));
    EXPECT_EQ(town.hub->handle(request).status, 200);
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::stale_nonce);
    const auto late = talk.request(wire::feed_path, wire::framed(wire::Feed{}));
    town.clock.advance_ms(wire::nonce_life_ms + 1);
    EXPECT_EQ(refusal_of(town.hub->handle(late)), Refusal::stale_nonce);
    const auto before = talk.request(wire::feed_path, wire::framed(wire::Feed{}));
    town.restart_hub();
    EXPECT_EQ(refusal_of(town.hub->handle(before)), Refusal::stale_nonce);
}

TEST(Hub, whatever_of_a_signed_request_is_changed_it_is_refused) {
    Town town;
    Device laptop = town.laptop(), other = town.laptop();
    Talk talk{town, laptop};
    const auto fresh = [&] { return talk.request(wire::feed_path, wire::framed(wire::Feed{})); };
    auto request = fresh();
    request.body.back() ^= 1;
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::bad_digest);
    request = fresh();
    request.path = wire::bells_path;
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::bad_signature);
    request = fresh();
    request.fields.erase("signature");
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::bad_signature);
    request = fresh();
    auto& input = request.fields["signature-input"];
    const auto key = base::to_hex(laptop.identity.signing.public_key());
    input.replace(input.find(key), key.size(), base::to_hex(other.identity.signing.public_key()));
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::bad_signature);
    request = fresh();
    wire::sign(request, laptop.identity.signing, "elsewhere.test", talk.nonce());
    EXPECT_EQ(refusal_of(town.hub->handle(request)), Refusal::bad_signature)
        << "signed for another hub";
    request = fresh();
    request.method = "GET";
    EXPECT_EQ(town.hub->handle(request).status, 404);
    EXPECT_EQ(town.hub->handle(fresh()).status, 200);
}

TEST(Hub, a_device_cannot_push_in_the_name_of_another) {
    Town town;
    Device kiosk = town.kiosk();
    Story story(2);  // sealed by a device of its own
    const auto events = story.tell_many(2);
    wire::Push push{story.case_id, wire::compact(events), {story.seal().bytes}, {}, false};
    Talk talk{town, kiosk};
    EXPECT_EQ(refusal_of(talk.say(wire::push_path, push)), Refusal::bad_seal);
    EXPECT_TRUE(must(town.store->read_case(story.case_id, {}, SIZE_MAX)).events.empty());
}

TEST(Hub, messages_of_no_form_are_refused_and_do_no_harm) {
    Town town;
    Device kiosk = town.kiosk();
    Talk talk{town, kiosk};
    base::SeededRandom random(8);
    auto good = wire::framed(wire::Push{base::CaseId::random(random), {}, {}, {}, false});
    for (std::size_t length = 0; length <= good.size(); ++length) {
        const base::Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
        const auto refused = refusal_of(town.hub->handle(talk.request(wire::push_path, cut)));
        EXPECT_EQ(refused, Refusal::bad_message) << length;
    }
    EXPECT_EQ(refusal_of(town.hub->handle(
                  talk.request(wire::push_path, base::Bytes(wire::push_bytes_max + 1)))),
              Refusal::too_large);
    EXPECT_EQ(town.hub->handle(talk.request("/v1/elsewhere", good)).status, 404);
}

TEST(Hub, papers_made_newer_do_not_undo_being_struck_off) {
    Town town;
    Device kiosk = town.kiosk();
    must(revoke(*town.store, kiosk.identity.device));
    const auto row = must(town.store->device(kiosk.identity.signing.public_key()));
    must(accept_package(*town.store, row.package, town.clock));
    Talk talk{town, kiosk};
    EXPECT_EQ(refusal_of(talk.say(wire::held_path, wire::Held{})), Refusal::revoked_device);
}

}  // namespace
}  // namespace kt::hub
