#include "core/guide/load.hpp"

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/bytes.hpp"
#include "core/guide/check.hpp"
#include "core/guide/merge.hpp"
#include "core/guide/nearest.hpp"
#include "core/guide/reader.hpp"
#include "core/guide/reader_sheets.hpp"

namespace kt::guide {
namespace {

namespace fs = std::filesystem;

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

bool belongs(const fs::path& file) {
    return file.extension() == ".yaml" || file.extension() == ".csv" || file.extension() == ".ods";
}

// "options.CSV" is the sheet of options for nobody but its maker: what is to be done about it;
// empty if it never was meant for a guide.
std::string why_unread(const fs::path& file) {
    const auto name = file.filename().string();
    if (belongs(file) || name.starts_with(".") || name.starts_with("~$")) return {};
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (ending == ".yml") ending = ".yaml";
    if (ending == ".xlsx" || ending == ".xls")
        return "This file is not read. Save it as .csv or .ods.";
    if (ending != ".yaml" && ending != ".csv" && ending != ".ods") return {};
    return "This file is not read, for it does not end in " + ending + ". Name it '" +
           file.stem().string() + ending + "'.";
}

// Collects files within the bounds of a guide.
class Collector {
  public:
    base::Status add(const fs::path& file, std::string name) {
        if (files_.size() >= guide_files_max)
            return base::failed(base::Fault::too_large,
                                "More than 256 files, with " + file.string() + ".");
        auto bytes = read_file_bytes(file.string());
        if (!bytes) return tl::unexpected<base::Error>(bytes.error());
        bytes_ += bytes->size();
        if (bytes_ > guide_bytes_max)
            return base::failed(base::Fault::too_large,
                                "More than 16 MiB, with " + file.string() + ".");
        files_.push_back({std::move(name), std::move(*bytes)});
        return {};
    }
    base::Status add_folder(const fs::path& folder, const std::string& prefix) {
        std::error_code code;
        for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
            if (!belongs(it->path())) continue;
            auto added = add(it->path(), prefix + it->path().filename().string());
            if (!added) return added;
        }
        if (code) return base::failed(base::Fault::not_found, folder.string() + " cannot be read.");
        return {};
    }
    const std::string* find(std::string_view name) const {
        for (const auto& file : files_)
            if (file.name == name) return &file.bytes;
        return nullptr;
    }
    std::vector<SourceFile> take() { return std::move(files_); }
    bool empty() const { return files_.empty(); }

