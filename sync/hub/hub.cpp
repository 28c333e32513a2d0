#include "sync/hub/hub.hpp"

#include <algorithm>
#include <set>

#include "core/base/log.hpp"
#include "sync/hub/push.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/paths.hpp"
#include "sync/wire/runs.hpp"

namespace kt::hub {

namespace {

using base::Fault;
using keys::Role;
using wire::Refusal;

tl::unexpected<Refusal> no(Refusal refusal) {
    return tl::unexpected<Refusal>(refusal);
}

// What the store could not do, as far as a device need know it.
Refusal from_store(const base::Error& error) {
    switch (error.fault) {
        case Fault::not_found: return Refusal::not_found;
        case Fault::refused: return Refusal::gap;
        case Fault::not_authentic: return Refusal::bad_seal;
        case Fault::already_done: return Refusal::used_ticket;
        default: return Refusal::hub_disk;
    }
}

Refusal from_message(const base::Error& error) {
    switch (error.fault) {
        case Fault::too_large: return Refusal::too_large;
        case Fault::not_authentic: return Refusal::bad_seal;
        default: return Refusal::bad_message;
    }
}

int status_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::bad_message:
        case Refusal::bad_digest:
        case Refusal::bad_seal:
        case Refusal::bad_record: return 400;
        case Refusal::stale_nonce:
        case Refusal::unknown_device:
        case Refusal::bad_signature: return 401;
        case Refusal::revoked_device:
        case Refusal::not_allowed:
        case Refusal::wrong_ticket:
        case Refusal::same_person: return 403;
        case Refusal::not_found: return 404;
        case Refusal::used_ticket:
        case Refusal::gap:
        case Refusal::not_next: return 409;
        case Refusal::too_large: return 413;
        case Refusal::busy: return 503;
        case Refusal::hub_disk: return 507;
    }
    return 400;
}

// Only when it is certain who speaks is a body taken apart.
template <class Message>
tl::expected<Message, Refusal> read(base::ByteView body, std::size_t bytes_max) {
    auto message = wire::open_framed<Message>(body, bytes_max);
    if (!message) return no(from_message(message.error()));
    return std::move(*message);
}

bool teams_have(const std::vector<base::TeamId>& teams, const journal::Wrap& wrap) {
    return wrap.to == journal::Wrap::To::team &&
           std::any_of(teams.begin(), teams.end(),
                       [&](const auto& team) { return team.bytes == wrap.recipient.bytes; });
}

}  // namespace

wire::HttpAnswer Hub::handle(const wire::HttpRequest& request) {
    auto body = answer(request);
    wire::HttpAnswer out;
    out.fields["content-type"] = std::string(wire::content_type);
    out.fields["cache-control"] = "no-store";
    out.fields[std::string(wire::nonce_field)] = nonces_.give();
    if (body) {
        out.status = 200;
        out.body = std::move(*body);
        return out;
    }
    out.status = status_of(body.error());
    out.body = wire::framed(wire::ErrorAnswer{body.error()});
    if (body.error() != Refusal::stale_nonce)
        base::log(base::LogEvent::hub_refused, {.code = static_cast<int>(body.error())});
    return out;
}

Hub::Who Hub::who_asks(std::string_view path) {
    using namespace wire;
    if (path == enrol_path || path == introduce_path) return Who::unknown_yet;
    if (path == guide_path) return Who::either;
    const bool publisher =
        path == propose_path || path == approve_path || path == withdraw_path || path == desk_path;
    return publisher ? Who::publisher : Who::device;
}

bool Hub::is_publishing(std::string_view path) {
    using namespace wire;
    return path == introduce_path || path == guides_path || path == guide_path ||
           who_asks(path) == Who::publisher;
}

Hub::Answer Hub::answer(const wire::HttpRequest& request) {
    using namespace wire;
    const std::string& path = request.path;
    const bool large = path == push_path || path == propose_path;
    const std::size_t bytes_max = large ? push_bytes_max : small_bytes_max;
    if (request.method != "POST") return no(Refusal::not_found);
    if (request.body.size() > bytes_max) return no(Refusal::too_large);
    if (path == hello_path) return hello();

    auto caller = authenticate(request, who_asks(path));
    if (!caller) return no(caller.error());
    if (is_publishing(path)) return publishing(request, *caller);
    const Role role = caller->certificate.role;
    const auto take = [&]<class Message>(Answer (Hub::*step)(const Caller&, const Message&),
                                         bool allowed) -> Answer {
        if (!allowed) return no(Refusal::not_allowed);
        auto message = read<Message>(request.body, bytes_max);
        if (!message) return no(message.error());
        return (this->*step)(*caller, *message);
    };
    if (path == enrol_path) return take(&Hub::enrol, true);
    if (path == held_path) return take(&Hub::held, true);
    if (path == push_path) return take(&Hub::push, true);
    if (path == feed_path) return take(&Hub::feed, role == Role::laptop);
    if (path == case_path) return take(&Hub::read_case, role == Role::laptop);
    if (path == opener_path) return take(&Hub::read_by_opener, role == Role::kiosk);
    if (path == bell_path) return take(&Hub::ring, role == Role::kiosk);
    if (path == bells_path) return take(&Hub::bells, role == Role::laptop);
    return no(Refusal::not_found);
}

