#include "sync/outbox/mailbox.hpp"

#include <algorithm>
#include <set>

#include "sync/outbox/outbox.hpp"

namespace kt::outbox {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

// Names of notes; the forms of their values are in README.md.
const std::string line_note = "sync.line";
const std::string bell_out = "sync.bell.out.";
const std::string bell_in = "sync.bell.in.";
const std::string request_prefix = "sync.request.";

constexpr std::int64_t worth_answering_ms = 15 * 60'000;  // older bells and requests are history
constexpr std::size_t bell_plain_bytes = 128;             // one size, so that it tells nothing

// Also true of a time in the future: the clock was set back since.
bool older_than(std::int64_t then_ms, std::int64_t limit_ms, const base::Clock& clock) {
    const std::int64_t age_ms = clock.wall_ms() - then_ms;
    return age_ms > limit_ms || age_ms < -limit_ms;
}

struct LineNote {
    Line line = Line::never;
    std::int64_t since_ms = 0;
    std::int64_t reported_ms = 0;
};

Result<LineNote> read_line(journal::Journal& journal) {
    auto note = journal.note(line_note);
    if (!note && note.error().fault == Fault::not_found) return LineNote{};
    if (!note) return tl::unexpected(note.error());
    base::ByteReader reader(*note);
    const auto line = reader.take_be(1);
    const auto since_ms = reader.take_be(8);
    const auto reported_ms = reader.take_be(8);
    if (!reported_ms || *line > 2) return LineNote{};
    return LineNote{static_cast<Line>(*line), static_cast<std::int64_t>(*since_ms),
                    static_cast<std::int64_t>(*reported_ms)};
}

struct BellNote {
    BellAnswer answer = BellAnswer::ringing;
    std::int64_t rung_ms = 0;
    base::Bytes sealed;
};

Status write_bell(journal::Journal& journal, const BellId& bell, const BellNote& value) {
    base::Bytes bytes{static_cast<std::uint8_t>(value.answer)};
    base::put_be(bytes, static_cast<std::uint64_t>(value.rung_ms), 8);
    base::append(bytes, value.sealed);
    return journal.put_note(bell_out + bell.hex(), bytes);
}

Result<BellNote> read_bell(journal::Journal& journal, const std::string& name) {
    auto note = journal.note(name);
    if (!note) return tl::unexpected(note.error());
    base::ByteReader reader(*note);
    const auto answer = reader.take_be(1);
    const auto rung_ms = reader.take_be(8);
    if (!rung_ms) return failed(Fault::bad_input, "a note of a bell that cannot be read");
    return BellNote{static_cast<BellAnswer>(*answer), static_cast<std::int64_t>(*rung_ms),
                    base::copy(reader.rest())};
}

struct RequestNote {
    RequestStatus status = RequestStatus::none;
    std::int64_t asked_ms = 0;
};

Status write_request(journal::Journal& journal, const keys::LookupId& lookup,
                     const RequestNote& value) {
    base::Bytes bytes{static_cast<std::uint8_t>(value.status)};
    base::put_be(bytes, static_cast<std::uint64_t>(value.asked_ms), 8);
    return journal.put_note(request_prefix + lookup.hex(), bytes);
}

Result<RequestNote> read_request(journal::Journal& journal, const keys::LookupId& lookup) {
    auto note = journal.note(request_prefix + lookup.hex());
    if (!note && note.error().fault == Fault::not_found) return RequestNote{};
    if (!note) return tl::unexpected(note.error());
    base::ByteReader reader(*note);
    const auto status = reader.take_be(1);
    const auto asked_ms = reader.take_be(8);
    if (!asked_ms) return RequestNote{};
    return RequestNote{static_cast<RequestStatus>(*status), static_cast<std::int64_t>(*asked_ms)};
}

template <class Id>
std::optional<Id> id_in(const std::string& name, const std::string& prefix) {
    return Id::from_hex(std::string_view(name).substr(prefix.size()));
}

// Cuts between letters, never inside one.
std::string shortened(const std::string& text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

}  // namespace

// ---- The line

Status report_line(journal::Journal& journal, const base::Clock& clock, bool up) {
    auto before = read_line(journal);
    if (!before) return tl::unexpected(before.error());
    // A device that never reached its hub has no line to lose.
    const Line line = up ? Line::up : before->line == Line::never ? Line::never : Line::down;
    base::Bytes bytes{static_cast<std::uint8_t>(line)};
    const bool same = before->line == line;
    base::put_be(bytes, static_cast<std::uint64_t>(same ? before->since_ms : clock.wall_ms()), 8);
    base::put_be(bytes, static_cast<std::uint64_t>(clock.wall_ms()), 8);
    return journal.put_note(line_note, bytes);
}

Result<LineState> line_state(journal::Journal& journal, const base::Clock& clock) {
    auto note = read_line(journal);
    if (!note) return tl::unexpected(note.error());
    auto waiting = pending(journal);
    if (!waiting) return tl::unexpected(waiting.error());
    auto stuck = stuck_cases(journal, Way::to_hub);
    if (!stuck) return tl::unexpected(stuck.error());
    auto unread = stuck_cases(journal, Way::from_hub);
    if (!unread) return tl::unexpected(unread.error());

    LineState state{note->line, note->since_ms, 0,
                    static_cast<std::uint32_t>(stuck->size() + unread->size())};
    if (state.line == Line::up && older_than(note->reported_ms, line_stale_ms, clock)) {
        state.line = Line::down;
        state.since_ms = note->reported_ms;
    }
    std::set<base::CaseId> cases;
    for (const auto& release : *waiting) cases.insert(release.case_id);
    state.cases_waiting = static_cast<std::uint32_t>(cases.size());
    return state;
}

// ---- The bell

Result<BellId> ring_bell(journal::Journal& journal, base::Random& random, const base::Clock& clock,
                         const keys::PublicKey& team_box, const BellCall& call) {
    const std::string name = shortened(call.device, bell_name_bytes_max);
    base::Bytes plain{1, static_cast<std::uint8_t>(call.kind)};
    base::put_be(plain, static_cast<std::uint64_t>(call.at_ms), 8);
    base::put_be(plain, name.size(), 1);
    base::append(plain, base::view(name));
    plain.resize(bell_plain_bytes);
    const BellId bell = BellId::random(random);
    auto written = write_bell(
        journal, bell, {BellAnswer::ringing, clock.wall_ms(), keys::seal_to(team_box, plain)});
    if (!written) return tl::unexpected(written.error());
    return bell;
}

Result<BellAnswer> bell_answer(journal::Journal& journal, const base::Clock& clock,
                               const BellId& bell) {
    auto note = read_bell(journal, bell_out + bell.hex());
    if (!note) return tl::unexpected(note.error());
    if (note->answer == BellAnswer::ringing && older_than(note->rung_ms, bell_answer_ms, clock))
        return BellAnswer::no_line;
    return note->answer;
}

Status forget_bell(journal::Journal& journal, const BellId& bell) {
    return journal.remove_note(bell_out + bell.hex());
}

Result<std::vector<BellToRing>> bells_to_ring(journal::Journal& journal, const base::Clock& clock) {
    auto names = journal.note_names(bell_out);
    if (!names) return tl::unexpected(names.error());
    std::vector<BellToRing> bells;
    for (const auto& name : *names) {
        const auto id = id_in<BellId>(name, bell_out);
        auto note = read_bell(journal, name);
        if (!id || !note || note->answer == BellAnswer::delivered) continue;
        if (older_than(note->rung_ms, worth_answering_ms, clock)) continue;
        bells.push_back({*id, std::move(note->sealed)});
    }
    return bells;
}

Status answer_bell(journal::Journal& journal, const BellId& bell, BellAnswer answer) {
    auto note = read_bell(journal, bell_out + bell.hex());
    if (!note && note.error().fault == Fault::not_found) return {};  // the session forgot it
    if (!note) return tl::unexpected(note.error());
    if (note->answer == answer) return {};
    note->answer = answer;
    return write_bell(journal, bell, *note);
}

Status put_received_bell(journal::Journal& journal, const ReceivedBell& bell) {
    base::Bytes bytes = base::copy(bell.team.view());
    base::put_be(bytes, static_cast<std::uint64_t>(bell.received_ms), 8);
    base::append(bytes, bell.sealed);
    return journal.put_note(bell_in + bell.id.hex(), bytes);
}

Result<std::vector<ReceivedBell>> received_bells(journal::Journal& journal) {
    auto names = journal.note_names(bell_in);
    if (!names) return tl::unexpected(names.error());
    std::vector<ReceivedBell> bells;
    for (const auto& name : *names) {
        const auto id = id_in<BellId>(name, bell_in);
        auto note = journal.note(name);
        if (!id || !note) continue;
        base::ByteReader reader(*note);
        ReceivedBell bell{*id, {}, 0, {}};
        const bool team = reader.take_into(bell.team.bytes);
        const auto received_ms = reader.take_be(8);
        if (!team || !received_ms) continue;
        bell.received_ms = static_cast<std::int64_t>(*received_ms);
        bell.sealed = base::copy(reader.rest());
        bells.push_back(std::move(bell));
    }
    std::stable_sort(bells.begin(), bells.end(),
                     [](const auto& a, const auto& b) { return a.received_ms < b.received_ms; });
    return bells;
}

Result<BellCall> open_bell(const ReceivedBell& bell, const keys::BoxKey& team_box) {
    auto plain = team_box.open(bell.sealed);
    if (!plain) return tl::unexpected(plain.error());
    base::ByteReader reader(*plain);
    const auto version = reader.take_be(1);
    const auto kind = reader.take_be(1);
    const auto at_ms = reader.take_be(8);
    const auto name_bytes = reader.take_be(1);
    const auto name = name_bytes ? reader.take(*name_bytes) : std::nullopt;
    if (!name || *version != 1 || *kind < 1 || *kind > 3)
        return failed(Fault::bad_input, "a bell of a form this program does not know");
    return BellCall{static_cast<BellCall::Kind>(*kind), static_cast<std::int64_t>(*at_ms),
                    std::string(base::text_view(*name))};
}

Status dismiss_bell(journal::Journal& journal, const BellId& bell) {
    return journal.remove_note(bell_in + bell.hex());
}

// ---- A case by its opener

Status request_case(journal::Journal& journal, const base::Clock& clock,
                    const keys::LookupId& lookup) {
    return write_request(journal, lookup, {RequestStatus::waiting, clock.wall_ms()});
}

Result<RequestStatus> case_request(journal::Journal& journal, const base::Clock& clock,
                                   const keys::LookupId& lookup) {
    auto note = read_request(journal, lookup);
    if (!note) return tl::unexpected(note.error());
    if (note->status == RequestStatus::waiting && older_than(note->asked_ms, line_stale_ms, clock))
        return RequestStatus::no_line;
    return note->status;
}

Status forget_request(journal::Journal& journal, const keys::LookupId& lookup) {
    return journal.remove_note(request_prefix + lookup.hex());
}

Result<std::vector<keys::LookupId>> requested_cases(journal::Journal& journal,
                                                    const base::Clock& clock) {
    auto names = journal.note_names(request_prefix);
    if (!names) return tl::unexpected(names.error());
    std::vector<keys::LookupId> lookups;
    for (const auto& name : *names) {
        const auto lookup = id_in<keys::LookupId>(name, request_prefix);
        if (!lookup) continue;
        auto note = read_request(journal, *lookup);
        if (!note) return tl::unexpected(note.error());
        if (note->status != RequestStatus::waiting && note->status != RequestStatus::no_line)
            continue;
        if (!older_than(note->asked_ms, worth_answering_ms, clock)) lookups.push_back(*lookup);
    }
    return lookups;
}

Status answer_request(journal::Journal& journal, const keys::LookupId& lookup,
                      RequestStatus status) {
    auto note = read_request(journal, lookup);
    if (!note) return tl::unexpected(note.error());
    if (note->status == RequestStatus::none || note->status == status) return {};
    return write_request(journal, lookup, {status, note->asked_ms});
}

}  // namespace kt::outbox
