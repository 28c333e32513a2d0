#include <expat.h>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "core/guide/cells.hpp"
#include "core/guide/sheet.hpp"

namespace kt::guide {
namespace {

constexpr int elements_deep_max = 256;
constexpr std::size_t cell_bytes_max = 8'000;  // twice the longest text, all of it four bytes long
constexpr std::size_t piece_bytes = 64 * 1024;

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct Refused {
    std::string words;
};

// One file of the package, unpacked; throws Refused. Nothing when it is not in there.
std::optional<std::string> unpack(zip_t* zip, const char* name) {
    const auto index = zip_name_locate(zip, name, 0);
    if (index < 0) return std::nullopt;
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0)
        throw Refused{"This ODS is damaged: " + std::string(name) + " cannot be read."};
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        throw Refused{"This ODS is locked with a password. Save it without."};
    if ((stat.valid & ZIP_STAT_SIZE) && stat.size > sheet_unpacked_bytes_max)
        throw Refused{"This ODS unpacks to more than 16 MiB."};
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0));
    if (!file) throw Refused{"This ODS is damaged: " + std::string(name) + " cannot be read."};
    std::string bytes, piece(piece_bytes, '\0');
    for (;;) {
        const auto count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0)
            throw Refused{"This ODS is damaged: " + std::string(name) + " cannot be unpacked."};
        if (count == 0) return bytes;
        // The size that the package claims is only a claim.
        if (bytes.size() + static_cast<std::size_t>(count) > sheet_unpacked_bytes_max)
            throw Refused{"This ODS unpacks to more than 16 MiB."};
        bytes.append(piece, 0, static_cast<std::size_t>(count));
    }
}

std::string content_of(std::string_view package) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(package.data(), package.size(), 0, &error);
    if (!source) throw Refused{"There was no memory to read this."};
    const std::unique_ptr<zip_t, CloseZip> zip(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!zip) {
        zip_source_free(source);
        zip_error_fini(&error);
        throw Refused{"This is not an ODS: it is no zip package, or a damaged one."};
    }
    zip_error_fini(&error);
    // A locked document is a whole package; only its list of contents tells that it is locked.
    const auto manifest = unpack(zip.get(), "META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos)
        throw Refused{"This ODS is locked with a password. Save it without."};
    auto content = unpack(zip.get(), "content.xml");
    if (!content) throw Refused{"This is not an ODS: there is no content.xml in it."};
    return std::move(*content);
}

// Names as expat gives them: namespace, bar, name.
#define KT_ODF "urn:oasis:names:tc:opendocument:xmlns:"
constexpr std::string_view spreadsheet = KT_ODF "office:1.0|spreadsheet";
constexpr std::string_view table = KT_ODF "table:1.0|table";
constexpr std::string_view row = KT_ODF "table:1.0|table-row";
constexpr std::string_view cell = KT_ODF "table:1.0|table-cell";
constexpr std::string_view covered_cell = KT_ODF "table:1.0|covered-table-cell";
constexpr std::string_view rows_repeated = KT_ODF "table:1.0|number-rows-repeated";
constexpr std::string_view columns_repeated = KT_ODF "table:1.0|number-columns-repeated";
constexpr std::string_view formula = KT_ODF "table:1.0|formula";
constexpr std::string_view value_type = KT_ODF "office:1.0|value-type";
constexpr std::string_view value_names[] = {
    KT_ODF "office:1.0|value", KT_ODF "office:1.0|date-value", KT_ODF "office:1.0|boolean-value",
    KT_ODF "office:1.0|string-value"};
constexpr std::string_view paragraph = KT_ODF "text:1.0|p";
constexpr std::string_view span = KT_ODF "text:1.0|span";
constexpr std::string_view link = KT_ODF "text:1.0|a";
constexpr std::string_view spaces = KT_ODF "text:1.0|s";
constexpr std::string_view spaces_count = KT_ODF "text:1.0|c";
constexpr std::string_view tab = KT_ODF "text:1.0|tab";
constexpr std::string_view line_break = KT_ODF "text:1.0|line-break";
#undef KT_ODF

