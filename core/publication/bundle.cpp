#include "core/publication/bundle.hpp"

#include <zstd.h>

#include <algorithm>
#include <filesystem>

#include "core/base/file.hpp"

namespace kt::publication {

namespace {

namespace fs = std::filesystem;
using base::failed;
using base::Fault;

constexpr int zstd_level = 12;
constexpr std::string_view locale_prefix = "locale/";

bool good_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '@';
}

tl::unexpected<base::Error> bad_bundle() {
    return failed(Fault::bad_input, "the bundle of a publication is not of the form it must have");
}

base::Result<std::vector<File>> take_apart(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    const auto count = reader.take_be(2);
    if (!count || *count == 0 || *count > files_max) return bad_bundle();
    std::vector<File> files;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto name_size = reader.take_be(2);
        const auto name = name_size ? reader.take(*name_size) : std::nullopt;
        const auto size = name ? reader.take_be(4) : std::nullopt;
        const auto content = size ? reader.take(*size) : std::nullopt;
        if (!content || !good_name(base::text_view(*name))) return bad_bundle();
        // Rising names: one set of files has one form, and no file hides behind another.
        if (!files.empty() && files.back().name >= base::text_view(*name)) return bad_bundle();
        files.push_back(
            {std::string(base::text_view(*name)), std::string(base::text_view(*content))});
    }
    if (!reader.at_end()) return bad_bundle();
    return files;
}

base::Result<File> read(const fs::path& path, std::string name) {
    auto bytes = base::read_file(path.string(), bundle_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    return File{std::move(name), std::string(base::text_view(*bytes))};
}

// Both without links; the folder is there.
base::Status lies_in(const fs::path& folder, const fs::path& file) {
    std::error_code code;
    const auto real_folder = fs::canonical(folder, code);
    if (code)
        return failed(Fault::not_found, "deze map kan niet gelezen worden: " + folder.string());
    const auto real_file = fs::canonical(file, code);
    if (code)
        return failed(Fault::not_found, "dit bestand kan niet gelezen worden: " + file.string());
    const auto inside =
        std::mismatch(real_folder.begin(), real_folder.end(), real_file.begin(), real_file.end());
    if (inside.first == real_folder.end()) return {};
    return failed(Fault::not_allowed, file.string() + " is een verwijzing naar buiten zijn map: " +
                                          "zet het bestand zelf daar");
}

}  // namespace

bool good_name(std::string_view name) {
    if (name.empty() || name.size() > name_bytes_max) return false;
    std::size_t parts = 1;
    bool at_begin = true;
    for (const char c : name) {
        if (c == '/') {
            if (at_begin || ++parts > name_parts_max) return false;
            at_begin = true;
            continue;
        }
        if (!good_letter(c) || (at_begin && c == '.')) return false;
        at_begin = false;
    }
    return !at_begin;
}

base::Result<Packed> pack(std::vector<File> files) {
    auto packed = pack_at_any_size(std::move(files));
    if (packed && packed->bytes.size() > packed_bytes_max)
        return failed(Fault::too_large, "the guide is " + std::to_string(packed->bytes.size()) +
                                            " bytes when packed, and one message carries " +
                                            std::to_string(packed_bytes_max) + " at most");
    return packed;
}

base::Result<Packed> pack_at_any_size(std::vector<File> files) {
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    if (files.empty()) return failed(Fault::bad_input, "er is niets om te publiceren");
    if (files.size() > files_max)
        return failed(Fault::too_large, "deze gids heeft meer bestanden dan er mogen zijn");
    base::Bytes plain;
    base::put_be(plain, files.size(), 2);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& [name, bytes] = files[i];
        if (!good_name(name) || (i > 0 && files[i - 1].name == name))
            return failed(Fault::bad_input,
                          "een bestand met deze naam kan niet gepubliceerd worden: " + name);
        if (bytes.size() > bundle_bytes_max || plain.size() + bytes.size() > bundle_bytes_max)
            return failed(Fault::too_large, "deze gids is groter dan 16 MiB");
        base::put_be(plain, name.size(), 2);
        base::append(plain, base::view(name));
        base::put_be(plain, bytes.size(), 4);
        base::append(plain, base::view(bytes));
    }
    Packed packed;
    packed.unpacked_bytes = plain.size();
    packed.bytes.resize(ZSTD_compressBound(plain.size()));
    const std::size_t size = ZSTD_compress(packed.bytes.data(), packed.bytes.size(), plain.data(),
                                           plain.size(), zstd_level);
    if (ZSTD_isError(size)) return failed(Fault::internal, "the guide could not be packed");
    packed.bytes.resize(size);
    return packed;
}

base::Result<std::vector<File>> unpack(base::ByteView packed, std::size_t unpacked_bytes) {
    if (packed.size() > packed_bytes_max || unpacked_bytes > bundle_bytes_max)
        return failed(Fault::too_large, "the bundle of a publication is over its limit");
    // What the packing itself claims must be what was signed, before anything is allocated.
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != unpacked_bytes)
        return bad_bundle();
    base::Bytes plain(unpacked_bytes);
    const std::size_t got =
        ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) || got != unpacked_bytes) return bad_bundle();
    return take_apart(plain);
}

Contents sorted_out(std::vector<File> files) {
    Contents contents;
    for (auto& file : files)
        (file.name.starts_with(locale_prefix) ? contents.locale : contents.guide)
            .push_back(std::move(file));
    return contents;
}

base::Status check_links(const std::string& guide_folder, const std::vector<File>& files) {
    std::error_code code;
    auto folder = (fs::absolute(guide_folder, code) / "").lexically_normal().parent_path();
    if (!fs::is_directory(folder, code)) folder = folder.parent_path();  // a guide of one file
    const auto beside = fs::canonical(folder.parent_path(), code);
    for (const auto& file : files) {
        const auto slash = file.name.find('/');
        // The folder of an imported guide may be no link itself: it stands beside this one.
        const bool own = slash == std::string::npos;
        const auto path = own ? folder / file.name : beside / file.name;
        if (!own && fs::is_symlink(beside / file.name.substr(0, slash), code))
            return failed(Fault::not_allowed, (beside / file.name.substr(0, slash)).string() +
                                                  " is een verwijzing: zet de gids zelf daar");
        if (auto inside = lies_in(path.parent_path(), path); !inside) return inside;
    }
    return {};
}

base::Result<std::vector<File>> translations_of(const std::string& locale_folder,
                                                const std::vector<std::string>& names) {
    std::vector<File> files;
    if (locale_folder.empty()) return files;
    std::error_code code;
    for (fs::directory_iterator it(locale_folder, code), end; !code && it != end;
         it.increment(code)) {
        for (const auto& name : names) {
            const auto path = it->path() / (name + ".po");
            if (!fs::is_regular_file(path)) continue;
            if (auto inside = lies_in(locale_folder, path); !inside)
                return tl::unexpected(inside.error());
            auto file = read(path, std::string(locale_prefix) + it->path().filename().string() +
                                       "/" + name + ".po");
            if (!file) return tl::unexpected(file.error());
            files.push_back(std::move(*file));
        }
    }
    return files;
}

}  // namespace kt::publication
