#include "sync/wire/messages.hpp"

#include "core/base/archive.hpp"
#include "sync/wire/limits.hpp"

namespace kt::wire {

// The order of fields below is the order on the wire.
template <class A>
void serialize(A& a, ErrorAnswer& m) {
    a(m.refusal);
}
template <class A>
void serialize(A& a, Hello& m) {
    (void)a, (void)m;
}
template <class A>
void serialize(A& a, HelloAnswer& m) {
    a(m.version, m.epoch);
}
template <class A>
void serialize(A& a, Enrol& m) {
    a(m.request);
}
template <class A>
void serialize(A& a, EnrolAnswer& m) {
    a(m.package);
}
template <class A>
void serialize(A& a, WireEvent& m) {
    a(m.version, m.codec, m.event, m.key, m.body);
}
template <class A>
void serialize(A& a, ChainRun& m) {
    a(m.section, m.writer, m.first_sequence, m.previous, m.events);
}
template <class A>
void serialize(A& a, WireWrap& m) {
    a(m.to, m.recipient, m.sealed);
}
template <class A>
void serialize(A& a, Push& m) {
    a(m.case_id, m.runs, m.seals, m.wraps, m.openers_whole);
}
template <class A>
void serialize(A& a, HeldChain& m) {
    a(m.section, m.writer, m.sequence, m.head, m.forked);
}
template <class A>
void serialize(A& a, Held& m) {
    a(m.case_id, m.chains);
}
template <class A>
void serialize(A& a, HeldAnswer& m) {
    a(m.chains);
}
template <class A>
void serialize(A& a, PushAnswer& m) {
    a(m.epoch, m.position, m.durable_to, m.chains);
}
template <class A>
void serialize(A& a, Feed& m) {
    a(m.after);
}
template <class A>
void serialize(A& a, FeedRow& m) {
    a(m.position, m.case_id);
}
template <class A>
void serialize(A& a, FeedAnswer& m) {
    a(m.epoch, m.durable_to, m.rows, m.more);
}
template <class A>
void serialize(A& a, HaveChain& m) {
    a(m.section, m.writer, m.sequence);
}
template <class A>
void serialize(A& a, CaseQuery& m) {
    a(m.case_id, m.have);
}
template <class A>
void serialize(A& a, OpenerQuery& m) {
    a(m.lookup, m.have);
}
template <class A>
void serialize(A& a, CaseAnswer& m) {
    a(m.case_id, m.runs, m.seals, m.wraps, m.certificates, m.more);
}
template <class A>
void serialize(A& a, Bell& m) {
    a(m.bell, m.sealed);
}
template <class A>
void serialize(A& a, BellAnswer& m) {
    a(m.delivered);
}
template <class A>
void serialize(A& a, Bells& m) {
    a(m.after);
}
template <class A>
void serialize(A& a, BellRow& m) {
    a(m.position, m.team, m.bell, m.sealed);
}
template <class A>
void serialize(A& a, BellsAnswer& m) {
    a(m.rows);
}

template <class A>
void serialize(A& a, Introduce& m) {
    a(m.certificate);
}
template <class A>
void serialize(A& a, Done& m) {
    a(m.revision);
}
template <class A>
void serialize(A& a, Propose& m) {
    a(m.proposal, m.bundle);
}
template <class A>
void serialize(A& a, Approve& m) {
    a(m.digest, m.approval);
}
template <class A>
void serialize(A& a, Withdraw& m) {
    a(m.digest, m.withdrawal);
}
template <class A>
void serialize(A& a, GuideInUse& m) {
    a(m.guide, m.digest, m.sequence, m.refused, m.fault);
}
template <class A>
void serialize(A& a, Guides& m) {
    a(m.after, m.in_use);
}
template <class A>
void serialize(A& a, GuideRow& m) {
    a(m.digest, m.guide, m.sequence);
}
template <class A>
void serialize(A& a, GuidesAnswer& m) {
    a(m.epoch, m.revision, m.rows, m.withdrawals, m.struck_off);
}
template <class A>
void serialize(A& a, GuideQuery& m) {
    a(m.digest);
}
template <class A>
void serialize(A& a, GuideAnswer& m) {
    a(m.proposal, m.approval, m.bundle);
}
template <class A>
void serialize(A& a, Desk& m) {
    (void)a, (void)m;
}
template <class A>
void serialize(A& a, DeskRow& m) {
    a(m.digest, m.received_ms, m.proposal, m.approval, m.withdrawal);
}
template <class A>
void serialize(A& a, DeskDevice& m) {
    a(m.device, m.name, m.role, m.seen_ms, m.in_use);
}
template <class A>
void serialize(A& a, DeskAnswer& m) {
    a(m.now_ms, m.rows, m.devices, m.struck_off);
}

template <class Message>
base::Bytes encode(const Message& message) {
    return base::encode_archive(message);
}

template <class Message>
base::Result<Message> decode(base::ByteView bytes) {
    return base::decode_archive<Message>(bytes, {.input_bytes_max = answer_bytes_max});
}

// clang-format off
#define KT_MESSAGE(Type, number)                                                          \
    template <> MessageType type_of<Type>() { return MessageType::number; }               \
    template base::Bytes encode<Type>(const Type&);                                       \
    template base::Result<Type> decode<Type>(base::ByteView);
// clang-format on

KT_MESSAGE(ErrorAnswer, error)
KT_MESSAGE(Hello, hello)
KT_MESSAGE(HelloAnswer, hello_answer)
KT_MESSAGE(Enrol, enrol)
KT_MESSAGE(EnrolAnswer, enrol_answer)
KT_MESSAGE(Held, held)
KT_MESSAGE(HeldAnswer, held_answer)
KT_MESSAGE(Push, push)
KT_MESSAGE(PushAnswer, push_answer)
KT_MESSAGE(Feed, feed)
KT_MESSAGE(FeedAnswer, feed_answer)
KT_MESSAGE(CaseQuery, case_query)
KT_MESSAGE(OpenerQuery, opener_query)
KT_MESSAGE(CaseAnswer, case_answer)
KT_MESSAGE(Bell, bell)
KT_MESSAGE(BellAnswer, bell_answer)
KT_MESSAGE(Bells, bells)
KT_MESSAGE(BellsAnswer, bells_answer)
KT_MESSAGE(Introduce, introduce)
KT_MESSAGE(Done, done)
KT_MESSAGE(Propose, propose)
KT_MESSAGE(Approve, approve)
KT_MESSAGE(Withdraw, withdraw)
KT_MESSAGE(Guides, guides)
KT_MESSAGE(GuidesAnswer, guides_answer)
KT_MESSAGE(GuideQuery, guide_query)
KT_MESSAGE(GuideAnswer, guide_answer)
KT_MESSAGE(Desk, desk)
KT_MESSAGE(DeskAnswer, desk_answer)
#undef KT_MESSAGE

base::Bytes encode_in_use(const std::vector<GuideInUse>& in_use) {
    return base::encode_archive(in_use);
}
base::Result<std::vector<GuideInUse>> decode_in_use(base::ByteView bytes) {
    return base::decode_archive<std::vector<GuideInUse>>(bytes);
}

base::Error explain(Refusal refusal) {
    using base::Fault;
    switch (refusal) {
        case Refusal::bad_message: return {Fault::bad_input, "the hub could not read the message"};
        case Refusal::too_large: return {Fault::too_large, "the message is too large for the hub"};
        case Refusal::stale_nonce: return {Fault::refused, "the request was not fresh"};
        case Refusal::unknown_device:
            return {Fault::not_allowed, "this device is not known at this hub: enrol it first"};
        case Refusal::revoked_device:
            return {Fault::not_allowed, "this device was struck off at the hub"};
        case Refusal::bad_signature:
            return {Fault::not_authentic, "the hub does not recognise this device's signature"};
        case Refusal::bad_digest:
            return {Fault::not_authentic, "the message was changed on its way to the hub"};
        case Refusal::not_allowed:
            return {Fault::not_allowed, "this device may not do this at the hub"};
        case Refusal::wrong_ticket:
            return {Fault::not_allowed, "the hub does not know this enrolment ticket"};
        case Refusal::used_ticket:
            return {Fault::already_done,
                    "this enrolment ticket was already used by another device: ask for a new one"};
        case Refusal::not_found: return {Fault::not_found, "the hub has nothing by that name"};
        case Refusal::bad_seal:
            return {Fault::not_authentic, "the events do not match what the device sealed"};
        case Refusal::gap: return {Fault::refused, "earlier events are missing at the hub"};
        case Refusal::busy: return {Fault::no_line, "the hub is busy: try again later"};
        case Refusal::hub_disk:
            return {Fault::no_line, "the hub cannot store anything now: try again later"};
        case Refusal::not_next:
            return {Fault::refused, "another publication took this place meanwhile"};
        case Refusal::same_person:
            return {Fault::refused, "whoever proposes a publication cannot approve it as well"};
        case Refusal::bad_record:
            return {Fault::not_authentic, "the hub does not believe this publication"};
    }
    return {Fault::refused, "the hub refused for a reason this program does not know"};
}

}  // namespace kt::wire
