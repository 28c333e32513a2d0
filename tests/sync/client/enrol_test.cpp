// Becoming one of the municipality's devices: with a ticket that is known, once, and by its own
// root.
#include "sync/client/enrol.hpp"

#include <gmock/gmock.h>

#include "tests/sync/town.hpp"

namespace kt::client {
namespace {

using base::Fault;
using support::Device;
using support::must;
using support::Town;

struct Newcomer {
    Newcomer(Town& town, const keys::Ticket& ticket)
        : enrolment(keys::begin_enrolment(ticket, "Kiosk bibliotheek", town.municipality.random)),
          line(support::hub_authority, town.answerer()) {}
    auto ask() { return ask_for_package(enrolment, line); }
    keys::Enrolment enrolment;
    transport::MemoryTransport line;
};

TEST(Enrolment, a_device_with_a_ticket_waits_for_the_custodian_and_then_is_one_of_us) {
    Town town;
    const auto ticket = town.municipality.ticket(keys::Role::kiosk);
    must(hub::register_ticket(*town.store, ticket));
    Newcomer kiosk(town, ticket);
    EXPECT_FALSE(must(kiosk.ask()));
    EXPECT_FALSE(must(kiosk.ask())) << "asking again is fine";
    const auto waiting = must(hub::waiting_devices(*town.store));
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting.front().request.name, "Kiosk bibliotheek");
    const auto package = town.municipality.certify(waiting.front().request);
    must(hub::accept_package(*town.store, keys::encode(package), town.clock));
    EXPECT_TRUE(must(hub::waiting_devices(*town.store)).empty());
    auto identity = must(kiosk.ask());
    ASSERT_TRUE(identity);
    Device device(std::move(*identity), town.answerer(), 5);
    device.send_case();
    EXPECT_EQ(device.sync().cases_pushed, 1u);
}

TEST(Enrolment, a_ticket_the_hub_never_heard_of_is_refused) {
    Town town;
    Newcomer kiosk(town, town.municipality.ticket(keys::Role::kiosk));
    const auto refused = kiosk.ask();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_allowed);
    EXPECT_THAT(refused.error().words, testing::HasSubstr("ticket"));
}

TEST(Enrolment, a_ticket_with_another_secret_is_refused) {
    Town town;
    auto ticket = town.municipality.ticket(keys::Role::kiosk);
    must(hub::register_ticket(*town.store, ticket));
    ticket.role = keys::Role::laptop;  // the holder wants to be more than the ticket says
    Newcomer laptop(town, ticket);
    ASSERT_FALSE(laptop.ask());
    EXPECT_TRUE(must(hub::waiting_devices(*town.store)).empty());
}

TEST(Enrolment, a_used_ticket_is_refused_to_a_second_device) {
    Town town;
    const auto ticket = town.municipality.ticket(keys::Role::kiosk);
    must(hub::register_ticket(*town.store, ticket));
    Newcomer first(town, ticket), second(town, ticket);
    EXPECT_FALSE(must(first.ask()));
    const auto refused = second.ask();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::already_done);
}

TEST(Enrolment, an_unknown_device_a_foreign_one_and_one_struck_off_get_nothing) {
    Town town;
    Device unknown(town.municipality.kiosk(), town.answerer(), 1);  // certified, never made known
    unknown.send_case();
    auto report = unknown.sync();
    ASSERT_TRUE(report.trouble);
    EXPECT_EQ(report.trouble->fault, Fault::not_allowed);
    EXPECT_EQ(report.cases_waiting, 1u) << "nothing is lost by being refused";

    support::Municipality other_root(2);
    Town elsewhere(other_root);
    const auto foreign_ticket = elsewhere.municipality.ticket(keys::Role::kiosk);
    const auto enrolment = keys::begin_enrolment(foreign_ticket, "x", elsewhere.random);
    const auto package = elsewhere.municipality.certify(keys::make_request(enrolment));
    const auto refused = hub::accept_package(*town.store, keys::encode(package), town.clock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_authentic);
    Device foreign(must(keys::accept_package(enrolment, package)), town.answerer(), 2);
    // Even with its row slipped into the store: the root did not sign it.
    must(town.store->put_device(
        {foreign.identity.signing.public_key(), keys::encode(package), 0, false}));
    foreign.send_case();
    ASSERT_TRUE(foreign.sync().trouble);
    EXPECT_EQ(hub::register_ticket(*town.store, foreign_ticket).error().fault, Fault::refused);

    Device struck = town.kiosk();
    struck.send_case();
    must(hub::revoke(*town.store, struck.identity.device));
    report = struck.sync();
    ASSERT_TRUE(report.trouble);
    EXPECT_EQ(report.trouble->fault, Fault::not_allowed);
    EXPECT_EQ(report.cases_waiting, 1u);
}

}  // namespace
}  // namespace kt::client
