// A sheet as a policy worker keeps it in a spreadsheet program: what comes of its cells, and what
// is said when something is wrong with it.
#include "core/guide/sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/ods.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;

struct Read {
    Sheet sheet;
    std::string lines;

    std::string cell(std::size_t row, std::string_view column) const {
        const auto* node = row < sheet.rows.size() ? sheet.rows[row].find(column) : nullptr;
        return node ? node->text : "";
    }
};

Read read(const std::string& bytes, const std::string& file = "parties.csv") {
    std::vector<Remark> remarks;
    Read result{read_sheet(bytes, file, remarks), ""};
    for (const auto& remark : remarks) result.lines += to_line(remark) + "\n";
    return result;
}
Read read_ods_rows(const std::string& rows) {
    return read(ods_of_rows(rows), "parties.ods");
}

TEST(Csv, commas_and_semicolons_are_both_read) {
    for (const std::string text : {"id,title,text\nlibrary,Bibliotheek,\"Boeken, en mensen\"\n",
                                   "id;title;text\nlibrary;Bibliotheek;Boeken, en mensen\n",
                                   "\xEF\xBB\xBFid;title;text\r\nlibrary;Bibliotheek;Boeken, en "
                                   "mensen"}) {
        const auto got = read(text);
        EXPECT_EQ(got.lines, "");
        ASSERT_EQ(got.sheet.rows.size(), 1u) << text;
        EXPECT_EQ(got.cell(0, "title"), "Bibliotheek");
        EXPECT_EQ(got.cell(0, "text"), "Boeken, en mensen");
        EXPECT_EQ(got.cell(0, "number"), "");
    }
}

TEST(Csv, a_first_line_for_excel_is_read_as_it_means) {
    for (const std::string end : {"\n", "\r\n"}) {
        const auto got = read("sep=;" + end + "id;title" + end + "a;Een, twee" + end);
        EXPECT_EQ(got.lines, "");
        ASSERT_EQ(got.sheet.rows.size(), 1u);
        EXPECT_EQ(got.cell(0, "title"), "Een, twee");
        EXPECT_EQ(got.sheet.rows[0].line, 3);
    }
    EXPECT_THAT(read("sep=;").lines, HasSubstr("The first row of a sheet names its columns."));
}

TEST(Csv, tabs_between_columns_are_named) {
    const std::string words =
        "parties.csv:1:1: error: The columns are separated by tabs. Save the sheet with commas or "
        "semicolons between them.\n";
    EXPECT_EQ(read("id\ttitle\ttext\na\tA\tEen, twee\n").lines, words);
    EXPECT_EQ(read("sep=\t\nid\ttitle\n").lines, words);
}

TEST(Csv, a_cell_knows_its_line_and_column) {
    const auto got =
        read("# Gemaakt door het team\n\nid,text\r\na,\"een\ntwee\"\r\n\r\n  b,drie\n");
    EXPECT_EQ(got.lines, "");
    ASSERT_EQ(got.sheet.rows.size(), 2u);
    EXPECT_EQ(got.cell(0, "text"), "een\ntwee");
    EXPECT_EQ(got.sheet.rows[0].line, 4);
    EXPECT_EQ(got.sheet.rows[0].items[1].column, 3);
    EXPECT_EQ(got.sheet.rows[1].line, 7);
    EXPECT_EQ(got.sheet.rows[1].column, 3);
    EXPECT_EQ(got.sheet.rows[1].items[1].column, 5);
}

TEST(Csv, empty_rows_and_remarks_are_passed_over) {
    const auto got = read(";;\nid;title;;\n# oud;x\n;;;\n\na;A;;;;\n");
    EXPECT_EQ(got.lines, "");
    ASSERT_EQ(got.sheet.rows.size(), 1u);
    EXPECT_EQ(got.cell(0, "id"), "a");
}

