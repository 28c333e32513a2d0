#include "core/guide/reader_sheets.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/conditions.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/figures.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t title_words_max = 15;
constexpr std::int64_t price_year_min = 1990, price_year_max = 2200;

const std::vector<std::string_view> sorts{"own", "network", "general", "collective",
                                          "made_to_measure"};
const std::vector<std::string_view> places{"hall", "room", "home"};
const std::vector<std::string_view> units{"euro", "years", "weeks", "days"};

template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
    std::vector<std::string_view> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view between = " ,\t\n\r";
    std::vector<std::string_view> words;
    for (auto at = text.find_first_not_of(between); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(between, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(between, end);
    }
    return words;
}

// What all rows have: an id, dates, and where something was found.
class Row {
  public:
    Row(const Sheet& sheet, const Node& row, std::string_view what, std::vector<Remark>& remarks)
        : file_(sheet.file),
          row_(row),
          fields(row, std::string(what) + " '" + id_of(row) + "'", sheet.file, remarks) {}

    static std::string id_of(const Node& row) {
        const auto* id = row.find("id");
        return id ? id->text.substr(0, identifier_characters_max) : std::string();
    }
    // The cell, or where the row begins.
    const Node& at(std::string_view column) {
        const auto* node = fields.take(column);
        return node ? *node : row_;
    }
    bool has(std::string_view column) const { return row_.find(column) != nullptr; }
    Spot spot() const { return {fields.spot(row_)}; }
    void error(std::string_view column, std::string words) {
        fields.error(at(column), std::move(words));
    }

    bool id(std::string& into) {
        into = fields.text("id", true);
        if (into.empty()) return false;
        if (is_identifier(into)) return true;
        error("id", "A name begins with a letter and has only a-z, 0-9 and _, not '" + into + "'.");
        return false;
    }
    void title(std::string& into, bool needed = true) {
        into = fields.text("title", needed);
        const auto words = count_words(into);
        if (words > title_words_max)
            error("title", "The title of the " + fields.what() + " has " + std::to_string(words) +
                               " words; " + std::to_string(title_words_max) + " is the most.");
    }
    bool date(std::string_view column, std::int64_t& days, bool needed = false) {
        const auto text = fields.text(column, needed);
        if (text.empty()) return false;
        if (read_date(text, days)) return true;
        error(column, "'" + std::string(column) + "' of the " + fields.what() +
                          " is a date like 2026-11-22, not '" + text + "'.");
        return false;
    }
    void period(std::int64_t& begin, std::int64_t& end, bool begin_needed = false) {
        date("begin", begin, begin_needed);
        date("end", end);
        if (begin > end) error("end", "The " + fields.what() + " ends before it begins.");
    }
    void found(std::string& source, std::string& checked_on, bool needed) {
        source = fields.text("source", needed);
        std::int64_t days = 0;
        if (date("checked_on", days, needed)) checked_on = write_date(days);
    }
    void remove_left_over() {
        if (fields.flag("remove"))
            error("remove",
                  "There is nothing to remove: no imported guide has the " + fields.what() + ".");
    }

  private:
    const std::string& file_;
    const Node& row_;

  public:
    Fields fields;
};

class SheetsReader {
  public:
    SheetsReader(Guide& guide, const std::vector<Sheet>& sheets, std::vector<Remark>& remarks)
        : guide_(guide), sheets_(sheets), remarks_(remarks) {}

    void parties_and_figures() {
        each(Sheet::What::parties, "party", [&](Row& row) { read_party(row); });
        each(Sheet::What::figures, "figure", [&](Row& row) { read_figure(row); });
        for (auto& figure : guide_.figures) put_in_time(figure);
    }
    void options() {
        each(Sheet::What::options, "option", [&](Row& row) { read_option(row); });
        std::stable_sort(guide_.options.begin(), guide_.options.end(),
                         [](const Option& a, const Option& b) { return a.sort < b.sort; });
        for (std::size_t i = 0; i < guide_.options.size(); ++i)
            guide_.option_by_id[guide_.options[i].id] = static_cast<int>(i);
    }

