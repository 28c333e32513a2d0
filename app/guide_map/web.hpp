// What leads to what in a guide, as a picture tells it: the second and further people of a group
// look like the first, and a probe belongs to what it follows. Keeps a reference to the guide.
// Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/guide_map/map.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide_map {

struct Source {      // a question, signal or entry that a condition leans on
    int topic = -1;  // -1: what someone comes for
    std::string words;
    Sort sort = Sort::question;
    int index = 0;  // -1: an entry
};

class Web {
  public:
    explicit Web(const guide::Guide& guide) : guide_(guide) {}

    static bool shown(const guide::Question& question) {  // on a card of its own
        return question.person <= 1 && question.follows < 0;
    }
    std::vector<std::string> probes_of(int question) const;
    std::vector<Source> sources_of(const guide::Expression& condition) const;
    // How many questions of the same topic lead to this one, one after another; at most `most`.
    int depth_of(int question, int most) const;

  private:
    int same_card(int question) const;
    int depth(int question, int most, std::map<int, int>& known) const;
    const guide::Guide& guide_;
};

}  // namespace kt::guide_map
