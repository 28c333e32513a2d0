#include "core/publication/shelf.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/file.hpp"
#include "core/base/log.hpp"

namespace kt::publication {

namespace {

namespace fs = std::filesystem;
using base::failed;
using base::Fault;

constexpr std::string_view publication_ending = ".publication";
constexpr std::string_view withdrawal_ending = ".withdrawal";
constexpr std::string_view struck_off_file = "/struck-off.cert";
constexpr std::string_view stamp_file = "/stamp";
constexpr std::size_t file_bytes_max = packed_bytes_max + 2 * record_bytes_max + 64;
constexpr std::size_t stamp_bytes_max = 64 * 1024;
constexpr std::size_t remarks_told_max = 3;

Shelved shelved_from(const Verified& publication) {
    return {publication.digest,
            publication.statement,
            {publication.by.publisher, publication.approved_by.publisher},
            false};
}

}  // namespace

base::Result<guide::Guide> open_guide(const Statement& statement, const std::vector<File>& files) {
    auto loaded = guide::load_files(sorted_out(files).guide);
    if (!loaded.usable()) {
        std::string words = "the guide has errors:";
        std::size_t told = 0;
        for (const auto& remark : loaded.remarks)
            if (remark.level == guide::Remark::Level::error && told++ < remarks_told_max)
                words += "\n" + guide::to_line(remark);
        return failed(Fault::bad_input, words);
    }
    if (loaded.guide.digest != base::to_hex(statement.guide_digest))
        return failed(Fault::bad_input,
                      "this program reads the guide differently from the publisher's: one of the "
                      "two needs its newer version");
    return std::move(loaded.guide);
}

bool is_other_content(const Statement& one, const Statement& other) {
    return one.guide == other.guide && one.version == other.version && one.bundle != other.bundle;
}

std::string stamp_of(const std::string& folder) {
    const auto bytes = base::read_file(folder + std::string(stamp_file), stamp_bytes_max);
    return bytes ? std::string(base::text_view(*bytes)) : std::string();
}

std::string Shelf::path_of(const Digest& digest, std::string_view ending) const {
    return folder_ + "/" + base::to_hex(digest) + std::string(ending);
}

base::Result<Shelf> Shelf::open(std::string folder, const keys::PublicKey& root) {
    if (auto made = base::make_folder(folder); !made) return tl::unexpected(made.error());
    Shelf shelf(std::move(folder), root);
    shelf.read_folder();
    return shelf;
}

void Shelf::read_folder() {
    std::error_code code;
    for (fs::directory_iterator it(folder_, code), end; !code && it != end; it.increment(code)) {
        const auto ending = it->path().extension().string();
        const bool whole = ending == publication_ending;
        if (!whole && ending != withdrawal_ending) continue;
        const auto bytes = base::read_file(it->path().string(), file_bytes_max);
        if (!bytes) continue;
        if (!whole) {
            if (const auto withdrawn = verify_withdrawal(trust_, *bytes))
                withdrawn_.insert(withdrawn->digest);
            continue;
        }
        const auto publication = decode_publication(*bytes);
        const auto proposed = publication ? verify(trust_, *publication)
                                          : tl::unexpected<base::Error>(publication.error());
        if (proposed) shelved_[proposed->digest] = shelved_from(*proposed);
        else base::log(base::LogEvent::guide_refused, {.fault = proposed.error().fault});
    }
    for (auto& [digest, shelved] : shelved_) shelved.withdrawn = withdrawn_.contains(digest);
    // Only now: who was struck off later does not take away what was believed before.
    const auto list = base::read_file(folder_ + std::string(struck_off_file), file_bytes_max);
    if (!list && list.error().fault == Fault::not_found) return;
    const auto believed = list ? believe_struck_off(*list) : tl::unexpected(list.error());
    if (!believed) base::log(base::LogEvent::guide_refused, {.fault = believed.error().fault});
}

base::Status Shelf::fits_beside_others(const Verified& publication) const {
    const auto& statement = publication.statement;
    for (const auto& [digest, shelved] : shelved_) {
        if (shelved.statement.guide != statement.guide) continue;
        const auto here = shelved.statement.sequence;
        const bool breaks_chain =
            here == statement.sequence ||
            (here + 1 == statement.sequence && statement.previous != digest) ||
            (statement.sequence + 1 == here && shelved.statement.previous != publication.digest);
        if (breaks_chain)
            return failed(Fault::fork, "two publications claim the same place in the row");
        if (is_other_content(shelved.statement, statement))
            return failed(Fault::fork, "this version was published with another content");
    }
    return {};
}

// What is kept already may have been kept by a process that ended before the stamp.
base::Result<bool> Shelf::nothing_new() const {
    if (auto stamped = mend_stamp(); !stamped) return tl::unexpected(stamped.error());
    return false;
}

base::Result<bool> Shelf::take(const Publication& publication) {
    auto proposed = verify(trust_, publication);
    if (!proposed) return tl::unexpected(proposed.error());
    if (has(proposed->digest)) return nothing_new();
    const auto& statement = proposed->statement;
    if (auto fits = fits_beside_others(*proposed); !fits) return tl::unexpected(fits.error());
    auto files = unpack(publication.bundle, statement.unpacked_bytes);
    if (!files) return tl::unexpected(files.error());
    if (auto guide = open_guide(statement, *files); !guide) return tl::unexpected(guide.error());
    auto written = base::write_file(path_of(proposed->digest, publication_ending),
                                    encode(publication), base::Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    auto& shelved = shelved_[proposed->digest] = shelved_from(*proposed);
    shelved.withdrawn = is_withdrawn(proposed->digest);
    drop_oldest(statement.guide);
    base::log(base::LogEvent::guide_loaded,
              {.code = static_cast<std::int64_t>(statement.sequence)});
    if (auto stamped = mend_stamp(); !stamped) return tl::unexpected(stamped.error());
    return true;
}

base::Result<bool> Shelf::take_withdrawal(base::ByteView withdrawal) {
    auto withdrawn = verify_withdrawal(trust_, withdrawal);
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    if (is_withdrawn(withdrawn->digest)) return nothing_new();
    auto written = base::write_file(path_of(withdrawn->digest, withdrawal_ending), withdrawal,
                                    base::Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    withdrawn_.insert(withdrawn->digest);
    if (auto found = shelved_.find(withdrawn->digest); found != shelved_.end())
        found->second.withdrawn = true;
    if (auto stamped = mend_stamp(); !stamped) return tl::unexpected(stamped.error());
    return true;
}

base::Result<bool> Shelf::believe_struck_off(base::ByteView bytes) {
    auto certificate = keys::decode_certificate(bytes);
    if (!certificate) return tl::unexpected(certificate.error());
    auto certified = keys::verify_certificate(trust_.root, *certificate);
    if (!certified) return tl::unexpected(certified.error());
    auto* list = std::get_if<keys::StruckOffCertificate>(&certified->subject);
    if (!list) return failed(Fault::bad_input, "this certificate is about something else");
    if (certified->issue <= struck_off_issue_) return false;
    struck_off_issue_ = certified->issue;
    trust_.struck_off = std::move(list->publishers);
    return true;
}

base::Result<bool> Shelf::take_struck_off(base::ByteView bytes) {
    const auto issue_before = struck_off_issue_;
    auto newer = believe_struck_off(bytes);
    if (!newer) return newer;
    if (!*newer) return nothing_new();
    auto written = base::write_file(folder_ + std::string(struck_off_file), bytes,
                                    base::Readable::by_owner_only);
    if (!written) {
        struck_off_issue_ = issue_before;  // what is not kept must be written the next time
        return tl::unexpected(written.error());
    }
    if (auto stamped = mend_stamp(); !stamped) return tl::unexpected(stamped.error());
    return true;
}

bool Shelf::may_be_used(const Shelved& shelved) const {
    const auto& by = shelved.signed_by;
    return !shelved.withdrawn && std::none_of(by.begin(), by.end(), [&](const auto& publisher) {
        return is_struck_off(trust_, publisher);
    });
}

std::vector<Shelved> Shelf::usable(const std::string& guide) const {
    std::vector<Shelved> found;
    for (const auto& [digest, shelved] : shelved_)
        if (shelved.statement.guide == guide && may_be_used(shelved)) found.push_back(shelved);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.statement.sequence > b.statement.sequence;
    });
    return found;
}

std::optional<Shelved> Shelf::in_use(const std::string& guide) const {
    auto found = usable(guide);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Shelved> Shelf::with_guide_digest(const std::string& hex) const {
    for (const auto& [digest, shelved] : shelved_)
        if (base::to_hex(shelved.statement.guide_digest) == hex) return shelved;
    return std::nullopt;
}

std::vector<Shelved> Shelf::all() const {
    std::vector<Shelved> found;
    for (const auto& [digest, shelved] : shelved_) found.push_back(shelved);
    return found;
}

base::Result<Shelf::Opened> Shelf::load(const Digest& digest) const {
    const auto shelved = shelved_.find(digest);
    if (shelved == shelved_.end())
        return failed(Fault::not_found, "this publication is not on this device");
    auto bytes = base::read_file(path_of(digest, publication_ending), file_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    auto publication = decode_publication(*bytes);
    if (!publication) return tl::unexpected(publication.error());
    // The file may have been changed since the folder was opened.
    const auto& statement = shelved->second.statement;
    if (auto whole = check_bundle(statement, publication->bundle); !whole)
        return tl::unexpected(whole.error());
    auto files = unpack(publication->bundle, statement.unpacked_bytes);
    if (!files) return tl::unexpected(files.error());
    auto guide = open_guide(statement, *files);
    if (!guide) return tl::unexpected(guide.error());
    return Opened{std::move(*guide), sorted_out(std::move(*files)).locale};
}

base::Status Shelf::mend_stamp() const {
    std::map<std::string, Shelved> newest;
    for (const auto& [digest, shelved] : shelved_) {
        if (!may_be_used(shelved)) continue;
        auto& there = newest[shelved.statement.guide];
        if (there.statement.sequence <= shelved.statement.sequence) there = shelved;
    }
    std::string text;
    for (const auto& [guide, shelved] : newest)
        text += guide + " " + base::to_hex(shelved.digest) + "\n";
    if (text == stamp_of(folder_)) return {};
    return base::write_file(folder_ + std::string(stamp_file), base::view(text),
                            base::Readable::by_owner_only);
}

void Shelf::drop_oldest(const std::string& guide) {
    const auto used = in_use(guide);
    for (;;) {
        std::vector<const Shelved*> all_of_it;
        for (const auto& [digest, shelved] : shelved_)
            if (shelved.statement.guide == guide && !(used && used->digest == digest))
                all_of_it.push_back(&shelved);
        if (all_of_it.size() < kept_per_guide_max) return;
        const auto* oldest =
            *std::min_element(all_of_it.begin(), all_of_it.end(), [](const auto* a, const auto* b) {
                return a->statement.sequence < b->statement.sequence;
            });
        const Digest digest = oldest->digest;
        // Left on the disk it is read again at the next start, and goes then.
        if (auto removed = base::remove_file(path_of(digest, publication_ending)); !removed)
            base::log(base::LogEvent::guide_not_removed, {.fault = removed.error().fault});
        shelved_.erase(digest);
    }
}

}  // namespace kt::publication