// The first table of the document, from expat's events, so that no bound is passed unnoticed.
class OdsReader {
  public:
    OdsReader(const std::string& file, std::vector<Remark>& remarks)
        : file_(file), remarks_(remarks), parser_(XML_ParserCreateNS(nullptr, '|')) {}
    OdsReader(const OdsReader&) = delete;
    OdsReader& operator=(const OdsReader&) = delete;
    ~OdsReader() { XML_ParserFree(parser_); }

    Cells read(std::string_view package) {
        std::string content;
        try {
            content = content_of(package);
        } catch (const Refused& refused) {
            return error(1, 1, refused.words);
        }
        if (!parser_) return error(1, 1, "There was no memory to read this.");
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(parser_, on_begin, on_end);
        XML_SetCharacterDataHandler(parser_, on_text);
        XML_SetStartDoctypeDeclHandler(parser_, on_doctype);
        const auto status =
            XML_Parse(parser_, content.data(), static_cast<int>(content.size()), XML_TRUE);
        if (!refused_.empty()) return error(line_, column_, refused_);
        if (status != XML_STATUS_OK)
            return error(line_, column_,
                         "The content of this ODS is broken XML (its line " +
                             std::to_string(XML_GetCurrentLineNumber(parser_)) +
                             "): " + XML_ErrorString(XML_GetErrorCode(parser_)) + ".");
        if (!table_done_) return error(1, 1, "There is no table in this ODS.");
        return std::move(rows_);
    }

  private:
    Cells error(int line, int column, std::string words) {
        remarks_.push_back({Remark::Level::error, {file_, line, column}, std::move(words)});
        return {};
    }
    void refuse(std::string words) {
        if (refused_.empty()) refused_ = std::move(words);
        XML_StopParser(parser_, XML_FALSE);
    }

    static void on_begin(void* self, const char* name, const char** attributes) noexcept {
        static_cast<OdsReader*>(self)->begin(name, attributes);
    }
    static void on_end(void* self, const char* name) noexcept {
        static_cast<OdsReader*>(self)->end(name);
    }
    static void on_text(void* self, const char* text, int length) noexcept {
        auto& reader = *static_cast<OdsReader*>(self);
        if (reader.paragraph_depth_ != 0 && reader.ignored_depth_ == 0)
            reader.add_text({text, static_cast<std::size_t>(length)});
    }
    // A document type can define entities that multiply; no spreadsheet program writes one.
    static void on_doctype(void* self, const char*, const char*, const char*, int) noexcept {
        static_cast<OdsReader*>(self)->refuse("The XML in this ODS has a DOCTYPE; none belongs.");
    }

    static std::string_view attribute(const char** attributes, std::string_view name) {
        for (; attributes[0] && attributes[1]; attributes += 2)
            if (attributes[0] == name) return attributes[1];
        return {};
    }
    static int times(const char** attributes, std::string_view name) {
        const auto text = attribute(attributes, name);
        int count = 1;
        std::from_chars(text.data(), text.data() + text.size(), count);
        return std::max(count, 1);
    }