Hub::Answer Hub::publishing(const wire::HttpRequest& request, const Caller& caller) {
    using namespace wire;
    const std::string& path = request.path;
    const auto take = [&]<class Message>(auto step, const Message*) -> Answer {
        auto message = read<Message>(request.body, push_bytes_max);
        if (!message) return no(message.error());
        return step(*message);
    };
    auto& desk = publishing_;
    if (path == introduce_path)
        return take([&](const auto& m) { return desk.introduce(caller.signing, m); },
                    static_cast<const Introduce*>(nullptr));
    if (path == guides_path)
        return take([&](const auto& m) { return desk.guides(caller.signing, m); },
                    static_cast<const Guides*>(nullptr));
    if (path == guide_path)
        return take([&](const auto& m) { return desk.guide(m, caller.publisher.has_value()); },
                    static_cast<const GuideQuery*>(nullptr));
    if (path == propose_path)
        return take([&](const auto& m) { return desk.propose(*caller.publisher, m); },
                    static_cast<const Propose*>(nullptr));
    if (path == approve_path)
        return take([&](const auto& m) { return desk.approve(*caller.publisher, m); },
                    static_cast<const Approve*>(nullptr));
    if (path == withdraw_path)
        return take([&](const auto& m) { return desk.withdraw(*caller.publisher, m); },
                    static_cast<const Withdraw*>(nullptr));
    return take([&](const auto&) { return desk.desk(); }, static_cast<const Desk*>(nullptr));
}

tl::expected<keys::DeviceCertificate, Refusal> Hub::certificate_of(const keys::PublicKey& signing) {
    auto row = store_.device(signing);
    if (!row)
        return no(row.error().fault == Fault::not_found ? Refusal::unknown_device
                                                        : Refusal::hub_disk);
    auto package = keys::decode_package(row->package);
    if (!package) return no(Refusal::unknown_device);
    // The root's word, each time: a row that someone slipped into the store makes no device.
    auto certificate = keys::verify_as<keys::DeviceCertificate>(settings_.root, package->device);
    if (!certificate || certificate->signing != signing) return no(Refusal::unknown_device);
    if (row->revoked) return no(Refusal::revoked_device);
    return std::move(*certificate);
}

tl::expected<void, Refusal> Hub::know(Caller& caller, Who who) {
    if (who == Who::unknown_yet) return {};
    if (who != Who::publisher) {
        auto certificate = certificate_of(caller.signing);
        if (certificate) {
            caller.certificate = std::move(*certificate);
            return {};
        }
        if (who == Who::device || certificate.error() != Refusal::unknown_device)
            return no(certificate.error());
    }
    auto publisher = publishing_.publisher(caller.signing);
    if (!publisher) return no(publisher.error());
    caller.publisher = std::move(*publisher);
    return {};
}

tl::expected<Hub::Caller, Refusal> Hub::authenticate(const wire::HttpRequest& request, Who who) {
    const auto claim = wire::read_claim(request);
    if (!claim) return no(Refusal::bad_signature);
    if (!nonces_.fresh(claim->nonce)) return no(Refusal::stale_nonce);
    Caller caller{claim->device, {}, {}};
    if (auto known = know(caller, who); !known) return no(known.error());
    if (!wire::signature_holds(*claim, request, settings_.authority))
        return no(Refusal::bad_signature);
    if (!nonces_.use(claim->nonce)) return no(Refusal::busy);
    if (!wire::digest_holds(*claim, request.body)) return no(Refusal::bad_digest);
    return caller;
}

Hub::Answer Hub::hello() {
    auto facts = store_.facts();
    if (!facts) return no(from_store(facts.error()));
    return wire::framed(wire::HelloAnswer{wire::protocol_version, facts->epoch});
}

Hub::Answer Hub::enrol(const Caller& caller, const wire::Enrol& message) {
    auto request = keys::decode_device_request(message.request);
    if (!request || request->signing != caller.signing) return no(Refusal::bad_message);
    auto ticket = store_.ticket(request->ticket);
    if (!ticket && ticket.error().fault != Fault::not_found) return no(Refusal::hub_disk);
    if (!ticket || !keys::check_request_for_hub(*request, ticket->stub))
        return no(Refusal::wrong_ticket);
    auto bound =
        store_.bind_ticket(request->ticket, {caller.signing, message.request, clock_.wall_ms()});
    if (!bound) return no(from_store(bound.error()));
    auto row = store_.device(caller.signing);
    if (!row && row.error().fault != Fault::not_found) return no(Refusal::hub_disk);
    if (row && row->revoked) return no(Refusal::revoked_device);
    return wire::framed(wire::EnrolAnswer{row ? row->package : base::Bytes{}});
}

