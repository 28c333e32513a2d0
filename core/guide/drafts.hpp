// What the files of a guide say before their names are resolved, groups unrolled and conditions
// compiled: what reader.hpp fills and unroll.hpp makes a guide of. Plain values; one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

struct Named {  // a name in a file that must be found somewhere; empty when left out
    std::string name;
    Spot spot;
    bool empty() const { return name.empty(); }
};

struct Written {  // the text of a condition, and where its first character stands
    std::string text;
    Spot spot;
    bool empty() const { return text.empty(); }
};

struct ProbeDraft {
    std::string ask, why, hint;
    std::int64_t times = 1;
    std::optional<Place> place;
    bool tender = false;
    Written when;
    Spot spot;
};

struct QuestionDraft {
    Question question;
    Written when;
    Named group, fills;
    std::unique_ptr<ProbeDraft> probe;  // of few
};

struct GroupDraft {
    Group group;
    Named people;
};

struct ComputedDraft {
    Computed computed;
    Named group;
    Named counted;             // the group of a count
    std::vector<Named> parts;  // of an age one, of a sum some
    Written where;
};

struct SignalDraft {  // beside the signal of the same place in the guide
    Named topic, party;
    Written when;
};

struct NeedDraft {
    Named topic;
    Written when;
};

struct Drafts {
    std::vector<QuestionDraft> questions;
    std::vector<GroupDraft> groups;
    std::vector<ComputedDraft> computed;
    std::vector<SignalDraft> signals;
    std::vector<NeedDraft> needs;
};

}  // namespace kt::guide