    void begin(std::string_view name, const char** attributes) {
        if (++depth_ > elements_deep_max) return refuse("The XML in this ODS is nested too deep.");
        if (table_done_ || ignored_depth_ != 0) return;
        if (table_depth_ == 0) {
            if (name == spreadsheet) spreadsheet_depth_ = depth_;
            if (name == table && spreadsheet_depth_ != 0 && depth_ == spreadsheet_depth_ + 1)
                table_depth_ = depth_;
        } else if (cell_depth_ != 0) {
            begin_in_cell(name, attributes);
        } else if (name == row) {
            row_times_ = times(attributes, rows_repeated);
            row_.clear();
            column_ = 1;
        } else if (name == cell || name == covered_cell) {
            begin_cell(attributes);
        }
    }
    void begin_cell(const char** attributes) {
        cell_depth_ = depth_;
        cell_times_ = times(attributes, columns_repeated);
        text_.clear();
        value_.clear();
        first_paragraph_ = true;
        formula_ = !attribute(attributes, formula).empty();
        // A time has no form of its own in a sheet: it is taken as it is shown.
        if (attribute(attributes, value_type).empty()) return;
        for (const auto name : value_names)
            if (value_.empty()) value_ = attribute(attributes, name);
        if (value_.ends_with("T00:00:00")) value_.resize(value_.find('T'));
    }
    void begin_in_cell(std::string_view name, const char** attributes) {
        if (name == paragraph && depth_ == cell_depth_ + 1) {
            paragraph_depth_ = depth_;
            if (!first_paragraph_) add_text("\n");
            first_paragraph_ = false;
        } else if (paragraph_depth_ == 0) {
            ignored_depth_ = depth_;  // a remark beside the cell, a drawing
        } else if (name == spaces) {
            add_text(std::string(
                static_cast<std::size_t>(std::min(times(attributes, spaces_count), 100)), ' '));
        } else if (name == tab || name == line_break) {
            add_text(name == tab ? "\t" : "\n");
        } else if (name != span && name != link) {
            ignored_depth_ = depth_;
        }
    }
    void end(std::string_view name) {
        const int here = depth_--;
        if (here == ignored_depth_) ignored_depth_ = 0;
        if (here == paragraph_depth_) paragraph_depth_ = 0;
        if (here == cell_depth_) end_cell();
        else if (name == row && table_depth_ != 0 && !table_done_ && cell_depth_ == 0) end_row();
        if (here == table_depth_) table_done_ = true;
    }
    void add_text(std::string_view text) {
        if (text_.size() + text.size() > cell_bytes_max)
            return refuse("The text of this cell is too long.");
        text_ += text;
    }

    void end_cell() {
        cell_depth_ = 0;
        auto text = value_.empty() ? text_ : value_;
        if (text.size() > cell_bytes_max) return refuse("The text of this cell is too long.");
        // Spreadsheet programs fill rows to their end with empty cells.
        if (!text.empty() && column_ + cell_times_ - 1 > static_cast<int>(sheet_columns_max))
            return refuse("More than " + std::to_string(sheet_columns_max) + " columns.");
        for (int i = 0; i < cell_times_ && column_ <= static_cast<int>(sheet_columns_max); ++i)
            row_.push_back({text, line_, column_++, formula_});
    }
    void end_row() {
        column_ = 1;
        std::size_t bytes = 0;
        for (const auto& one : row_) bytes += one.text.size();
        if (bytes > 0) {
            const auto count = static_cast<std::size_t>(row_times_);
            if (count > sheet_rows_max + 1 || rows_.size() + count > sheet_rows_max + 1)
                return refuse("More than " + std::to_string(sheet_rows_max) + " rows.");
            if ((bytes_ += bytes * count) > sheet_unpacked_bytes_max)
                return refuse("The cells of this ODS hold more than 16 MiB.");
            for (std::size_t i = 0; i < count; ++i) {
                for (auto& one : row_) one.line = line_ + static_cast<int>(i);
                rows_.push_back(row_);
            }
        }
        constexpr int lines_max = 100'000'000;
        line_ = std::min(line_ + std::min(row_times_, lines_max), lines_max);
    }

    const std::string& file_;
    std::vector<Remark>& remarks_;
    XML_Parser parser_;
    std::string refused_;
    int depth_ = 0;
    int spreadsheet_depth_ = 0, table_depth_ = 0, cell_depth_ = 0, paragraph_depth_ = 0;
    int ignored_depth_ = 0;  // of what lies in a cell and is no text of it
    bool table_done_ = false, first_paragraph_ = true, formula_ = false;
    int row_times_ = 1, cell_times_ = 1;
    int line_ = 1, column_ = 1;
    std::string text_, value_;
    std::vector<Cell> row_;
    Cells rows_;
    std::size_t bytes_ = 0;
};

}  // namespace

Cells read_ods(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks) {
    return OdsReader(file, remarks).read(bytes);
}

}  // namespace kt::guide
