// A resident who goes through the whole conversation by themself, at the model (no window): answers
// what is asked, in words that can be searched for afterwards. Deterministic by seed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/kiosk.hpp"
#include "core/base/random.hpp"

namespace kt::scenario {

struct Wishes {
    bool opener_at_start = false;
    std::string entry;  // empty: the guide's first
    model::Ending ending = model::Ending::sent;
    std::string words = "blauwefietsbel";  // stands in every text that is written
};

class Resident {
  public:
    Resident(Wishes wishes, std::uint64_t seed) : wishes_(std::move(wishes)), random_(seed) {}

    // What this person does on the screen that is shown now; nothing if there is nothing to do.
    std::vector<model::Message> act(const model::Model& model, const guide::Guide& guide);

    // What was answered: question -> the value given, as the last Answered of it.
    std::map<std::string, conversation::Value> told;

  private:
    std::vector<model::Message> answer(const model::Model& model, const guide::Question& question);
    std::vector<model::Message> contact(const model::Model& model);
    Wishes wishes_;
    base::SeededRandom random_;
};

}  // namespace kt::scenario
