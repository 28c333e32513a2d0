// Publishers in the ceremony's folder.
#include <algorithm>
#include <filesystem>

#include "core/base/file.hpp"
#include "core/keys/ceremony.hpp"
#include "core/keys/ceremony_files.hpp"

namespace kt::keys {
namespace {

using base::Fault;

std::string publisher_path(const Root& root, const base::DeviceId& id) {
    return root.folder + "/publishers/" + id.hex() + ".cert";
}
std::string struck_off_path(const Root& root) {
    return root.folder + "/struck-off.cert";
}

bool holds(const StruckOffCertificate& list, const base::DeviceId& id) {
    return std::find(list.publishers.begin(), list.publishers.end(), id) != list.publishers.end();
}

}  // namespace

base::Result<PublisherPackage> certify_publisher(const Root& root, const PublisherRequest& request,
                                                 base::Random& random) {
    if (!good_name(request.name))
        return base::failed(Fault::bad_input,
                            "in the name of this publisher stands a character that nobody sees, an "
                            "accent apart from its letter, or a space too many");
    auto known = publishers(root);
    if (!known) return tl::unexpected(known.error());
    auto gone = struck_off_publishers(root);
    if (!gone) return tl::unexpected(gone.error());
    for (const auto& publisher : *known)
        if (same_person(publisher.name, request.name) && !holds(*gone, publisher.publisher))
            return base::failed(Fault::already_done,
                                "there is a publisher of this name; strike that one off first");
    if (auto made = base::make_folder(root.folder + "/publishers"); !made)
        return tl::unexpected(made.error());
    auto hub = read_certificate_file(root.folder + "/hub.cert");
    if (!hub) return base::failed("the hub has not been certified", hub.error());
    const PublisherCertificate described{base::DeviceId::random(random), request.name,
                                         request.signing};
    auto certificate = issue_to_file(root, described, publisher_path(root, described.publisher));
    if (!certificate) return tl::unexpected(certificate.error());
    return PublisherPackage{root.signing.public_key(), std::move(*certificate), std::move(*hub)};
}

base::Result<std::vector<PublisherCertificate>> publishers(const Root& root) {
    std::vector<PublisherCertificate> found;
    std::error_code none_yet;
    for (const auto& entry :
         std::filesystem::directory_iterator(root.folder + "/publishers", none_yet)) {
        if (entry.path().extension() != ".cert") continue;
        auto certificate = read_certificate_file(entry.path().string());
        if (!certificate) return tl::unexpected(certificate.error());
        auto publisher = verify_as<PublisherCertificate>(root.signing.public_key(), *certificate);
        if (!publisher) return tl::unexpected(publisher.error());
        found.push_back(std::move(*publisher));
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return found;
}

base::Result<StruckOffCertificate> struck_off_publishers(const Root& root) {
    auto certificate = read_certificate_file(struck_off_path(root));
    if (!certificate && certificate.error().fault == Fault::not_found)
        return StruckOffCertificate{};
    if (!certificate) return tl::unexpected(certificate.error());
    return verify_as<StruckOffCertificate>(root.signing.public_key(), *certificate);
}

base::Result<Certificate> strike_off_publisher(const Root& root, const base::DeviceId& publisher) {
    auto known = publishers(root);
    if (!known) return tl::unexpected(known.error());
    if (std::none_of(known->begin(), known->end(),
                     [&](const auto& one) { return one.publisher == publisher; }))
        return base::failed(Fault::not_found, "this root certified no such publisher");
    auto list = struck_off_publishers(root);
    if (!list) return tl::unexpected(list.error());
    if (!holds(*list, publisher)) list->publishers.push_back(publisher);
    if (list->publishers.size() > struck_off_max)
        return base::failed(Fault::too_large, "the list of struck off publishers is full");
    return issue_to_file(root, *list, struck_off_path(root));
}

}  // namespace kt::keys
