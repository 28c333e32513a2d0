// A sheet (options, parties, figures) as rows of cells, from CSV or ODS, each cell knowing where it
// stands.
//
// Made for files that strangers may have written: bounded in size, rows, columns and what they
// unpack to. Whatever the bytes are, the outcome is a sheet or remarks; exceptions and errors of
// the libraries below end inside. In a CSV line and column are those of the text, in an ODS the row
// and column of the cell. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/document.hpp"

namespace kt::guide {

inline constexpr std::size_t sheet_bytes_max = 4 * 1024 * 1024;
inline constexpr std::size_t sheet_unpacked_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t sheet_rows_max = 5'000;
inline constexpr std::size_t sheet_columns_max = 64;

struct Sheet {
    enum class What : std::uint8_t { options, parties, figures } what = What::options;
    std::string file;
    // One map for each row: the column's name to the cell's text, without the empty cells.
    std::vector<Node> rows;
};

// "options.csv", "gesprek/parties.ods": whether a file of this name is a sheet, and of what.
bool is_sheet(std::string_view file);

// Adds what is wrong to `remarks`. `file` must be the name of a sheet.
Sheet read_sheet(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks);

}  // namespace kt::guide