  private:
    template <class Make>
    void each(Sheet::What what, std::string_view one, Make make) {
        const auto before = remarks_.size();
        for (const auto& sheet : sheets_) {
            if (sheet.what != what) continue;
            in_cells_ = sheet.file.ends_with(".ods");
            for (const auto& node : sheet.rows) {
                Row row(sheet, node, one, remarks_);
                make(row);
                if (remarks_.size() - before < mistakes_told_max) continue;
                return row.error("id",
                                 "There are more mistakes in the sheets; they are told when"
                                 " these are mended.");
            }
        }
    }
    template <class Names>
    bool take_name(Row& row, Names& names, const std::string& id, std::size_t index) {
        const bool fresh = names.emplace(id, static_cast<int>(index)).second;
        if (!fresh) row.error("id", "There already is a row for the " + row.fields.what() + ".");
        return fresh;
    }

    void read_party(Row& row) {
        Party party;
        const bool named =
            row.id(party.id) && take_name(row, guide_.party_by_id, party.id, guide_.parties.size());
        row.title(party.title);
        party.text = row.fields.text("text", true);
        party.sort = row.fields.text("sort", true);
        party.number = row.fields.text("number", false);
        party.address = row.fields.text("address", false);
        party.hours = row.fields.text("hours", false);
        row.found(party.source, party.checked_on, true);
        row.remove_left_over();
        party.spot = row.spot();
        if (named) guide_.parties.push_back(std::move(party));
    }

    void read_figure(Row& row) {
        std::string id;
        if (!row.id(id)) return;
        const auto [found, fresh] =
            guide_.figure_by_id.emplace(id, static_cast<int>(guide_.figures.size()));
        if (fresh) guide_.figures.push_back({id, {}, {}, {}});
        auto& figure = guide_.figures[static_cast<std::size_t>(found->second)];
        std::string title;
        row.title(title, fresh);
        if (fresh) figure.title = title;
        const auto unit = units[row.fields.word<std::size_t>("unit", units, 0, true)];
        if (fresh) figure.unit = unit;
        if (figure.unit != unit)
            row.error("unit", "Earlier rows of the " + row.fields.what() + " are in " +
                                  figure.unit + "; one figure has one unit.");
        FigureRow one;
        if (!row.has("low")) row.error("low", "The " + row.fields.what() + " needs 'low'.");
        else if (row.fields.number("low", one.value.low)) one.value.high = one.value.low;
        row.fields.number("high", one.value.high);
        if (one.value.low > one.value.high || one.value.low < 0)
            row.error("low", "The " + row.fields.what() +
                                 " goes from 'low', 0 or more, up to"
                                 " 'high'.");
        row.period(one.begin_days, one.end_days, true);
        row.found(one.source, one.checked_on, true);
        row.remove_left_over();
        one.spot = row.spot();
        figure.rows.push_back(std::move(one));
    }

    // A row without an end holds until the next begins: nobody has to come back to close it.
    void put_in_time(Figure& figure) {
        std::stable_sort(
            figure.rows.begin(), figure.rows.end(),
            [](const FigureRow& a, const FigureRow& b) { return a.begin_days < b.begin_days; });
        for (std::size_t i = 1; i < figure.rows.size(); ++i) {
            auto& earlier = figure.rows[i - 1];
            const auto& later = figure.rows[i];
            if (earlier.end_days == Range::range_max && earlier.begin_days < later.begin_days)
                earlier.end_days = later.begin_days - 1;
            if (earlier.end_days >= later.begin_days)
                remarks_.push_back({Remark::Level::error, later.spot,
                                    "The figure '" + figure.id + "' has two rows for " +
                                        write_date(later.begin_days) + "; the other is on line " +
                                        std::to_string(earlier.spot.line) + "."});
        }
    }

