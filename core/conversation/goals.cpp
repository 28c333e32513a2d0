#include "core/conversation/goals.hpp"

#include <algorithm>

namespace kt::conversation {
namespace {

using guide::Place;
using guide::Stage;

class Goals {
  public:
    Goals(const guide::Guide& guide, const Persona& persona, const Rehearsal& rehearsal)
        : guide_(guide), persona_(persona), rehearsal_(rehearsal) {}

    std::vector<std::string> missed() {
        const auto needs = ids(rehearsal_.needs, guide_.needs);
        const auto options = ids(rehearsal_.options, guide_.options);
        const auto parties = ids(rehearsal_.parties, guide_.parties);
        expect("need", persona_.expects_needs.value_or(Ids()), needs, "offered");
        expect("option", persona_.expects_options, options, "offered");
        expect("party", persona_.expects_parties, parties, "named");
        refuse("need", persona_.never_needs, needs);
        refuse("option", persona_.never_options, options);
        unexpected(needs);
        if (persona_.place == Place::hall) in_hall();
        if (persona_.place != Place::hall || persona_.continues) at_table();
        return std::move(missed_);
    }

  private:
    using Ids = std::vector<std::string>;

    template <class Thing>
    static Ids ids(const std::vector<int>& indices, const std::vector<Thing>& things) {
        Ids found;
        for (const int index : indices) found.push_back(things[static_cast<std::size_t>(index)].id);
        return found;
    }
    static bool has(const Ids& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }

    void expect(const std::string& what, const Ids& expected, const Ids& met,
                const std::string& how) {
        for (const auto& id : expected)
            if (!has(met, id))
                missed_.push_back("the " + what + " '" + id + "' was expected and not " + how);
    }
    void refuse(const std::string& what, const Ids& never, const Ids& met) {
        for (const auto& id : never)
            if (has(met, id))
                missed_.push_back("the " + what + " '" + id + "' may never be offered and was");
    }

    void unexpected(const Ids& offered) {
        if (!persona_.expects_needs) return;
        const auto& expected = *persona_.expects_needs;
        Ids others;
        for (const auto& id : offered)
            if (!has(expected, id)) others.push_back(id);
        const auto most = static_cast<std::size_t>(expected.empty() ? 0 : unexpected_offers_max);
        if (others.size() <= most) return;
        std::string line = "more was offered than was expected:";
        for (const auto& id : others) line += " " + id;
        missed_.push_back(line);
    }

    bool guide_fills_the_hall() const {
        const auto suits = std::count_if(
            guide_.questions.begin(), guide_.questions.end(), [](const auto& question) {
                return question.place == Place::hall && question.follows < 0;
            });
        return suits > questions_in_hall_max;
    }
    bool skips_many() const {
        const auto& asked = rehearsal_.questions;
        return std::count_if(asked.begin(), asked.end(), [&](const auto& step) {
                   const auto index = static_cast<std::size_t>(step.question);
                   return persona_.skips.count(guide_.questions[index].id) > 0;
               }) >= skipped_is_many;
    }

    void in_hall() {
        const auto asked = static_cast<int>(rehearsal_.asked_at_first);
        if (asked > questions_in_hall_max)
            missed_.push_back(std::to_string(asked) + " questions in the hall are too many");
        if (asked < questions_in_hall_min && guide_fills_the_hall() && !skips_many())
            missed_.push_back(std::to_string(asked) + " questions in the hall are too few");
    }
    void at_table() {
        const auto in_this_sitting =
            rehearsal_.questions.size() - (persona_.continues ? rehearsal_.asked_at_first : 0);
        const auto asked = static_cast<int>(in_this_sitting);
        if (asked > questions_at_table_max)
            missed_.push_back(std::to_string(asked) + " questions at a table are too many");
    }

    const guide::Guide& guide_;
    const Persona& persona_;
    const Rehearsal& rehearsal_;
    std::vector<std::string> missed_;
};

}  // namespace

std::vector<std::string> goals_missed(const guide::Guide& guide, const Persona& persona,
                                      const Rehearsal& rehearsal) {
    return Goals(guide, persona, rehearsal).missed();
}

}  // namespace kt::conversation
