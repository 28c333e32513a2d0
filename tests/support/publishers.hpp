// Two people of a municipality who may publish, and a third one who comes later; a small guide that
// they publish.
#pragma once

#include "core/base/file.hpp"
#include "core/publication/shelf.hpp"
#include "tests/support/municipality.hpp"

namespace kt::support {

// tests/support/small_guide.yaml with another text for its first entry.
inline std::string small_guide(const std::string& entry, const std::string& version = "1.0.0") {
    const auto bytes = must(base::read_file("tests/support/small_guide.yaml", 64 * 1024));
    std::string text(base::text_view(bytes));
    const auto put = [&](const std::string& old, const std::string& fresh) {
        const auto at = text.find(old);
        if (at == std::string::npos) throw std::runtime_error("the small guide has no " + old);
        text.replace(at, old.size(), fresh);
    };
    put("Ik wil een scootmobiel", entry);
    put("version: 1.0.0", "version: " + version);
    return text;
}

class Publisher {
  public:
    Publisher(Municipality& of, const std::string& name)
        : publisher(keys::begin_publisher(name, of.random)) {
        must(keys::accept_publisher_package(
            publisher, must(keys::certify_publisher(of.root, publisher.request(), of.random))));
    }
    publication::Signer signer() const { return {publisher.signing, publisher.papers->publisher}; }
    base::DeviceId id() const { return must(keys::certificate_of(publisher)).publisher; }

    keys::Publisher publisher;
};

// The first, or the one after `before`.
inline publication::Statement statement_of(const publication::Packed& packed,
                                           const std::vector<publication::File>& files,
                                           const publication::Statement* before = nullptr) {
    publication::Statement statement;
    const auto loaded = guide::load_files(publication::sorted_out(files).guide);
    statement.guide = "klein";
    statement.version = loaded.guide.version;
    const auto digest = base::from_hex(loaded.guide.digest);
    std::copy(digest->begin(), digest->end(), statement.guide_digest.begin());
    statement.unpacked_bytes = static_cast<std::uint32_t>(packed.unpacked_bytes);
    statement.bundle = keys::hash(packed.bytes);
    if (before != nullptr) {
        statement.sequence = before->sequence + 1;
        statement.previous = publication::digest_of(*before);
    }
    return statement;
}

struct Published {
    publication::Statement statement;
    publication::Publication whole;
    publication::Digest digest() const { return publication::digest_of(statement); }
};
inline Published publish(const std::vector<publication::File>& files, const Publisher& one,
                         const Publisher& other, const publication::Statement* before = nullptr) {
    const auto packed = must(publication::pack(files));
    Published made{statement_of(packed, files, before), {}};
    made.whole.bundle = packed.bytes;
    made.whole.proposal = publication::propose(made.statement, one.signer());
    made.whole.approval = publication::approve(made.digest(), other.signer());
    return made;
}
// 1.0.0 is the first; a version names one content for ever, so the next is 1.0.1.
inline Published publish(const std::string& entry, const Publisher& one, const Publisher& other,
                         const publication::Statement* before = nullptr) {
    const auto version = "1.0." + std::to_string(before == nullptr ? 0 : before->sequence);
    return publish({{"guide.yaml", small_guide(entry, version)}}, one, other, before);
}

}  // namespace kt::support