    void read_option(Row& row) {
        Option option;
        const bool named = row.id(option.id) &&
                           take_name(row, guide_.option_by_id, option.id, guide_.options.size());
        row.title(option.title);
        refuse_placeholders(row, "title");
        option.text = row.fields.text("text", true);
        hold_figures(row, "text");
        option.sort = row.fields.word("sort", sorts, Option::Sort::general, true);
        const bool further = option.sort >= Option::Sort::general;
        read_needs(row, option);
        read_condition(row, "when", option.when);
        read_condition(row, "unless", option.unless);
        read_party_name(row, option, further);
        option.law = row.fields.text("law", further);
        option.article = row.fields.text("article", further);
        option.payer = row.fields.text("payer", further);
        option.beneficiary = row.fields.text("beneficiary", further);
        read_money(row, "cost", option.cost, further);
        read_money(row, "return", option.returns, false);
        option.number = row.fields.text("number", false);
        option.waiting = row.fields.text("waiting", false);
        hold_figures(row, "waiting");
        row.found(option.source, option.checked_on, further);
        row.period(option.begin_days, option.end_days);
        read_place(row, option);
        row.remove_left_over();
        option.spot = row.spot();
        if (named) guide_.options.push_back(std::move(option));
    }

    void read_needs(Row& row, Option& option) {
        read_entries(row, option);
        const auto needs = row.fields.text("needs", option.entries.empty());
        for (const auto name : words_of(needs)) {
            const int index = guide_.need_index(name);
            if (index < 0)
                row.error("needs", "There is no need '" + std::string(name) + "'." +
                                       did_you_mean(name, ids_of(guide_.needs)));
            else if (std::find(option.needs.begin(), option.needs.end(), index) ==
                     option.needs.end())
                option.needs.push_back(index);
        }
    }

    void read_entries(Row& row, Option& option) {
        const auto entries = row.fields.text("entries", false);
        for (const auto name : words_of(entries)) {
            const int index = guide_.entry_index(name);
            if (index < 0)
                row.error("entries", "There is no entry '" + std::string(name) + "'." +
                                         did_you_mean(name, ids_of(guide_.entries)));
            else option.entries.push_back(index);
        }
    }

    void read_condition(Row& row, std::string_view column, Expression& into) {
        const auto* node = row.fields.take(column);
        if (!node) return;
        auto compiled = compile(node->text, guide_, Scope{{}, true, true});
        for (auto& mistake : compiled.mistakes) {
            auto spot = row.fields.spot(*node);
            // In an ODS the column is that of the cell; where in its text can only be told.
            if (!in_cells_) spot.column += static_cast<int>(mistake.at);
            remarks_.push_back({Remark::Level::error, spot,
                                "In '" + std::string(column) + "' of the " + row.fields.what() +
                                    ": " + mistake.words});
        }
        if (compiled.mistakes.empty()) into = std::move(compiled.expression);
    }

    void read_party_name(Row& row, Option& option, bool needed) {
        const auto name = row.fields.text("party", needed);
        if (name.empty()) return;
        option.party = guide_.party_index(name);
        if (option.party < 0)
            row.error("party", "There is no party '" + name + "' in the sheet of parties." +
                                   did_you_mean(name, ids_of(guide_.parties)));
    }

