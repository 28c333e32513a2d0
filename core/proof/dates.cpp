#include "core/proof/dates.hpp"

#include <set>
#include <string>

#include "core/guide/compile.hpp"
#include "core/proof/calendar.hpp"
#include "core/proof/words.hpp"

namespace kt::proof {
namespace {

using guide::Option;
using guide::Remark;
using guide::Spot;
using Op = guide::Instruction::Op;

class Dates {
  public:
    Dates(const guide::Guide& guide, std::int64_t today_days, std::vector<Remark>& remarks)
        : guide_(guide), today_days_(today_days), remarks_(remarks) {}

    void run() {
        for (const auto& option : guide_.options) {
            const auto what = "The option '" + option.id + "'";
            if (option.begin_days > option.end_days)
                error(option.spot, what + " ends before it begins.");
            else if (option.end_days < today_days_)
                warning(option.spot, what + " ended on " + when_told(option.end_days) +
                                         " and is no longer suggested. Take the row out, or give"
                                         " it a later 'end'.");
            looked_at(option.checked_on, option.spot, what);
            complete(option, what);
        }
        for (const auto& party : guide_.parties)
            looked_at(party.checked_on, party.spot, "The party '" + party.id + "'");
        figures();
    }

  private:
    void error(const Spot& spot, std::string words) {
        remarks_.push_back({Remark::Level::error, spot, std::move(words)});
    }
    void warning(const Spot& spot, std::string words) {
        remarks_.push_back({Remark::Level::warning, spot, std::move(words)});
    }

    void looked_at(const std::string& checked_on, const Spot& spot, const std::string& what) {
        std::int64_t days = 0;
        if (checked_on.empty()) return;
        if (!guide::read_date(checked_on, days))
            return error(spot, what + " was checked on '" + checked_on +
                                   "', which is no date; write it like 2026-11-22.");
        if (days > today_days_)
            warning(spot, what + " was checked on " + checked_on + ", which is still to come.");
        if (days < year_before(today_days_))
            warning(spot, what + " was checked on " + checked_on +
                              ", over a year ago. Look whether it is still so.");
    }

    // Own strength and what people do for each other need none of this.
    void complete(const Option& option, const std::string& what) {
        if (option.sort == Option::Sort::own || option.sort == Option::Sort::network) return;
        std::vector<std::string> lacks;
        if (option.party < 0) lacks.emplace_back("a party");
        if (option.source.empty()) lacks.emplace_back("a source");
        if (option.checked_on.empty()) lacks.emplace_back("the day on which it was checked");
        const auto& cost = option.cost;
        if (!cost.euros && cost.words.empty()) lacks.emplace_back("its cost, or words for it");
        if (cost.euros && cost.source.empty()) lacks.emplace_back("a source of its cost");
        if (cost.euros && cost.price_year == 0) lacks.emplace_back("the price year of its cost");
        if (option.returns.euros && option.returns.price_year == 0)
            lacks.emplace_back("the price year of what it brings");
        if (!lacks.empty()) error(option.spot, what + " lacks " + listed(lacks) + ".");
    }

    void figures() {
        std::set<std::int64_t> used;
        const auto look = [&](const guide::Expression& condition) {
            for (const auto& step : condition.program)
                if (step.op == Op::figure_compare || step.op == Op::computed_figure)
                    used.insert(step.c);
        };
        for (const auto& one : guide_.questions) look(one.when);
        for (const auto& one : guide_.signals) look(one.when);
        for (const auto& one : guide_.needs) look(one.when);
        for (const auto& one : guide_.computed)
            for (const auto& where : one.wherever) look(where);
        for (const auto& one : guide_.options) {
            look(one.when);
            look(one.unless);
        }
        for (std::size_t i = 0; i < guide_.figures.size(); ++i) {
            const auto& figure = guide_.figures[i];
            if (figure.rows.empty()) continue;
            const auto& last = figure.rows.back();
            const auto* now = figure.on(today_days_);
            if (!now)
                warning(last.spot,
                        "The figure '" + figure.id + "' has no row for " + when_told(today_days_) +
                            (used.count(static_cast<std::int64_t>(i)) > 0
                                 ? "; conditions that compare with it are not known on that day."
                                 : "."));
            else looked_at(now->checked_on, now->spot, "The figure '" + figure.id + "'");
        }
    }

    const guide::Guide& guide_;
    const std::int64_t today_days_;
    std::vector<Remark>& remarks_;
};

}  // namespace

void remark_on_dates(const guide::Guide& guide, std::int64_t today_days,
                     std::vector<Remark>& remarks) {
    Dates(guide, today_days, remarks).run();
}

}  // namespace kt::proof