TEST(Csv, quotes_in_the_wrong_place_are_shown) {
    EXPECT_THAT(read("id,title\na,Het \"Huis\"\n").lines,
                HasSubstr("parties.csv:2:7: error: A '\"' stands inside a cell here."));
    EXPECT_THAT(read("id,title\na,\"Het Huis\nb,B\n").lines,
                HasSubstr("parties.csv:2:3: error: A cell begins here with '\"' that is never"));
    EXPECT_EQ(read("id,title\na,\"Het \"\"Huis\"\"\"\n").cell(0, "title"), "Het \"Huis\"");
}

TEST(Csv, a_formula_and_what_could_not_be_reckoned_are_pointed_at) {
    EXPECT_THAT(read("id,title\na,=A1&B1\n").lines,
                HasSubstr("parties.csv:2:3: error: Here stands a formula, '=A1&B1'. Write what it "
                          "comes to: copy the cell and paste it as a value."));
    for (const std::string error : {"#DIV/0!", "#N/B", "#N/A", "#REF!", "#VERW!", "#NAAM?",
                                    "#WAARDE!", "Err:502", "Fout:508"})
        EXPECT_THAT(read("id,title,text\na,A," + error + "\n").lines,
                    HasSubstr("parties.csv:2:5: error: This cell says '" + error +
                              "': the spreadsheet could not reckon it. Write what belongs here."));
    // In the first cell it is no remark of whoever keeps the sheet.
    EXPECT_THAT(read("id,title\n#REF!,A\n").lines, HasSubstr("parties.csv:2:1: error: This cell"));
    EXPECT_EQ(read("id,title\n#oud,A\n# weg!,B\na,Err: geen\nb,#1 van de wijk\n").lines, "");
}

TEST(Csv, columns_are_known_by_name) {
    const auto got = read("id,titel,text,text\na,b,c,d\n");
    EXPECT_THAT(got.lines, HasSubstr("parties.csv:1:4: error: The sheet of parties knows no column "
                                     "'titel'. Did you mean 'title'?"));
    EXPECT_THAT(got.lines,
                HasSubstr("parties.csv:1:15: error: The column 'text' stands here twice"));
    EXPECT_THAT(read("title\nb\n").lines, HasSubstr("there is no column 'id'"));
    EXPECT_THAT(read("id\na,b\n").lines,
                HasSubstr("parties.csv:2:3: error: Something stands here, but its column has no"));
    EXPECT_THAT(read("").lines,
                HasSubstr("1:1: error: The first row of a sheet names its columns"));
}

TEST(Csv, other_encodings_and_sizes_are_refused) {
    EXPECT_THAT(read("id,title\na,Caf\xE9\n").lines,
                HasSubstr("parties.csv:2:6: error: This is not UTF-8 text. Save the sheet as CSV"));
    EXPECT_THAT(read(std::string("\xFF\xFEi\0d\0", 6)).lines, HasSubstr("not UTF-8"));
    EXPECT_THAT(read(std::string("id\0\n", 4)).lines, HasSubstr("control character"));
    EXPECT_THAT(read(std::string(sheet_bytes_max + 1, 'a')).lines, HasSubstr("larger than 4 MiB"));
    std::string rows = "id\n";
    for (std::size_t i = 0; i <= sheet_rows_max; ++i) rows += "a\n";
    EXPECT_THAT(read(rows).lines, HasSubstr("parties.csv:5002:1: error: More than 5000 rows."));
    EXPECT_THAT(read("id" + std::string(sheet_columns_max, ',') + "\n").lines,
                HasSubstr("More than 64 columns."));
}