Hub::Answer Hub::held(const Caller&, const wire::Held& message) {
    if (message.chains.size() > wire::chains_per_query_max) return no(Refusal::too_large);
    auto chains = store_.held(message.case_id, message.chains);
    if (!chains) return no(from_store(chains.error()));
    return wire::framed(wire::HeldAnswer{std::move(*chains)});
}

Hub::Answer Hub::push(const Caller& caller, const wire::Push& message) {
    auto batch = verify_push(message, caller.signing, clock_.wall_ms());
    if (!batch) return no(from_message(batch.error()));
    // Openers are offered at kiosks, so only a kiosk knows them all.
    batch->openers_whole = batch->openers_whole && caller.certificate.role == Role::kiosk;
    auto outcome = store_.push(*batch);
    if (!outcome) return no(from_store(outcome.error()));
    if (outcome->forked) base::log(base::LogEvent::hub_fork);
    const auto facts = store_.facts();
    const auto durable_to = store_.durable_to();
    if (!facts || !durable_to) return no(Refusal::hub_disk);
    return wire::framed(
        wire::PushAnswer{facts->epoch, outcome->position, *durable_to, std::move(outcome->chains)});
}

Hub::Answer Hub::feed(const Caller& caller, const wire::Feed& message) {
    if (message.after == UINT64_MAX) return no(Refusal::bad_message);
    auto page = store_.feed(caller.certificate.teams, message.after, wire::feed_rows_per_page_max);
    const auto facts = store_.facts();
    const auto durable_to = store_.durable_to();
    if (!page || !facts || !durable_to) return no(Refusal::hub_disk);
    return wire::framed(
        wire::FeedAnswer{facts->epoch, *durable_to, std::move(page->rows), page->more});
}

Hub::Answer Hub::read_case(const Caller& caller, const wire::CaseQuery& message) {
    auto wraps = store_.wraps(message.case_id);
    if (!wraps) return no(from_store(wraps.error()));
    std::erase_if(*wraps,
                  [&](const auto& wrap) { return !teams_have(caller.certificate.teams, wrap); });
    // The same answer whether it is not there or not theirs: nothing to learn by asking.
    if (wraps->empty()) return no(Refusal::not_found);
    return page(message.case_id, message.have, *wraps);
}

Hub::Answer Hub::read_by_opener(const Caller&, const wire::OpenerQuery& message) {
    auto case_id = store_.find_opener(message.lookup);
    if (!case_id) return no(from_store(case_id.error()));
    auto wraps = store_.wraps(*case_id);
    if (!wraps) return no(from_store(wraps.error()));
    std::erase_if(*wraps, [&](const auto& wrap) {
        return wrap.to != journal::Wrap::To::opener || wrap.recipient.bytes != message.lookup.bytes;
    });
    return page(*case_id, message.have, *wraps);
}

Hub::Answer Hub::page(const base::CaseId& case_id, const std::vector<wire::HaveChain>& have,
                      const std::vector<journal::Wrap>& wraps) {
    if (have.size() > wire::chains_per_query_max) return no(Refusal::too_large);
    auto found = store_.read_case(case_id, have, wire::page_bytes_max);
    if (!found) return no(from_store(found.error()));
    wire::CaseAnswer out;
    out.case_id = case_id;
    out.runs = wire::compact(found->events);
    out.more = found->more;
    std::set<keys::PublicKey> sealers;
    for (const auto& seal : found->seals) {
        out.seals.push_back(journal::encode(seal));
        sealers.insert(seal.device);
    }
    for (const auto& sealer : sealers) {
        auto row = store_.device(sealer);
        auto package =
            row ? keys::decode_package(row->package) : tl::unexpected<base::Error>(row.error());
        if (!package) return no(Refusal::hub_disk);
        out.certificates.push_back(keys::encode(package->device));
    }
    for (const auto& wrap : wraps) out.wraps.push_back(wire::to_wire(wrap));
    return wire::framed(out);
}

Hub::Answer Hub::ring(const Caller& caller, const wire::Bell& message) {
    if (message.sealed.size() > wire::bell_bytes_max) return no(Refusal::too_large);
    if (caller.certificate.teams.empty()) return no(Refusal::not_allowed);
    auto delivered = store_.ring(message, caller.certificate.teams.front(), clock_.wall_ms());
    if (!delivered) return no(from_store(delivered.error()));
    return wire::framed(wire::BellAnswer{*delivered});
}

Hub::Answer Hub::bells(const Caller& caller, const wire::Bells& message) {
    auto found = store_.bells(caller.certificate.teams, message.after, wire::bells_per_page_max);
    if (!found) return no(from_store(found.error()));
    return wire::framed(wire::BellsAnswer{std::move(*found)});
}

}  // namespace kt::hub
