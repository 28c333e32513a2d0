#include <csv.h>

#include <algorithm>
#include <optional>

#include "core/guide/bytes_of_text.hpp"
#include "core/guide/cells.hpp"
#include "core/guide/sheet.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t buffer_step_bytes = 64 * 1024;

// Excel reads, and some programs write, which character is between the columns in a line before
// all others: "sep=;". The character, or nothing.
std::optional<char> told_separator(std::string_view bytes) {
    auto line = bytes.substr(0, bytes.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view before = "sep=";
    if (line.size() != before.size() + 1) return std::nullopt;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (line[i] != before[i] && line[i] != (before[i] & ~0x20)) return std::nullopt;
    return line.back();
}

// Dutch spreadsheets write semicolons, for their decimals are commas: the first row tells.
char separator_of(std::string_view bytes) {
    if (const auto told = told_separator(bytes)) return *told;
    std::ptrdiff_t commas = 0, semicolons = 0, tabs = 0;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        const auto first = line.find_first_not_of(" \t\r\",;");
        if (first == std::string_view::npos || line[first] == '#') continue;
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') quoted = !quoted;
            commas += !quoted && c == ',';
            semicolons += !quoted && c == ';';
            tabs += !quoted && c == '\t';
        }
        break;
    }
    if (tabs > commas + semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

// libcsv tells when a cell or row ends, but not where: it is fed byte by byte.
class CsvReader {
  public:
    CsvReader(const std::string& file, std::vector<Remark>& remarks)
        : file_(file), remarks_(remarks) {}
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;
    ~CsvReader() {
        if (ready_) csv_free(&parser_);
    }

    Cells read(std::string_view bytes) {
        ready_ = csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0;
        if (!ready_) return error(1, 1, "There was no memory to read this.");
        const char separator = separator_of(bytes);
        if (separator != ',' && separator != ';')
            return error(
                1, 1,
                (separator == '\t' ? "The columns are separated by tabs."
                                   : "The columns are not separated by commas or "
                                     "semicolons.") +
                    std::string(" Save the sheet with commas or semicolons between them."));
        csv_set_delim(&parser_, static_cast<unsigned char>(separator));
        if (told_separator(bytes)) {
            bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
            line_ = cell_line_ = 2;
        }
        csv_set_blk_size(&parser_, buffer_step_bytes);
        for (const char byte : bytes) {
            if (csv_parse(&parser_, &byte, 1, end_of_cell, end_of_row, this) != 1)
                return error(line_, column_,
                             "A '\"' stands inside a cell here. Put the whole cell between '\"',"
                             " and write '\"\"' for one that belongs to the text.");
            if (!refused_.empty()) return error(cell_line_, cell_column_, refused_);
            advance(byte);
        }
        if (csv_fini(&parser_, end_of_cell, end_of_row, this) != 0)
            return error(cell_line_, cell_column_,
                         "A cell begins here with '\"' that is never closed.");
        if (!refused_.empty()) return error(cell_line_, cell_column_, refused_);
        return std::move(rows_);
    }

  private:
    Cells error(int line, int column, std::string words) {
        remarks_.push_back({Remark::Level::error, {file_, line, column}, std::move(words)});
        return {};
    }
    void advance(char byte) {
        ++column_;
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        }
        const bool blank = byte == '\n' || byte == '\r' || byte == ' ' || byte == '\t';
        if (!cell_ended_ && (in_row_ || !blank)) {
            in_row_ = true;
            return;
        }
        cell_ended_ = false;
        cell_line_ = line_;
        cell_column_ = column_;
    }

    static void end_of_cell(void* text, std::size_t length, void* self) noexcept {
        static_cast<CsvReader*>(self)->add_cell({static_cast<const char*>(text), length});
    }
    static void end_of_row(int, void* self) noexcept { static_cast<CsvReader*>(self)->end_row(); }

    void add_cell(std::string_view text) {
        cell_ended_ = in_row_ = true;
        if (!refused_.empty()) return;
        if (row_.size() >= sheet_columns_max) {
            refused_ = "More than " + std::to_string(sheet_columns_max) + " columns.";
            return;
        }
        row_.push_back({std::string(text), cell_line_, cell_column_, false});
    }
    void end_row() {
        cell_ended_ = true;
        in_row_ = false;
        if (!refused_.empty()) return;
        const bool any = std::any_of(row_.begin(), row_.end(),
                                     [](const Cell& cell) { return !cell.text.empty(); });
        if (any && rows_.size() > sheet_rows_max)
            refused_ = "More than " + std::to_string(sheet_rows_max) + " rows.";
        else if (any) rows_.push_back(std::move(row_));
        row_.clear();
    }

    const std::string& file_;
    std::vector<Remark>& remarks_;
    csv_parser parser_{};
    bool ready_ = false;
    Cells rows_;
    std::vector<Cell> row_;
    std::string refused_;  // why reading must stop; a callback cannot stop libcsv itself
    int line_ = 1, column_ = 1;
    int cell_line_ = 1, cell_column_ = 1;
    bool cell_ended_ = false, in_row_ = false;
};

}  // namespace

Cells read_csv(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (auto bad = find_bad_byte(bytes)) {
        if (bad->words.find("UTF-8") != std::string::npos)
            bad->words =
                "This is not UTF-8 text. Save the sheet as CSV in UTF-8 (in LibreOffice:"
                " 'Edit filter settings', character set UTF-8), or as ODS.";
        remarks.push_back({Remark::Level::error, spot_at(bytes, bad->at, file), bad->words});
        return {};
    }
    return CsvReader(file, remarks).read(bytes);
}

}  // namespace kt::guide