TEST(Ods, of_a_formula_the_value_counts_and_that_is_said) {
    const auto rows = [](const std::string& cell) {
        return ods_row({"id", "title"}) + "<table:table-row>" + ods_cell("a") + cell +
               "</table:table-row>";
    };
    const auto got =
        read_ods_rows(rows(R"(<table:table-cell table:formula="of:=6*7" office:value-type="float" )"
                           R"(office:value="42"><text:p>42</text:p></table:table-cell>)"));
    EXPECT_EQ(got.cell(0, "title"), "42");
    EXPECT_THAT(got.lines, HasSubstr("parties.ods:2:2: warning: A formula stands here; what it came"
                                     " to when the sheet was saved counts, '42'."));
    EXPECT_THAT(read_ods_rows(rows(R"(<table:table-cell table:formula="of:=1/0" )"
                                   R"(office:value-type="string" office:string-value="">)"
                                   R"(<text:p>#DIV/0!</text:p></table:table-cell>)"))
                    .lines,
                HasSubstr("parties.ods:2:2: error: This cell says '#DIV/0!'"));
}

TEST(Csv, what_nobody_sees_is_refused) {
    EXPECT_THAT(
        read("id,title\na,\u202eHuis\n").lines,
        HasSubstr("parties.csv:2:3: error: A character that nobody sees stands here (U+202E"));
    EXPECT_THAT(read("id,title\na,\"Het\tHuis\"\n").lines,
                HasSubstr("parties.csv:2:3: error: This text holds a character that nobody sees"));
    EXPECT_EQ(read("id,title\r\na,\"Het\r\nHuis\"\r\n").lines, "") << "line ends are seen";
}

TEST(Ods, what_nobody_sees_is_refused) {
    EXPECT_THAT(read(ods_of({{"id", "title"}, {"a", "Het \u202eHuis"}}), "parties.ods").lines,
                HasSubstr("parties.ods:2:2: error: This text holds a character that nobody sees"));
}

TEST(Ods, cells_read_as_in_a_csv) {
    const auto got = read(ods_of({{"id", "title", "text"},
                                  {},
                                  {"library", "Bibliotheek", "Boeken & <mensen>"},
                                  {"# oud", "x"}}),
                          "parties.ods");
    EXPECT_EQ(got.lines, "");
    ASSERT_EQ(got.sheet.rows.size(), 1u);
    EXPECT_EQ(got.cell(0, "text"), "Boeken & <mensen>");
    EXPECT_EQ(got.sheet.rows[0].line, 3);
    EXPECT_EQ(got.sheet.rows[0].items[2].column, 3);
}

TEST(Ods, numbers_dates_and_marks_are_their_values_and_not_how_they_are_shown) {
    const auto got =
        read(ods_of_rows(ods_row({"id", "low", "begin", "end", "remove", "title", "source"}) +
                         R"(<table:table-row>
  <table:table-cell office:value-type="string"><text:p>rent</text:p></table:table-cell>
  <table:table-cell office:value-type="currency" office:value="1234"><text:p>€ 1.234,00</text:p>
  </table:table-cell>
  <table:table-cell office:value-type="date" office:date-value="2026-01-01"><text:p>1 jan</text:p>
  </table:table-cell>
  <table:table-cell office:value-type="date" office:date-value="2026-12-31T00:00:00"/>
  <table:table-cell office:value-type="boolean" office:boolean-value="false"/>
  <table:table-cell><office:annotation><text:p>nog vragen</text:p></office:annotation>
    <text:p>Huur<text:s text:c="2"/><text:span>grens</text:span></text:p><text:p>en meer</text:p>
  </table:table-cell>
  <table:table-cell table:number-columns-repeated="2"/>
</table:table-row>)"),
             "figures.ods");
    EXPECT_EQ(got.lines, "");
    EXPECT_EQ(got.cell(0, "low"), "1234");
    EXPECT_EQ(got.cell(0, "begin"), "2026-01-01");
    EXPECT_EQ(got.cell(0, "end"), "2026-12-31");
    EXPECT_EQ(got.cell(0, "remove"), "false");
    EXPECT_EQ(got.cell(0, "title"), "Huur  grens\nen meer");
}