    // An amount is of a year and comes from somewhere; without one, words say why there is none.
    void read_money(Row& row, const std::string& what, Money& money, bool needed) {
        const auto column = [&](const char* part) { return what + "_" + part; };
        Range euros;
        const bool low = row.fields.number(column("low"), euros.low);
        if (low) euros.high = euros.low;
        row.fields.number(column("high"), euros.high);
        const bool amount = row.has(column("low")) || row.has(column("high"));
        money.words = row.fields.text(column("words"), false);
        hold_figures(row, column("words"));
        money.unit = row.fields.text(column("unit"), amount);
        money.source = row.fields.text(column("source"), amount);
        std::int64_t year = 0;
        if (row.has(column("year")) && row.fields.number(column("year"), year) &&
            (year < price_year_min || year > price_year_max))
            row.error(column("year"), "'" + column("year") + "' of the " + row.fields.what() +
                                          " is a year like 2026.");
        money.price_year = static_cast<int>(std::clamp(year, std::int64_t{0}, price_year_max));
        if (amount && !row.has(column("year")))
            row.error(column("low"), "The " + row.fields.what() + " needs '" + column("year") +
                                         "': an amount is of a price year.");
        if (row.has(column("high")) && !row.has(column("low")))
            row.error(column("high"), "'" + column("high") + "' goes with '" + column("low") +
                                          "'; one amount is written there alone.");
        if (low && (euros.low < 0 || euros.low > euros.high))
            row.error(column("low"), "'" + column("low") + "' of the " + row.fields.what() +
                                         " is 0 or more and not above '" + column("high") + "'.");
        if (low) money.euros = euros;
        const bool any =
            row.has(column("unit")) || row.has(column("source")) || row.has(column("year"));
        if ((needed || any) && !amount && money.words.empty())
            row.error(column("words"), "The " + row.fields.what() + " needs '" + column("low") +
                                           "', or '" + column("words") +
                                           "' if none is known, like: niet bekend.");
    }

    void read_place(Row& row, Option& option) {
        const bool measured = option.sort == Option::Sort::made_to_measure;
        option.place =
            row.fields.word("place", places, measured ? Place::room : Place::hall, false);
        if (measured && option.place == Place::hall)
            row.error("place", "Made to measure is spoken of at a table: 'place' is room or home.");
        option.alone_only = row.fields.flag("alone_only");
        std::vector<std::string_view> subjects;
        for (int i = 0; i <= static_cast<int>(Subject::iban); ++i)
            subjects.push_back(subject_name(static_cast<Subject>(i)));
        const auto told = row.fields.text("subjects", false);
        for (const auto word : words_of(told)) {
            const auto found = std::find(subjects.begin(), subjects.end(), word);
            if (found == subjects.end())
                row.error("subjects", "There is no subject '" + std::string(word) + "'." +
                                          did_you_mean(word, subjects));
            else option.subjects.push_back(static_cast<Subject>(found - subjects.begin()));
        }
        if (!option.subjects.empty() && option.place == Place::hall)
            row.error("place", "The " + row.fields.what() + " speaks of " +
                                   std::string(subject_name(option.subjects.front())) +
                                   ", which is never done in the hall: 'place' is room or home.");
    }

    void hold_figures(Row& row, std::string_view column) {
        constexpr std::string_view prefix = "figure.";
        const auto* node = row.fields.take(column);
        if (!node) return;
        for (const auto& place : placeholders_in(node->text)) {
            const auto name = place.name.substr(std::min(prefix.size(), place.name.size()));
            if (!place.name.starts_with(prefix))
                row.error(column,
                          "Between { } only a figure can stand, like {figure.rent_limit};"
                          " not '" +
                              std::string(place.name) + "'.");
            else if (guide_.figure_index(name) < 0)
                row.error(column, "There is no figure '" + std::string(name) + "'." +
                                      did_you_mean(name, ids_of(guide_.figures)));
        }
    }
    // A title is shown whatever the day.
    void refuse_placeholders(Row& row, std::string_view column) {
        const auto* node = row.fields.take(column);
        if (node && !placeholders_in(node->text).empty())
            row.error(column, "A figure belongs in 'text': a title has none.");
    }

    Guide& guide_;
    const std::vector<Sheet>& sheets_;
    std::vector<Remark>& remarks_;
    bool in_cells_ = false;  // columns count cells, not letters
};

}  // namespace

void read_parties_and_figures(Guide& guide, const std::vector<Sheet>& sheets,
                              std::vector<Remark>& remarks) {
    SheetsReader(guide, sheets, remarks).parties_and_figures();
}

void read_options(Guide& guide, const std::vector<Sheet>& sheets, std::vector<Remark>& remarks) {
    SheetsReader(guide, sheets, remarks).options();
}

}  // namespace kt::guide
