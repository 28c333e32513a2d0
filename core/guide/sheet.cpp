#include "core/guide/sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/guide/bytes_of_text.hpp"
#include "core/guide/cells.hpp"
#include "core/guide/conditions.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

using Columns = std::vector<std::string_view>;

const Columns& columns_of(Sheet::What what) {
    static const std::array<Columns, 3> columns{
        Columns{"id",          "title",       "text",         "sort",          "needs",
                "entries",     "when",        "unless",       "party",         "law",
                "article",     "payer",       "beneficiary",  "cost_low",      "cost_high",
                "cost_unit",   "cost_words",  "cost_source",  "cost_year",     "return_low",
                "return_high", "return_unit", "return_words", "return_source", "return_year",
                "number",      "waiting",     "source",       "checked_on",    "begin",
                "end",         "place",       "alone_only",   "subjects",      "remove"},
        Columns{"id", "title", "text", "sort", "number", "address", "hours", "source", "checked_on",
                "remove"},
        Columns{"id", "title", "unit", "low", "high", "begin", "end", "source", "checked_on",
                "remove"}};
    return columns[static_cast<std::size_t>(what)];
}

constexpr std::string_view stems[] = {"options", "parties", "figures"};

std::optional<Sheet::What> what_of(std::string_view file) {
    const auto slash = file.rfind('/');
    if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
    for (std::size_t i = 0; i < std::size(stems); ++i)
        for (const std::string_view ending : {".csv", ".ods"})
            if (file.starts_with(stems[i]) && file.substr(stems[i].size()) == ending)
                return static_cast<Sheet::What>(i);
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// What spreadsheet programs show in a cell that they could not reckon, in Dutch or in English:
// "#DIV/0!", "#N/B", "#VERW!", "#NAAM?", "Err:502".
bool is_error_value(std::string_view text) {
    for (const std::string_view before : {"Err:", "Fout:"})
        if (text.starts_with(before) && text.size() > before.size())
            return text.find_first_not_of("0123456789", before.size()) == std::string_view::npos;
    if (!text.starts_with('#') || text.size() < 2) return false;
    if (text == "#N/A" || text == "#N/B") return true;
    const auto name = text.substr(1, text.size() - 2);
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_";
    return !name.empty() && (text.back() == '!' || text.back() == '?') &&
           name.find_first_not_of(letters) == std::string_view::npos;
}

// A row that begins so was put out of use by whoever keeps the sheet.
bool is_passed_over(std::string_view first_cell) {
    return first_cell.starts_with('#') && !is_error_value(first_cell);
}

Node text_node(std::string_view text, const Cell& at) {
    Node node;
    node.kind = Node::Kind::text;
    node.line = at.line;
    node.column = at.column;
    node.text = text;
    return node;
}

// The first row names the columns; the others are filled in under those names.
class RowReader {
  public:
    RowReader(Sheet& sheet, std::vector<Remark>& remarks) : sheet_(sheet), remarks_(remarks) {}

    void read(const Cells& rows) {
        bool named = false;
        for (const auto& row : rows) {
            const auto first = std::find_if(row.begin(), row.end(), [](const Cell& cell) {
                return !trimmed(cell.text).empty();
            });
            if (first == row.end() || is_passed_over(trimmed(row.front().text))) continue;
            if (named) add(row, *first);
            else name_columns(row);
            named = true;
        }
        if (!named) error({"", 1, 1}, "The first row of a sheet names its columns.");
    }

  private:
    void remark(Remark::Level level, const Cell& at, std::string words) {
        remarks_.push_back({level, {sheet_.file, at.line, at.column}, std::move(words)});
    }
    void error(const Cell& at, std::string words) {
        remark(Remark::Level::error, at, std::move(words));
    }

    // What a spreadsheet program reckoned, or should have, is not what a person wrote.
    void look_at_value(const Cell& cell, std::string_view text) {
        if (values_told_ >= mistakes_told_max) return;
        const auto quoted = "'" + std::string(text) + "'";
        ++values_told_;
        if (is_error_value(text))
            error(cell, "This cell says " + quoted +
                            ": the spreadsheet could not reckon it. Write what belongs here.");
        else if (text.starts_with('='))
            error(cell, "Here stands a formula, " + quoted +
                            ". Write what it comes to: copy the cell and paste it as a value.");
        else if (cell.formula)
            remark(Remark::Level::warning, cell,
                   "A formula stands here; what it came to when the sheet was saved counts, " +
                       quoted + ". Paste it as a value, so that nobody wonders which.");
        else --values_told_;
    }

    void name_columns(const std::vector<Cell>& row) {
        const auto& known = columns_of(sheet_.what);
        for (const auto& cell : row) {
            auto name = trimmed(cell.text);
            if (std::find(names_.begin(), names_.end(), name) != names_.end() && !name.empty()) {
                error(cell, "The column '" + std::string(name) + "' stands here twice.");
                name = {};
            } else if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end())
                error(cell, "The sheet of " + std::string(stems[std::size_t(sheet_.what)]) +
                                " knows no column '" + std::string(name) + "'." +
                                did_you_mean(name, known));
            names_.emplace_back(name);
        }
        if (std::find(names_.begin(), names_.end(), "id") == names_.end())
            error(row.front(), "The first row names the columns; there is no column 'id'.");
    }

    void add(const std::vector<Cell>& cells, const Cell& first) {
        Node row;
        row.kind = Node::Kind::map;
        row.line = first.line;
        row.column = first.column;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto text = trimmed(cells[i].text);
            if (text.empty()) continue;
            if (i >= names_.size() || names_[i].empty()) {
                error(cells[i], "Something stands here, but its column has no name.");
                continue;
            }
            look_at_value(cells[i], text);
            row.keys.push_back(text_node(names_[i], cells[i]));
            row.items.push_back(text_node(text, cells[i]));
        }
        sheet_.rows.push_back(std::move(row));
    }

    Sheet& sheet_;
    std::vector<Remark>& remarks_;
    std::vector<std::string> names_;
    std::size_t values_told_ = 0;
};

}  // namespace

bool is_sheet(std::string_view file) {
    return what_of(file).has_value();
}

Sheet read_sheet(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks) {
    Sheet sheet;
    sheet.file = file;
    sheet.what = what_of(file).value_or(Sheet::What::options);
    if (bytes.size() > sheet_bytes_max) {
        remarks.push_back({Remark::Level::error, {file, 1, 1}, "This sheet is larger than 4 MiB."});
        return sheet;
    }
    const auto before = remarks.size();
    const auto cells =
        file.ends_with(".ods") ? read_ods(bytes, file, remarks) : read_csv(bytes, file, remarks);
    for (const auto& row : cells)
        for (const auto& cell : row)
            if (auto hidden = hidden_in(cell.text))
                remarks.push_back(
                    {Remark::Level::error, {file, cell.line, cell.column}, std::move(*hidden)});
    if (remarks.size() == before) RowReader(sheet, remarks).read(cells);
    return sheet;
}

}  // namespace kt::guide
