#include "core/keys/publisher.hpp"

#include "core/base/file.hpp"
#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;

constexpr std::string_view publisher_file = "/publisher.kt";
constexpr std::string_view publisher_label = "keukentafel publisher 1";
constexpr std::string_view request_label = "keukentafel publisher request 1";
constexpr std::uint8_t publisher_version = 1;
constexpr std::size_t encoded_certificate_bytes_max = certificate_bytes_max + 2 + signature_bytes;
constexpr std::size_t publisher_file_bytes_max = 16 * 1024;
constexpr std::size_t fingerprint_groups = 4, fingerprint_group_letters = 4;

base::Bytes signed_part(const PublisherRequest& request) {
    base::Bytes bytes;
    base::put_be(bytes, publisher_version, 1);
    put_text(bytes, request.name);
    base::append(bytes, request.signing);
    return bytes;
}

tl::unexpected<base::Error> damaged() {
    return base::failed(Fault::bad_input, "the file with this publisher's key is damaged");
}

}  // namespace

base::Bytes encode(const PublisherRequest& request) {
    base::Bytes bytes = signed_part(request);
    base::append(bytes, request.signature);
    return bytes;
}

base::Result<PublisherRequest> decode_publisher_request(base::ByteView bytes) {
    Fields fields(bytes);
    PublisherRequest request;
    fields.must_be(fields.number(1) == publisher_version);
    request.name = fields.text(name_bytes_max);
    fields.must_be(!request.name.empty());
    fields.into(request.signing);
    fields.into(request.signature);
    if (!fields.good_end() || bytes.size() > publisher_request_bytes_max)
        return base::failed(Fault::bad_input, "this is not the request of a publisher");
    if (!verify(request.signing, request_label, signed_part(request), request.signature))
        return base::failed(Fault::not_authentic, "the request was not made with its own key");
    return request;
}

std::string fingerprint(const PublisherRequest& request) {
    const std::string hex = base::to_hex(hash(request_label, signed_part(request)));
    std::string shown;
    for (std::size_t i = 0; i < fingerprint_groups; ++i)
        shown += (i == 0 ? "" : " ") +
                 hex.substr(i * fingerprint_group_letters, fingerprint_group_letters);
    return shown;
}

base::Bytes encode(const PublisherPackage& package) {
    base::Bytes bytes;
    base::put_be(bytes, publisher_version, 1);
    base::append(bytes, package.root);
    put_blob(bytes, encode(package.publisher));
    put_blob(bytes, encode(package.hub));
    return bytes;
}

base::Result<PublisherPackage> decode_publisher_package(base::ByteView bytes) {
    Fields fields(bytes);
    PublisherPackage package;
    fields.must_be(fields.number(1) == publisher_version);
    fields.into(package.root);
    auto publisher = decode_certificate(fields.blob(encoded_certificate_bytes_max));
    auto hub = decode_certificate(fields.blob(encoded_certificate_bytes_max));
    if (!fields.good_end() || !publisher || !hub)
        return base::failed(Fault::bad_input, "these are not the papers of a publisher");
    package.publisher = std::move(*publisher);
    package.hub = std::move(*hub);
    return package;
}

PublisherRequest Publisher::request() const {
    PublisherRequest made{name, signing.public_key(), {}};
    made.signature = signing.sign(request_label, signed_part(made));
    return made;
}

Publisher begin_publisher(std::string name, base::Random& random) {
    return {std::move(name), SigningKey::random(random), std::nullopt};
}

base::Status accept_publisher_package(Publisher& publisher, const PublisherPackage& package) {
    auto certificate = verify_as<PublisherCertificate>(package.root, package.publisher);
    if (!certificate) return tl::unexpected(certificate.error());
    if (certificate->signing != publisher.signing.public_key())
        return base::failed(Fault::not_authentic, "these papers are of another publisher");
    if (auto hub = verify_as<HubCertificate>(package.root, package.hub); !hub)
        return tl::unexpected(hub.error());
    publisher.name = certificate->name;
    publisher.papers = package;
    return {};
}

base::Result<PublisherCertificate> certificate_of(const Publisher& publisher) {
    if (!publisher.papers)
        return base::failed(Fault::not_allowed, "this publisher has not been certified yet");
    return verify_as<PublisherCertificate>(publisher.papers->root, publisher.papers->publisher);
}

base::Result<HubCertificate> hub_of(const Publisher& publisher) {
    if (!publisher.papers)
        return base::failed(Fault::not_allowed, "this publisher has not been certified yet");
    return verify_as<HubCertificate>(publisher.papers->root, publisher.papers->hub);
}

base::Status save_publisher(const std::string& folder, const Publisher& publisher,
                            const MasterKey& master, base::Random& random) {
    base::Bytes plain;
    base::put_be(plain, publisher_version, 1);
    put_text(plain, publisher.name);
    base::append(plain, publisher.signing.seed());
    put_blob(plain, publisher.papers ? encode(*publisher.papers) : base::Bytes{});
    const auto sealed = wrap(master.view(), publisher_label, plain, random);
    wipe(plain);
    return base::write_file(folder + std::string(publisher_file), sealed,
                            base::Readable::by_owner_only);
}

base::Result<Publisher> load_publisher(const std::string& folder, const MasterKey& master) {
    auto sealed = base::read_file(folder + std::string(publisher_file), publisher_file_bytes_max);
    if (!sealed) return tl::unexpected(sealed.error());
    auto plain = unwrap(master.view(), publisher_label, *sealed);
    if (!plain) return damaged();
    Fields fields(*plain);
    fields.must_be(fields.number(1) == publisher_version);
    std::string name = fields.text(name_bytes_max);
    std::array<std::uint8_t, key_bytes> seed{};
    fields.into(seed);
    const base::Bytes papers = fields.blob(publisher_package_bytes_max);
    const bool whole = fields.good_end();
    wipe(*plain);
    Publisher publisher{std::move(name), SigningKey::from_seed(seed), std::nullopt};
    wipe(seed);
    if (!whole) return damaged();
    if (papers.empty()) return publisher;
    auto package = decode_publisher_package(papers);
    if (!package) return tl::unexpected(package.error());
    if (auto fits = accept_publisher_package(publisher, *package); !fits)
        return tl::unexpected(fits.error());
    return publisher;
}

}  // namespace kt::keys
