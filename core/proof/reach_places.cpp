// What a conversation can end in, wherever it is held: something to offer, something that could
// help.
#include <algorithm>

#include "core/proof/reach.hpp"
#include "core/proof/words.hpp"

namespace kt::proof {

using guide::Place;
using guide::Remark;

namespace {

constexpr std::pair<Place, const char*> where_held[] = {
    {Place::hall, "in the hall"}, {Place::room, "in a room"}, {Place::home, "at home"}};

std::size_t index_of(int at) {
    return static_cast<std::size_t>(at);
}

std::string in_quotes(const std::string& text) {
    return "'" + text + "'";
}

}  // namespace

// A conversation always ends (README.md); what is proven here is that it can end in an offer,
// whatever brings someone and wherever it is held.
void Reach::ways_on() {
    Goal whole;
    for (int i = 0; i < static_cast<int>(guide_.needs.size()); ++i)
        whole.leaning.push_back(graph_.of_need(i));
    whole.leaning.insert(whole.leaning.end(), telling_alone_.begin(), telling_alone_.end());
    for (const auto& [place, where] : where_held)
        for (std::size_t i = 0; i < guide_.entries.size(); ++i) {
            auto goal = whole;
            goal.wishes.push_back({Wish::What::one_offered, {}, place});
            goal.wishes.push_back({Wish::What::entry_is, {}, {}, static_cast<int>(i)});
            if (look(goal) == Verdict::impossible)
                remark(Remark::Level::warning, guide_.entries[i].spot,
                       "Who comes with " + in_quotes(guide_.entries[i].id) + " " + where +
                           " can never be offered anything: no need holds there.");
        }
}

// A guide without a sheet of options may still be being written, or lost it: said once.
void Reach::unserved_needs() {
    if (guide_.options.empty()) {
        if (!guide_.needs.empty())
            remark(Remark::Level::warning, {"guide.yaml", 1, 1},
                   "This guide has needs and no options at all: nobody is shown anything that "
                   "could help. Is there a sheet options.csv or options.ods in its folder?");
        return;
    }
    for (std::size_t i = 0; i < guide_.needs.size(); ++i) {
        const auto& need = guide_.needs[i];
        if (never_[index_of(graph_.of_need(static_cast<int>(i)))]) continue;
        std::vector<std::string> bare;
        for (const auto& [place, where] : where_held)
            if (place >= need.place && !served(static_cast<int>(i), place)) bare.push_back(where);
        const bool nowhere = bare.size() == index_of(3 - static_cast<int>(need.place));
        if (bare.empty()) continue;
        remark(Remark::Level::warning, need.spot,
               nowhere ? "No option helps with the need " + in_quotes(need.id) +
                             ": whoever makes it theirs is shown nothing."
                       : "Whoever makes the need " + in_quotes(need.id) + " theirs " +
                             listed(bare, " or ") + " is shown no option: none that helps with " +
                             "it may be shown there.");
    }
}

// Whether some option can be shown here to someone who made this need theirs.
bool Reach::served(int need, Place here) {
    for (std::size_t i = 0; i < guide_.options.size(); ++i) {
        const auto& one = guide_.options[i];
        if (std::find(one.needs.begin(), one.needs.end(), need) == one.needs.end()) continue;
        if (place_of_option(one) > here || one.end_days < today_days_) continue;
        const auto is = [](guide::Instruction::Op op, int of) {
            return Wish{Wish::What::holds, {{{op, static_cast<std::uint32_t>(of), 0, 0}}}};
        };
        auto goal = this->goal(graph_.of_option(static_cast<int>(i)), one.when);
        goal.wishes.push_back(is(guide::Instruction::Op::need, need));
        goal.wishes.push_back(is(guide::Instruction::Op::place_is, static_cast<int>(here)));
        if (one.alone_only) add_alone(goal);
        add_unless(goal, one.unless);
        if (look(goal) != Verdict::impossible) return true;
    }
    return false;
}

}  // namespace kt::proof