  private:
    std::vector<SourceFile> files_;
    std::size_t bytes_ = 0;
};

// The guides that the guide under this prefix imports; load_files says what is wrong with them.
std::vector<std::string> imports_in(const Collector& collected, const std::string& prefix) {
    std::vector<std::string> names;
    const auto* bytes = collected.find(prefix + "guide.yaml");
    // Most guides import nothing and need not be read twice.
    if (!bytes || bytes->find("import") == std::string::npos) return names;
    std::vector<Remark> unheard;
    const auto root = read_document(*bytes, "guide.yaml", unheard);
    for (const auto& import : imports_of(root, "guide.yaml", unheard)) names.push_back(import.name);
    return names;
}

// Whether the file's name is one that a guide can have; says what is wrong otherwise.
bool well_named(const std::string& name, std::vector<Remark>& remarks) {
    const auto folder = folder_of(name);
    const auto file = folder.empty() ? name : name.substr(folder.size() + 1);
    if (file.ends_with(".yaml") || is_sheet(file)) return true;
    remarks.push_back({Remark::Level::error,
                       {name, 1, 1},
                       "A guide is of *.yaml files and the sheets options, parties and figures, as"
                       " .csv or .ods." +
                           did_you_mean(file, {"options.csv", "parties.csv", "figures.csv",
                                               "options.ods", "parties.ods", "figures.ods"})});
    return false;
}

std::vector<Source> read_all(const std::vector<SourceFile>& files, std::vector<Remark>& remarks) {
    std::vector<Source> sources;
    std::size_t values = 0;
    for (const auto& file : files) {
        if (!well_named(file.name, remarks)) continue;
        if (values > guide_values_max) {
            remarks.push_back(
                {Remark::Level::error,
                 {file.name, 1, 1},
                 "Before this file there are more than 1,000,000 values already, those"
                 " of imported guides with them."});
            return {};
        }
        const auto folder = folder_of(file.name);
        if (sources.empty() || sources.back().folder != folder)
            sources.push_back({std::string(folder), {}, {}});
        auto& source = sources.back();
        if (!is_sheet(file.name)) {
            source.trees.push_back(
                {&file.name, read_document(file.bytes, file.name, remarks, &values)});
            continue;
        }
        auto sheet = read_sheet(file.bytes, file.name, remarks);
        for (const auto& row : sheet.rows) values += row.keys.size() + row.items.size();
        for (const auto& other : source.sheets)
            if (other.sheet.what == sheet.what)
                remarks.push_back({Remark::Level::error,
                                   {file.name, 1, 1},
                                   "This sheet stands beside " + *other.file + "; keep one."});
        source.sheets.push_back({&file.name, std::move(sheet)});
    }
    return sources;
}

Guide guide_of(const std::vector<SourceFile>& files, std::vector<Remark>& remarks) {
    auto merged = merge(in_order(read_all(files, remarks), remarks), remarks);
    // Half of the names would only lead to more and stranger remarks.
    const bool whole = !any_error(remarks);
    std::vector<Sheet> sheets;
    for (auto& sheet : merged.sheets) sheets.push_back(std::move(sheet.sheet));
    Guide start;
    read_parties_and_figures(start, sheets, remarks);
    Reader reader(remarks, std::move(start));
    for (auto& tree : merged.trees) reader.read(tree.root, *tree.file);
    auto guide = reader.finish();
    if (whole) read_options(guide, sheets, remarks);
    return guide;
}

// A name of a megabyte would be told in full; nobody reads it to its end.
void shorten(std::string& words) {
    constexpr std::size_t remark_bytes_max = 600;
    if (words.size() <= remark_bytes_max) return;
    auto end = remark_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    words.resize(end);
    words += " …";
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
    loaded.guide = guide_of(files, loaded.remarks);
    loaded.guide.digest = digest_of(files);
    if (loaded.usable()) check(loaded.guide, loaded.remarks);
    put_in_file_order(loaded.remarks);
    for (auto& remark : loaded.remarks) shorten(remark.words);
    return loaded;
}

base::Result<std::vector<SourceFile>> files_for(const std::string& path) {
    std::error_code code;
    Collector collected;
    // A trailing slash would make the folder its own parent.
    auto folder = (fs::absolute(path, code) / "").lexically_normal().parent_path();
    if (fs::is_directory(path, code)) {
        if (auto added = collected.add_folder(path, ""); !added)
            return tl::unexpected<base::Error>(added.error());
        if (collected.empty())
            return base::failed(base::Fault::not_found, "There is no *.yaml file in " + path + ".");
    } else {
        if (auto added = collected.add(path, folder.filename().string()); !added)
            return tl::unexpected<base::Error>(added.error());
        folder = folder.parent_path();
    }
    std::vector<std::string> open{""}, seen;
    while (!open.empty()) {
        const auto prefix = std::move(open.back());
        open.pop_back();
        for (const auto& name : imports_in(collected, prefix)) {
            const auto beside = folder.parent_path() / name;
            const bool known = std::find(seen.begin(), seen.end(), name) != seen.end();
            if (known || seen.size() > imports_max || !fs::is_directory(beside, code)) continue;
            seen.push_back(name);
            open.push_back(name + "/");
            if (auto added = collected.add_folder(beside, name + "/"); !added)
                return tl::unexpected<base::Error>(added.error());
        }
    }
    auto files = collected.take();
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return goes_before(a.name, b.name); });
    return files;
}

std::vector<Remark> unread_files(const std::string& path, const std::vector<SourceFile>& read) {
    std::error_code code;
    std::vector<Remark> remarks;
    if (!fs::is_directory(path, code)) return remarks;
    const auto own = (fs::absolute(path, code) / "").lexically_normal().parent_path();
    std::set<std::string> folders{""};
    for (const auto& file : read) folders.emplace(folder_of(file.name));
    for (const auto& name : folders) {
        const auto folder = name.empty() ? own : own.parent_path() / name;
        for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
            auto words = it->is_regular_file(code) ? why_unread(it->path()) : std::string();
            if (words.empty()) continue;
            const auto file = it->path().filename().string();
            remarks.push_back({Remark::Level::warning,
                               {name.empty() ? file : name + "/" + file, 1, 1},
                               std::move(words)});
        }
    }
    put_in_file_order(remarks);
    return remarks;
}

base::Result<Loaded> load(const std::string& path) {
    auto files = files_for(path);
    if (!files) return tl::unexpected<base::Error>(files.error());
    auto loaded = load_files(*files);
    const auto unread = unread_files(path, *files);
    loaded.remarks.insert(loaded.remarks.end(), unread.begin(), unread.end());
    put_in_file_order(loaded.remarks);
    return loaded;
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
