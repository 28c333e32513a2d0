#include "core/publication/record.hpp"

#include <algorithm>

#include "core/keys/fields.hpp"
#include "core/keys/publisher.hpp"

namespace kt::publication {

namespace {

using base::Bytes;
using base::ByteView;
using base::failed;
using base::Fault;
using keys::Fields;

constexpr std::string_view digest_label = "keukentafel publication 1";
constexpr std::string_view proposal_label = "keukentafel publication proposal 1";
constexpr std::string_view approval_label = "keukentafel publication approval 1";
constexpr std::string_view withdrawal_label = "keukentafel publication withdrawal 1";
constexpr std::uint8_t record_version = 1;
constexpr std::size_t publication_bytes_max = packed_bytes_max + 2 * record_bytes_max + 64;

tl::unexpected<base::Error> bad_form() {
    return failed(Fault::bad_input, "a publication is not of the form it must have");
}

Bytes encode(const Statement& statement) {
    Bytes to;
    base::put_be(to, record_version, 1);
    base::put_be(to, static_cast<std::uint8_t>(statement.kind), 1);
    base::append(to, statement.id.bytes);
    base::put_be(to, statement.sequence, 8);
    base::put_be(to, static_cast<std::uint64_t>(statement.created_ms), 8);
    base::append(to, statement.previous);
    base::append(to, statement.guide_digest);
    base::put_be(to, statement.unpacked_bytes, 4);
    base::append(to, statement.bundle);
    keys::put_text(to, statement.guide);
    keys::put_text(to, statement.version);
    return to;
}

base::Result<Statement> decode_statement(ByteView bytes) {
    Fields fields(bytes);
    Statement statement;
    fields.must_be(fields.number(1) == record_version);
    statement.kind = static_cast<Kind>(fields.number(1));
    fields.must_be(statement.kind == Kind::guide);
    fields.into(statement.id.bytes);
    statement.sequence = fields.number(8);
    fields.must_be(statement.sequence > 0);
    statement.created_ms = static_cast<std::int64_t>(fields.number(8));
    fields.into(statement.previous);
    fields.into(statement.guide_digest);
    statement.unpacked_bytes = static_cast<std::uint32_t>(fields.number(4));
    fields.must_be(statement.unpacked_bytes <= bundle_bytes_max);
    fields.into(statement.bundle);
    statement.guide = fields.text(guide_name_bytes_max);
    // It names a place on a device's disk and in people's terminals.
    fields.must_be(good_name(statement.guide) && statement.guide.find('/') == std::string::npos);
    statement.version = fields.text(guide_version_bytes_max);
    fields.must_be(std::all_of(statement.version.begin(), statement.version.end(),
                               [](char c) { return c > ' ' && c < 127; }));
    if (!fields.good_end()) return bad_form();
    return statement;
}

Bytes sign(std::string_view label, Bytes content, const Signer& publisher) {
    Signed record{std::move(content), {}, publisher.certificate};
    record.signature = publisher.key.sign(label, record.content);
    return encode(record);
}

struct Believed {
    Bytes content;
    keys::PublisherCertificate by;
};
// Shape, then the certificate under the root, then the signature; the content is not yet read.
base::Result<Believed> verify_signed(const Trust& trust, std::string_view label, ByteView bytes) {
    if (bytes.size() > record_bytes_max) return bad_form();
    Fields fields(bytes);
    Signed record;
    record.content = fields.blob(record_bytes_max);
    fields.into(record.signature);
    const Bytes certificate = fields.blob(record_bytes_max);
    if (!fields.good_end()) return bad_form();
    auto decoded = keys::decode_certificate(certificate);
    if (!decoded) return tl::unexpected(decoded.error());
    auto by = keys::verify_as<keys::PublisherCertificate>(trust.root, *decoded);
    if (!by)
        return failed(Fault::not_authentic, "who signed this is no publisher of this municipality");
    if (!keys::verify(by->signing, label, record.content, record.signature))
        return failed(Fault::not_authentic, "the publisher's signature does not hold");
    if (is_struck_off(trust, by->publisher))
        return failed(Fault::not_allowed, "this publisher was struck off");
    return Believed{std::move(record.content), std::move(*by)};
}

}  // namespace

base::Bytes encode(const Signed& record) {
    Bytes to;
    keys::put_blob(to, record.content);
    base::append(to, record.signature);
    keys::put_blob(to, keys::encode(record.certificate));
    return to;
}

Digest digest_of(const Statement& statement) {
    return keys::hash(digest_label, encode(statement));
}

base::Bytes propose(const Statement& statement, const Signer& publisher) {
    return sign(proposal_label, encode(statement), publisher);
}

base::Bytes approve(const Digest& digest, const Signer& publisher) {
    Bytes content{record_version};
    base::append(content, digest);
    return sign(approval_label, std::move(content), publisher);
}

base::Bytes withdraw(const Digest& digest, std::string_view reason, const Signer& publisher) {
    Bytes content{record_version};
    base::append(content, digest);
    keys::put_text(content, reason.substr(0, reason_bytes_max));
    return sign(withdrawal_label, std::move(content), publisher);
}

base::Result<Proposed> verify_proposal(const Trust& trust, ByteView proposal) {
    auto believed = verify_signed(trust, proposal_label, proposal);
    if (!believed) return tl::unexpected(believed.error());
    auto statement = decode_statement(believed->content);
    if (!statement) return tl::unexpected(statement.error());
    return Proposed{std::move(*statement), keys::hash(digest_label, believed->content),
                    std::move(believed->by)};
}

base::Result<keys::PublisherCertificate> verify_approval(const Trust& trust, ByteView approval,
                                                         const Proposed& proposed) {
    auto believed = verify_signed(trust, approval_label, approval);
    if (!believed) return tl::unexpected(believed.error());
    Fields fields(believed->content);
    Digest digest{};
    fields.must_be(fields.number(1) == record_version);
    fields.into(digest);
    if (!fields.good_end()) return bad_form();
    if (digest != proposed.digest)
        return failed(Fault::refused, "this approval is of another publication");
    const auto& by = believed->by;
    if (by.publisher == proposed.by.publisher || by.signing == proposed.by.signing ||
        keys::same_person(by.name, proposed.by.name))
        return failed(Fault::refused, "whoever proposes a publication cannot approve it as well");
    return std::move(believed->by);
}

base::Result<Withdrawn> verify_withdrawal(const Trust& trust, ByteView withdrawal) {
    auto believed = verify_signed(trust, withdrawal_label, withdrawal);
    if (!believed) return tl::unexpected(believed.error());
    Fields fields(believed->content);
    Withdrawn withdrawn;
    fields.must_be(fields.number(1) == record_version);
    fields.into(withdrawn.digest);
    withdrawn.reason = fields.text(reason_bytes_max);
    if (!fields.good_end()) return bad_form();
    withdrawn.by = std::move(believed->by);
    return withdrawn;
}

base::Status check_bundle(const Statement& statement, ByteView packed) {
    if (packed.size() > packed_bytes_max)
        return failed(Fault::too_large, "the bundle of a publication is over its limit");
    if (keys::hash(packed) != statement.bundle)
        return failed(Fault::not_authentic, "the files are not those that were signed");
    return {};
}

base::Bytes encode(const Publication& publication) {
    Bytes to;
    base::put_be(to, record_version, 1);
    for (const auto* part : {&publication.proposal, &publication.approval, &publication.bundle})
        keys::put_blob(to, *part);
    return to;
}

base::Result<Publication> decode_publication(ByteView bytes) {
    if (bytes.size() > publication_bytes_max) return bad_form();
    Fields fields(bytes);
    fields.must_be(fields.number(1) == record_version);
    Publication publication;
    publication.proposal = fields.blob(record_bytes_max);
    publication.approval = fields.blob(record_bytes_max);
    publication.bundle = fields.blob(packed_bytes_max);
    if (!fields.good_end()) return bad_form();
    return publication;
}

base::Result<Verified> verify(const Trust& trust, const Publication& publication) {
    auto proposed = verify_proposal(trust, publication.proposal);
    if (!proposed) return tl::unexpected(proposed.error());
    auto approved = verify_approval(trust, publication.approval, *proposed);
    if (!approved) return tl::unexpected(approved.error());
    if (auto whole = check_bundle(proposed->statement, publication.bundle); !whole)
        return tl::unexpected(whole.error());
    return Verified{std::move(*proposed), std::move(*approved)};
}

bool is_struck_off(const Trust& trust, const base::DeviceId& publisher) {
    const auto& gone = trust.struck_off;
    return std::find(gone.begin(), gone.end(), publisher) != gone.end();
}

std::string short_name(const Digest& digest) {
    return base::to_hex(base::ByteView(digest).first(6));
}

}  // namespace kt::publication
