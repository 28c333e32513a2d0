// A municipality that stands on a guide of others: it changes what differs, and copies nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/core/guide/sample.hpp"

namespace kt::guide {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string own_head = "guide: town\nversion: 2.0.0\nimport: [sample]\n";
const std::string parties =
    "id,title,text,sort,number,hours,source,checked_on\n"
    "town,Gemeente,Helpt.,municipality,14,9 tot 5,gemeente.example,2026-11-01\n"
    "bus_club,Buurtbus,Rijdt.,volunteers,,,buurtbus.example,2026-10-12\n";
const std::string figures =
    "id,title,unit,low,high,begin,end,source,checked_on\n"
    "limit,Grens,euro,900,,2026-01-01,2026-12-31,wet.example,2026-11-01\n"
    "limit,Grens,euro,932,,2027-01-01,,wet.example,2026-11-01\n";

Loaded on_top(const std::string& own, std::vector<SourceFile> more = {}) {
    more.push_back({"guide.yaml", own_head + own});
    more.push_back({"sample/guide.yaml", sample_text});
    return load_files(more);
}

TEST(Import, what_is_imported_stands_first_and_under_the_importing_name) {
    const auto loaded = on_top("topics: {garden: {title: Tuin, section: story}}\n");
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    EXPECT_EQ(loaded.guide.id, "town");
    EXPECT_EQ(loaded.guide.version, "2.0.0");
    EXPECT_EQ(loaded.guide.topics.size(), 4u);
    EXPECT_EQ(loaded.guide.topics[3].id, "garden");
    EXPECT_EQ(loaded.guide.questions[0].spot.file, "sample/guide.yaml");
}

TEST(Import, one_thing_changes_and_the_rest_stays) {
    const auto loaded = on_top(
        "questions:\n"
        "  housing.outdoors: {change: yes, hint: Denk ook aan het bruggetje., ordinary: hard}\n"
        "  network.hurt: {remove: yes}\n");
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    const auto before = sample_guide();
    EXPECT_EQ(loaded.guide.questions.size(), before.questions.size() - 1);
    EXPECT_EQ(loaded.guide.question_index("network.hurt"), -1);
    const auto index = loaded.guide.question_index("housing.outdoors");
    EXPECT_EQ(index, before.question_index("housing.outdoors"));
    const auto& question = loaded.guide.questions[static_cast<std::size_t>(index)];
    EXPECT_EQ(question.hint, "Denk ook aan het bruggetje.");
    EXPECT_EQ(question.ask, "Kunt u zonder hulp naar buiten?");
    EXPECT_EQ(question.ordinary, "hard");
    EXPECT_NE(loaded.guide.digest, before.digest);
}

TEST(Import, a_value_left_empty_takes_out_what_was_there) {
    const auto loaded = on_top("questions:\n  network.enough: {change: yes, ordinary: }\n");
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    const auto index = loaded.guide.question_index("network.enough");
    EXPECT_EQ(loaded.guide.questions[static_cast<std::size_t>(index)].ordinary, "");
}

TEST(Import, a_mistake_points_at_the_file_in_which_it_was_made) {
    EXPECT_THAT(lines_of(on_top("questions:\n"
                                "  housing.outdoors: {change: yes, ordinary: soms}\n")),
                HasSubstr("guide.yaml:5:45: error: "));
    EXPECT_THAT(
        lines_of(on_top("questions:\n"
                        "  housing.outdoors: {change: yes, when: asked.mobilty}\n")),
        HasSubstr("guide.yaml:5:41: error: There is no entry 'mobilty'. Did you mean 'mobility'?"));
    EXPECT_THAT(lines_of(on_top("needs:\n  meet_peple: {change: yes, place: room}\n")),
                HasSubstr("guide.yaml:5:3: error: There is no 'meet_peple' to change in what is "
                          "imported. Did you mean 'meet_people'?"));
    EXPECT_THAT(lines_of(on_top("topics:\n  housing: {title: Huis, section: housing}\n")),
                HasSubstr("guide.yaml:5:3: error: 'housing' is there already, in "
                          "sample/guide.yaml. To change it, write 'change: yes' here."));
    EXPECT_THAT(lines_of(on_top("topics:\n  housing: {change: maybe, title: Huis}\n")),
                HasSubstr("'change' is yes or no"));
}

TEST(Import, a_row_with_a_misspelt_name_is_told_of_once) {
    const auto with = [](const std::string& rows) {
        return lines_of(on_top("", {{"sample/parties.csv", parties},
                                    {"parties.csv",
                                     "id;number;title;text;sort;source;checked_on;"
                                     "remove\n" +
                                         rows}}));
    };
    EXPECT_EQ(with("bus_clup;030;;;;;;\n"),
              "parties.csv:2:1: error: There is no party 'bus_clup' in what is imported. Did you "
              "mean 'bus_club'?\n");
    // Also after a row that was changed and so may stand elsewhere in memory.
    EXPECT_EQ(with("town;0123;;;;;;\nbus_club;030;;;;;;\nbus_clup;030;;;;;;\n"),
              "parties.csv:4:1: error: There is no party 'bus_clup' in what is imported. Did you "
              "mean 'bus_club'?\n");
    EXPECT_EQ(with("bus_clup;;;;;;;yes\n"),
              "parties.csv:2:1: error: There is no party 'bus_clup' in what is imported. Did you "
              "mean 'bus_club'?\n");
    EXPECT_EQ(with("bus_club2;030;Nog een bus;Rijdt.;volunteers;a.example;2026-11-01;\n"), "")
        << "a whole row is one of its own";
    EXPECT_THAT(with("library;030;;;;;;\n"), HasSubstr("needs 'title'"));
}

TEST(Import, rows_of_sheets_change_cell_by_cell) {
    const auto loaded = on_top("", {{"sample/parties.csv", parties},
                                    {"sample/figures.csv", figures},
                                    {"parties.csv",
                                     "id;number;remove;title;text;sort;source;checked_on\n"
                                     "town;0123;;;;;;2026-11-20\n"
                                     "bus_club;;yes;;;;;\n"
                                     "library;;;Bieb;Boeken.;culture;bieb.example;2026-11-20\n"},
                                    {"figures.csv",
                                     "id,begin,low,title,unit,source,checked_on\n"
                                     "limit,2027-01-01,940,,,,\n"}});
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    ASSERT_EQ(loaded.guide.parties.size(), 2u);
    const auto& town = loaded.guide.parties[0];
    EXPECT_EQ(town.number, "0123");
    EXPECT_EQ(town.hours, "9 tot 5");
    EXPECT_EQ(town.checked_on, "2026-11-20");
    EXPECT_EQ(loaded.guide.parties[1].id, "library");
    ASSERT_EQ(loaded.guide.figures.size(), 1u);
    EXPECT_EQ(loaded.guide.figures[0].rows[0].value.low, 900);
    EXPECT_EQ(loaded.guide.figures[0].rows[1].value.low, 940);
}

TEST(Import, a_row_can_only_remove_what_is_there) {
    EXPECT_THAT(lines_of(on_top("", {{"sample/parties.csv", parties},
                                     {"parties.csv", "id,remove\nshop,yes\n"}})),
                HasSubstr("There is nothing to remove: no imported guide has the party 'shop'."));
    EXPECT_THAT(lines_of(on_top("", {{"sample/parties.csv", parties},
                                     {"parties.csv", "id,number\ntown,1\ntown,2\n"}})),
                HasSubstr("parties.csv:3:1: error: 'town' stands in this sheet twice."));
    EXPECT_THAT(lines_of(on_top("", {{"sample/parties.csv", parties},
                                     {"parties.csv", "id,checked_on\ntown,ooit\n"}})),
                HasSubstr("parties.csv:2:6: error: 'checked_on' of the party 'town' is a date"));
    const auto gone =
        on_top("", {{"sample/figures.csv", figures}, {"figures.csv", "id,remove\nlimit,yes\n"}});
    EXPECT_TRUE(gone.usable()) << lines_of(gone);
    EXPECT_TRUE(gone.guide.figures.empty());
}

TEST(Import, imported_guides_import_too_and_each_is_read_once) {
    const auto loaded = load_files(
        {{"guide.yaml",
          "guide: street\nversion: 1.0.0\nimport: [town, sample]\n"
          "questions: {housing.outdoors: {change: yes, ask: \"En nu?\"}}\n"},
         {"town/guide.yaml", own_head + "questions: {housing.outdoors: {change: yes, ask: \"Hoe?\","
                                        " hint: Denk aan de trap.}}\n"},
         {"sample/guide.yaml", sample_text}});
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    const auto& question =
        loaded.guide
            .questions[static_cast<std::size_t>(loaded.guide.question_index("housing.outdoors"))];
    EXPECT_EQ(question.ask, "En nu?");
    EXPECT_EQ(question.hint, "Denk aan de trap.");
}

TEST(Import, circles_gaps_and_crowds_are_refused) {
    EXPECT_THAT(lines_of(load_files({{"guide.yaml", own_head}})),
                HasSubstr("guide.yaml:3:10: error: There is no guide 'sample' in a folder beside"));
    EXPECT_THAT(lines_of(load_files({{"guide.yaml", "guide: a\nversion: 1\nimport: [b]\n"},
                                     {"b/guide.yaml", "guide: b\nversion: 1\nimport: [c]\n"},
                                     {"c/guide.yaml", "guide: c\nversion: 1\nimport: [b]\n"}})),
                HasSubstr("c/guide.yaml:3:10: error: A circle: the guide 'b' imports itself by"));
    EXPECT_THAT(lines_of(load_files({{"guide.yaml", sample_text}, {"b/guide.yaml", "guide: b\n"}})),
                HasSubstr("Nothing imports the guide 'b'"));
    std::vector<SourceFile> many{{"guide.yaml", "guide: a\nversion: 1\nimport: [g0"}};
    for (int i = 0; i < 9; ++i) {
        const auto name = "g" + std::to_string(i);
        if (i > 0) many[0].bytes += ", " + name;
        many.push_back({name + "/guide.yaml", "guide: " + name + "\nversion: 1\n"});
    }
    many[0].bytes += "]\n";
    EXPECT_THAT(lines_of(load_files(many)), HasSubstr("More than 8 guides are imported"));
    EXPECT_THAT(lines_of(load_text("guide: a\nversion: 1\nimport: [../b]\n")),
                HasSubstr("of a-z, 0-9 and _"));
    EXPECT_THAT(lines_of(load_text("guide: a\nversion: 1\nimport: {b: c}\n")),
                HasSubstr("'import' is a list"));
}

class Folders : public testing::Test {
  protected:
    Folders()
        : root_(std::filesystem::temp_directory_path() /
                ("kt_import_" + std::to_string(getpid()))) {}
    ~Folders() override { std::filesystem::remove_all(root_); }
    void put(const std::string& name, const std::string& bytes) {
        std::filesystem::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << bytes;
    }
    std::filesystem::path root_;
};

TEST_F(Folders, imported_guides_lie_beside_the_guide) {
    put("town/guide.yaml", own_head);
    put("town/parties.csv", "id,number\ntown,1\n");
    put("town/README.md", "not a part of it");
    put("sample/guide.yaml", sample_text);
    put("sample/parties.csv", parties);
    put("other/guide.yaml", "guide: other\n");
    for (const auto& path :
         {root_ / "town", root_ / "town" / "", root_ / "sample" / ".." / "town"}) {
        const auto files = files_for(path.string());
        ASSERT_TRUE(files) << files.error().words;
        std::vector<std::string> names;
        for (const auto& file : *files) names.push_back(file.name);
        EXPECT_THAT(names, ElementsAre("guide.yaml", "parties.csv", "sample/guide.yaml",
                                       "sample/parties.csv"));
        const auto loaded = load(path.string());
        ASSERT_TRUE(loaded && loaded->usable()) << lines_of(*loaded);
        EXPECT_EQ(loaded->guide.digest, load_files(*files).guide.digest);
        EXPECT_EQ(loaded->guide.parties[0].number, "1");
    }
}

TEST_F(Folders, a_missing_or_enormous_file_is_an_error_and_not_a_wait) {
    EXPECT_FALSE(files_for((root_ / "nothing").string()));
    put("town/README.md", "");
    EXPECT_FALSE(load((root_ / "town").string()));
    put("town/guide.yaml", own_head);
    const auto missing = load((root_ / "town").string());
    ASSERT_TRUE(missing);
    EXPECT_THAT(lines_of(*missing), HasSubstr("There is no guide 'sample'"));
    constexpr std::uintmax_t hundred_megabytes = 100'000'000;
    put("town/more.yaml", "");
    std::filesystem::resize_file(root_ / "town/more.yaml", hundred_megabytes);
    const auto large = load((root_ / "town").string());
    ASSERT_FALSE(large);
    EXPECT_THAT(large.error().words, HasSubstr("more.yaml is larger than 4 MiB."));
}

}  // namespace
}  // namespace kt::guide
