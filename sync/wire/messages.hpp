// What devices and hub say to each other, as plain values. PROTOCOL.md beside this file is the
// prose twin; type numbers and the order of fields never change for protocol version 1 (golden
// files in tests/sync/wire/golden). decode is given only bytes whose sender is known. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/journal/envelope.hpp"
#include "core/keys/keys.hpp"
#include "core/keys/opener.hpp"

namespace kt::wire {

inline constexpr std::uint16_t protocol_version = 1;

enum class MessageType : std::uint16_t {
    error = 1,
    hello = 2,
    hello_answer = 3,
    enrol = 4,
    enrol_answer = 5,
    held = 6,
    held_answer = 7,
    push = 8,
    push_answer = 9,
    feed = 10,
    feed_answer = 11,
    case_query = 12,
    opener_query = 13,
    case_answer = 14,
    bell = 15,
    bell_answer = 16,
    bells = 17,
    bells_answer = 18,
    introduce = 19,
    done = 20,
    propose = 21,
    approve = 22,
    withdraw = 23,
    guides = 24,
    guides_answer = 25,
    guide_query = 26,
    guide_answer = 27,
    desk = 28,
    desk_answer = 29,
};

// ---- No ---------------------------------------------------------------------------------------

// Why the hub says no. Numbers are on the wire for ever; nothing else is told.
enum class Refusal : std::uint16_t {
    bad_message = 1,
    too_large = 2,
    stale_nonce = 3,     // sign again with the nonce in this answer
    unknown_device = 4,  // no certificate of this municipality's root is known for this key
    revoked_device = 5,
    bad_signature = 6,
    bad_digest = 7,   // the body is not the one that was signed
    not_allowed = 8,  // this role may not do this, or this team was not granted it
    wrong_ticket = 9,
    used_ticket = 10,
    not_found = 11,
    bad_seal = 12,     // events that do not end at a sealed head, or a chain that does not follow
    gap = 13,          // events before these are missing at the hub: ask what it holds
    busy = 14,         // later
    hub_disk = 15,     // the hub could not store it: later
    not_next = 16,     // another publication took this place meanwhile
    same_person = 17,  // whoever proposed may not approve
    bad_record = 18,   // a publication, approval or withdrawal that cannot be believed
};
struct ErrorAnswer {
    Refusal refusal = Refusal::bad_message;
};
base::Error explain(Refusal refusal);  // a Fault and a plain sentence

// ---- Hello and enrolment ----------------------------------------------------------------------

struct Hello {};
using HubEpoch = base::Id<struct EpochTag>;  // changes when a hub is restored from a backup
struct HelloAnswer {
    std::uint16_t version = protocol_version;
    HubEpoch epoch;
};

// Signed by the device's own, not yet certified key: the one that `request` (keys::DeviceRequest)
// names. Said again until the answer holds a package.
struct Enrol {
    base::Bytes request;
};
struct EnrolAnswer {
    base::Bytes package;
};  // empty while a custodian has not certified it yet

// ---- Push -------------------------------------------------------------------------------------

// A run of one chain. What a receiver can compute is not sent: each sequence, each previous hash
// but the first, body hashes and lengths. A changed byte shows at the sealed head.
struct WireEvent {
    std::uint8_t version = journal::header_version;
    std::uint8_t codec = 0;
    base::EventId event;
    base::KeyId key;
    base::Bytes body;
};
struct ChainRun {
    base::SectionId section;
    base::WriterId writer;
    std::uint64_t first_sequence = 0;
    keys::Hash previous{};
    std::vector<WireEvent> events;
};
struct WireWrap {
    std::uint8_t to = 0;
    std::array<std::uint8_t, base::id_bytes> recipient{};
    base::Bytes sealed;
};
struct Push {
    base::CaseId case_id;
    std::vector<ChainRun> runs;
    std::vector<base::Bytes> seals;  // in journal::encode's form
    std::vector<WireWrap> wraps;
    bool openers_whole = false;  // with new events: openers not among `wraps` stop working
};

struct HeldChain {
    base::SectionId section;
    base::WriterId writer;
    std::uint64_t sequence = 0;  // highest held without a gap; 0 for none
    keys::Hash head{};           // its header hash
    bool forked = false;         // quarantined: two events claim one place
};
struct Held {
    base::CaseId case_id;
    std::vector<HeldChain> chains;
};  // asks; only names matter
struct HeldAnswer {
    std::vector<HeldChain> chains;
};
struct PushAnswer {
    HubEpoch epoch;
    std::uint64_t position = 0;    // in the hub's feed
    std::uint64_t durable_to = 0;  // what a backup holds: keep your ciphertext until then
    std::vector<HeldChain> chains;
};

// ---- Pull -------------------------------------------------------------------------------------

struct Feed {
    std::uint64_t after = 0;
};
struct FeedRow {
    std::uint64_t position = 0;
    base::CaseId case_id;
};
struct FeedAnswer {
    HubEpoch epoch;
    std::uint64_t durable_to = 0;
    std::vector<FeedRow> rows;  // rising positions, a case at most once
    bool more = false;
};

struct HaveChain {
    base::SectionId section;
    base::WriterId writer;
    std::uint64_t sequence = 0;
};
struct CaseQuery {
    base::CaseId case_id;
    std::vector<HaveChain> have;
};
struct OpenerQuery {
    keys::LookupId lookup;
    std::vector<HaveChain> have;
};
struct CaseAnswer {
    base::CaseId case_id;
    std::vector<ChainRun> runs;
    std::vector<base::Bytes> seals;
    std::vector<WireWrap> wraps;
    std::vector<base::Bytes> certificates;  // of the devices that sealed
    bool more = false;                      // ask again with what you have then
};

// ---- Bells ------------------------------------------------------------------------------------

using BellId = base::Id<struct BellTag>;
struct Bell {
    BellId bell;
    base::Bytes sealed;
};  // saying it again is harmless
struct BellAnswer {
    bool delivered = false;
};
struct Bells {
    std::uint64_t after = 0;
};  // and: all up to here have arrived
struct BellRow {
    std::uint64_t position = 0;
    base::TeamId team;
    BellId bell;
    base::Bytes sealed;
};
struct BellsAnswer {
    std::vector<BellRow> rows;
};

// ---- Publications (core/publication: what is signed, and by whom) -----------------------------

// A publisher makes itself known: its certificate, under the municipality's root.
struct Introduce {
    base::Bytes certificate;
};
struct Done {
    std::uint64_t revision = 0;  // of all that is published; rises with each change
};
struct Propose {
    base::Bytes proposal;
    base::Bytes bundle;
};
struct Approve {
    keys::Hash digest{};
    base::Bytes approval;
};
struct Withdraw {
    keys::Hash digest{};
    base::Bytes withdrawal;
};

// What a device begins conversations with, and what it could not use. A zero digest: the guide that
// came with its program.
struct GuideInUse {
    std::string guide;
    keys::Hash digest{};
    std::uint64_t sequence = 0;
    keys::Hash refused{};     // the newest that this device refused; zeros for none
    std::uint16_t fault = 0;  // why
    bool operator==(const GuideInUse&) const = default;
};
struct Guides {
    std::uint64_t after = 0;  // the revision it knows
    std::vector<GuideInUse> in_use;
};
struct GuideRow {
    keys::Hash digest{};
    std::string guide;
    std::uint64_t sequence = 0;
};
struct GuidesAnswer {
    HubEpoch epoch;
    std::uint64_t revision = 0;  // when it is what was asked after, the rest is empty
    std::vector<GuideRow> rows;  // approved by two, withdrawn ones too; newest first
    std::vector<base::Bytes> withdrawals;
    base::Bytes struck_off;  // the root's certificate, or nothing
};
struct GuideQuery {
    keys::Hash digest{};
};
struct GuideAnswer {
    base::Bytes proposal;
    base::Bytes approval;  // empty while nobody has approved it: for publishers only
    base::Bytes bundle;
};

// For publishers: all that is proposed and published, and which device has what.
struct Desk {};
struct DeskRow {
    keys::Hash digest{};
    std::int64_t received_ms = 0;
    base::Bytes proposal;
    base::Bytes approval;
    base::Bytes withdrawal;
};
struct DeskDevice {
    base::DeviceId device;
    std::string name;
    std::uint8_t role = 0;     // keys::Role
    std::int64_t seen_ms = 0;  // by the hub's clock, to the minute; 0 for never
    std::vector<GuideInUse> in_use;
};
struct DeskAnswer {
    std::int64_t now_ms = 0;  // by the hub's clock
    std::vector<DeskRow> rows;
    std::vector<DeskDevice> devices;  // not those struck off
    base::Bytes struck_off;
};

// ---- Bytes ------------------------------------------------------------------------------------

// The archive form of a message, without its frame (frame.hpp).
template <class Message>
base::Bytes encode(const Message& message);
template <class Message>
base::Result<Message> decode(base::ByteView bytes);
template <class Message>
MessageType type_of();

// The same form, for the hub's own table of reports.
base::Bytes encode_in_use(const std::vector<GuideInUse>& in_use);
base::Result<std::vector<GuideInUse>> decode_in_use(base::ByteView bytes);

}  // namespace kt::wire
