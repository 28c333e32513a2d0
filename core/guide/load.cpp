#include "core/guide/load.hpp"

#include <sodium.h>

#include <algorithm>
#include <filesystem>

#include "core/base/bytes.hpp"
#include "core/guide/check.hpp"
#include "core/guide/reader.hpp"

namespace kt::guide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_max = 256;
constexpr std::size_t folder_bytes_max = 16 * 1024 * 1024;
constexpr std::size_t digest_bytes = 32;

// Names and lengths are in it too: a text moved from one file to another is another guide.
std::string digest_of(const std::vector<SourceFile>& files) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, digest_bytes);
    for (const auto& file : files) {
        base::Bytes head;
        for (const auto* part : {&file.name, &file.bytes}) base::put_be(head, part->size(), 8);
        base::append(head, base::view(file.name));
        crypto_generichash_update(&state, head.data(), head.size());
        const auto bytes = base::view(file.bytes);
        crypto_generichash_update(&state, bytes.data(), bytes.size());
    }
    base::Bytes digest(digest_bytes);
    crypto_generichash_final(&state, digest.data(), digest.size());
    return base::to_hex(digest);
}

base::Result<std::vector<fs::path>> files_of(const std::string& path) {
    std::error_code code;
    if (!fs::is_directory(path, code)) return std::vector<fs::path>{path};
    std::vector<fs::path> files;
    for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code))
        if (it->path().extension() == ".yaml") files.push_back(it->path());
    if (code) return base::failed(base::Fault::not_found, path + " cannot be read.");
    if (files.empty())
        return base::failed(base::Fault::not_found, "There is no *.yaml file in " + path + ".");
    if (files.size() > files_max)
        return base::failed(base::Fault::too_large, "More than 256 files in " + path + ".");
    return files;
}

}  // namespace

bool Loaded::usable() const {
    return !any_error(remarks);
}

Loaded load_files(const std::vector<SourceFile>& given) {
    auto files = given;
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return goes_before(a.name, b.name); });
    Loaded loaded;
    Reader reader(loaded.remarks);
    for (const auto& file : files) {
        const auto before = loaded.remarks.size();
        const auto root = read_document(file.bytes, file.name, loaded.remarks);
        // A file that could not be read to its end still told of what it could not; half of its
        // names would only lead to more and stranger remarks.
        if (root.kind != Node::Kind::nothing || loaded.remarks.size() == before)
            reader.read(root, file.name);
    }
    loaded.guide = reader.finish();
    loaded.guide.digest = digest_of(files);
    if (loaded.usable()) check(loaded.guide, loaded.remarks);
    put_in_file_order(loaded.remarks);
    return loaded;
}

base::Result<Loaded> load(const std::string& path) {
    auto paths = files_of(path);
    if (!paths) return tl::unexpected<base::Error>(paths.error());
    std::vector<SourceFile> files;
    std::size_t total_bytes = 0;
    for (const auto& file : *paths) {
        auto bytes = read_file_bytes(file.string());
        if (!bytes) return tl::unexpected<base::Error>(bytes.error());
        total_bytes += bytes->size();
        if (total_bytes > folder_bytes_max)
            return base::failed(base::Fault::too_large, path + " holds more than 16 MiB.");
        files.push_back({file.filename().string(), std::move(*bytes)});
    }
    return load_files(files);
}

base::Result<Guide> load_usable(const std::string& path) {
    auto loaded = load(path);
    if (!loaded) return tl::unexpected<base::Error>(loaded.error());
    if (loaded->usable()) return std::move(loaded->guide);
    std::string words = "The guide in " + path + " has errors:";
    for (const auto& remark : loaded->remarks)
        if (remark.level == Remark::Level::error) words += "\n" + to_line(remark);
    return base::failed(base::Fault::bad_input, words);
}

}  // namespace kt::guide
