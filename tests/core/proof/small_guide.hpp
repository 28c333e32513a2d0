// Small guides made by chance, and everything that conversations through them can lead to, found by
// holding them all. What the solver says must be the same.
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>

#include "core/guide/guide.hpp"

namespace kt::proof {

class SmallGuide {
  public:
    explicit SmallGuide(std::uint32_t seed) : random_(seed) {}
    std::string text();
    std::string options();  // after the text: a sheet for its needs

  private:
    int below(int most) { return static_cast<int>(random_() % static_cast<std::uint32_t>(most)); }
    bool once_in(int times) { return below(times) == 0; }
    std::string one_of(const std::vector<std::string>& these) {
        return these[static_cast<std::size_t>(below(static_cast<int>(these.size())))];
    }
    std::string test();
    std::string condition();
    std::string question(const std::string& id, const std::string& kind,
                         const std::vector<std::string>& tests, const std::string& more = "");
    std::string where();

    std::mt19937 random_;
    std::vector<std::string> tests_;  // that may stand in the conditions that follow
};

// "question a.one", "signal calm", "need more", "option bus", "first served in the hall": whatever
// some conversation leads to. What a person made theirs they do not take the ground from: no proof
// counts on that.
std::set<std::string> all_that_happens(const guide::Guide& guide, std::int64_t today_days);

}  // namespace kt::proof