TEST(Ods, repeated_cells_and_rows_are_bounded) {
    const std::string filled = ods_cell("a");
    const auto repeated = [&](const std::string& rows, const std::string& cells) {
        return ods_row({"id", "title"}) + "<table:table-row table:number-rows-repeated=\"" + rows +
               "\"><table:table-cell table:number-columns-repeated=\"" + cells +
               "\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
               "</table:table-row>";
    };
    const auto twice = read_ods_rows(repeated("3", "2"));
    EXPECT_EQ(twice.lines, "");
    EXPECT_EQ(twice.sheet.rows.size(), 3u);
    EXPECT_EQ(twice.sheet.rows[2].line, 4);
    EXPECT_EQ(twice.cell(2, "title"), "a");
    EXPECT_THAT(read_ods_rows(repeated("1048576", "1")).lines,
                HasSubstr("parties.ods:2:1: error: More than 5000 rows."));
    EXPECT_THAT(read_ods_rows(repeated("1", "16384")).lines, HasSubstr("More than 64 columns."));
    EXPECT_THAT(read_ods_rows(repeated("99999999999999999999", "-4")).lines, testing::IsEmpty());
    EXPECT_THAT(read_ods_rows(ods_row({std::string(9'000, 'a')})).lines,
                HasSubstr("1:1: error: The text of this cell is too long."));
}

TEST(Ods, what_is_broken_is_said_in_words) {
    const auto lines = [](const std::string& bytes) { return read(bytes, "options.ods").lines; };
    EXPECT_THAT(lines("not a zip"), HasSubstr("options.ods:1:1: error: This is not an ODS"));
    EXPECT_THAT(lines(""), HasSubstr("This is not an ODS"));
    EXPECT_THAT(lines(zip_of({{"mimetype", "x"}})), HasSubstr("no content.xml"));
    EXPECT_THAT(lines(zip_of({{"content.xml", "<a><b></a>"}})),
                HasSubstr("broken XML (its line 1): mismatched tag."));
    EXPECT_THAT(lines(zip_of({{"content.xml", "<a/>"}})), HasSubstr("There is no table"));
    EXPECT_THAT(lines(zip_of({{"content.xml", ""}})), HasSubstr("broken XML"));
    EXPECT_THAT(lines(zip_of({{"content.xml", "<?xml version='1.0' encoding='x-mac'?><a/>"}})),
                HasSubstr("unknown encoding"));
    EXPECT_THAT(lines(zip_of({{"META-INF/manifest.xml", "<a><manifest:encryption-data/></a>"},
                              {"content.xml", "\x01\x02"}})),
                HasSubstr("locked with a password"));
    const auto whole = ods_of({{"id", "title"}, {"a", "b"}});
    auto damaged = whole;
    for (std::size_t at = 60; at < damaged.size() / 2; at += 7) damaged[at] = 'x';
    EXPECT_NE(lines(damaged), "");
    EXPECT_NE(lines(whole.substr(0, whole.size() / 2)), "");
}

TEST(Ods, bombs_do_not_go_off) {
    const auto lines = [](const std::string& content) {
        return read(zip_of({{"content.xml", content}}), "options.ods").lines;
    };
    std::string entities = "<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 20; ++i) {
        entities += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) entities += "&a" + std::to_string(i - 1) + ";";
        entities += "\">";
    }
    EXPECT_THAT(lines(entities + "]><a>&a19;</a>"), HasSubstr("has a DOCTYPE; none belongs"));
    EXPECT_THAT(lines(std::string(sheet_unpacked_bytes_max + 1, ' ')),
                HasSubstr("unpacks to more than 16 MiB"));
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_THAT(lines(deep), HasSubstr("nested too deep"));
    // Few bytes in the file, many cells in the sheet.
    std::string rows;
    const auto wide = R"(<table:table-row table:number-rows-repeated="4900"><table:table-cell )"
                      R"(table:number-columns-repeated="64"><text:p>)" +
                      std::string(900, 'a') + "</text:p></table:table-cell></table:table-row>";
    EXPECT_THAT(lines(ods_content(wide)), HasSubstr("hold more than 16 MiB"));
}

}  // namespace
}  // namespace kt::guide
