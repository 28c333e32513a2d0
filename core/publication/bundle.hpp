// The files of a guide as one packed string of bytes, and back: YAML, sheets, and the guide's
// translations (locale/LANGUAGE/NAME.po). Names cannot leave the bundle: no "..", no root, no
// hidden files. Unpack only what was verified (record.hpp); even then no more is made than its
// statement says. Bytes: FORMAT.md. Pure but for check_links and translations_of; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/guide/load.hpp"

namespace kt::publication {

inline constexpr std::size_t bundle_bytes_max = 16 * 1024 * 1024;  // unpacked
inline constexpr std::size_t packed_bytes_max = 1'000'000;         // one request to the hub
inline constexpr std::size_t files_max = 512;
inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t name_parts_max = 6;

using File = guide::SourceFile;

// "guide.yaml", "locale/nl@je/x.po": parts of letters, digits, "_", "-", "." and "@" that do not
// begin with a dot.
bool good_name(std::string_view name);

struct Packed {
    base::Bytes bytes;
    std::size_t unpacked_bytes = 0;
};
// In the order of their names. Fault::bad_input: a name that may not be, or twice the same;
// too_large: what it is when packed, in words that name the limit.
base::Result<Packed> pack(std::vector<File> files);
// The same however large it is when packed, for whoever tells people how large that is.
base::Result<Packed> pack_at_any_size(std::vector<File> files);
base::Result<std::vector<File>> unpack(base::ByteView packed, std::size_t unpacked_bytes);

// What is a guide's own, and what translates it.
struct Contents {
    std::vector<File> guide;
    std::vector<File> locale;
};
Contents sorted_out(std::vector<File> files);

// Whether files_for takes only what lies in the guide's folder and in those of the guides that it
// imports. Fault::not_allowed, naming the file: a link leads elsewhere, and what lies there was not
// meant to be published.
base::Status check_links(const std::string& guide_folder, const std::vector<File>& files);

// What goes along with guide::files_for: `locale_folder` (empty: none) holds LANGUAGE/NAME.po; of
// these, those of `names` are taken. Fault::not_allowed: a link that leads out of it.
base::Result<std::vector<File>> translations_of(const std::string& locale_folder,
                                                const std::vector<std::string>& names);

}  // namespace kt::publication
