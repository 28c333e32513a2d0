// The publications that a device has: one folder (data/publications), written by the sync worker
// alone, read by whoever begins a conversation or reads a case.
//
//   <digest>.publication   a publication, signed by two
//   <digest>.withdrawal    a withdrawal
//   struck-off.cert        publishers the root believes no more
//   stamp                  changes exactly when the guide of new conversations does
// Each file is whole or not there (fsync, rename). Every signature is verified again when the
// folder is opened: a file that somebody laid there is no publication. What was taken in stays,
// also when a publisher is struck off later or a newer guide comes: open and kept cases are pinned
// to it, and a kiosk cannot know to which, because it cannot read them. A guide keeps
// kept_per_guide_max; of more, the oldest go, never the one in use.
//
// In use is the highest sequence that was not withdrawn and that nobody signed who was struck off.
// So a hub that serves an older one gives us only something to keep, and no clock is asked.
// Not thread-safe; any one thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/guide/guide.hpp"
#include "core/publication/record.hpp"

namespace kt::publication {

inline constexpr std::size_t kept_per_guide_max = 128;

struct Shelved {
    Digest digest{};
    Statement statement;
    std::vector<base::DeviceId> signed_by = {};  // who proposed it, and who approved it
    bool withdrawn = false;
};

class Shelf {
  public:
    // Makes the folder where there is none. What is not authentic in it is passed over.
    static base::Result<Shelf> open(std::string folder, const keys::PublicKey& root);

    // Verifies, loads as a trial, keeps. Fault::not_authentic, not_allowed, refused: not believed;
    // fork: another one with this sequence is here, or another content of this version; bad_input,
    // too_large: it cannot be used.
    // True when it is new here.
    base::Result<bool> take(const Publication& publication);
    // True when new. A withdrawal may come before what it is about.
    base::Result<bool> take_withdrawal(base::ByteView withdrawal);
    // True when it is newer than what is known; an older list changes nothing.
    base::Result<bool> take_struck_off(base::ByteView certificate);

    // Writes the stamp where it is not what the shelf holds: each file is written before it. For
    // the sync worker alone.
    base::Status mend_stamp() const;

    bool has(const Digest& digest) const { return shelved_.contains(digest); }
    bool is_withdrawn(const Digest& digest) const { return withdrawn_.contains(digest); }
    // For new conversations of this guide; none: the one that came with the program.
    std::optional<Shelved> in_use(const std::string& guide) const;
    // In use first, then what it would fall back to.
    std::vector<Shelved> usable(const std::string& guide) const;
    std::optional<Shelved> with_guide_digest(const std::string& hex) const;
    std::vector<Shelved> all() const;

    struct Opened {
        guide::Guide guide;
        std::vector<File> locale;
    };
    base::Result<Opened> load(const Digest& digest) const;

  private:
    explicit Shelf(std::string folder, const keys::PublicKey& root)
        : folder_(std::move(folder)), trust_{root, {}} {}
    void read_folder();
    base::Result<bool> believe_struck_off(base::ByteView certificate);  // true when newer
    base::Status fits_beside_others(const Verified& publication) const;
    bool may_be_used(const Shelved& shelved) const;
    base::Result<bool> nothing_new() const;
    void drop_oldest(const std::string& guide);
    std::string path_of(const Digest& digest, std::string_view ending) const;

    std::string folder_;
    Trust trust_;
    std::uint64_t struck_off_issue_ = 0;
    std::map<Digest, Shelved> shelved_;
    std::set<Digest> withdrawn_;
};

// A version names one content for ever: true when these two bear one version of one guide and
// differ in any file.
bool is_other_content(const Statement& one, const Statement& other);

// The guide in a bundle, as a device reads it. Fault::bad_input with the first mistakes, or when it
// is not the guide that the statement says (another version of this program would read it so).
base::Result<guide::Guide> open_guide(const Statement& statement, const std::vector<File>& files);

// The present stamp; empty when there is none. Cheap: one small file.
std::string stamp_of(const std::string& folder);

}  // namespace kt::publication
