// An ODS as a spreadsheet program would write it, made in memory: no binary lies in the tree.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace kt::guide {

inline std::string zip_of(const std::map<std::string, std::string>& files) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    auto* zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) std::abort();
    zip_source_keep(source);
    for (const auto& [name, bytes] : files) {
        auto* part = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        if (zip_file_add(zip, name.c_str(), part, ZIP_FL_OVERWRITE) < 0) std::abort();
    }
    if (zip_close(zip) != 0 || zip_source_open(source) != 0) std::abort();
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_source_stat(source, &stat);
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    if (zip_source_read(source, bytes.data(), bytes.size()) < 0) std::abort();
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

// `rows`: what stands between <table:table> and its end.
inline std::string ods_content(const std::string& rows) {
    const std::string odf = "urn:oasis:names:tc:opendocument:xmlns:";
    return R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office=")" +
           odf + R"(office:1.0" xmlns:table=")" + odf + R"(table:1.0" xmlns:text=")" + odf +
           R"(text:1.0" xmlns:draw=")" + odf +
           R"(drawing:1.0" office:version="1.3"><office:body><office:spreadsheet>)" +
           R"(<table:table table:name="Blad1"><table:table-column/>)" + rows +
           R"(</table:table><table:table table:name="Blad2"><table:table-row><table:table-cell>)" +
           "<text:p>van een ander blad</text:p></table:table-cell></table:table-row></table:table>"
           "</office:spreadsheet></office:body></office:document-content>";
}

inline std::string ods_cell(const std::string& text) {
    std::string safe;
    for (const char c : text) safe += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return text.empty() ? "<table:table-cell/>"
                        : R"(<table:table-cell office:value-type="string"><text:p>)" + safe +
                              "</text:p></table:table-cell>";
}

inline std::string ods_row(const std::vector<std::string>& cells) {
    std::string row = "<table:table-row>";
    for (const auto& cell : cells) row += ods_cell(cell);
    // As LibreOffice fills a row and a sheet to their ends.
    return row + R"(<table:table-cell table:number-columns-repeated="16350"/></table:table-row>)";
}

inline std::string ods_of_rows(const std::string& rows) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"META-INF/manifest.xml", "<manifest/>"},
                   {"content.xml", ods_content(rows)}});
}

inline std::string ods_of(const std::vector<std::vector<std::string>>& rows) {
    std::string all;
    for (const auto& row : rows) all += ods_row(row);
    return ods_of_rows(all + R"(<table:table-row table:number-rows-repeated="1048000">)" +
                       R"(<table:table-cell table:number-columns-repeated="16384"/>)" +
                       "</table:table-row>");
}

}  // namespace kt::guide
