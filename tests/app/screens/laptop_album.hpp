// Every screen of the laptop in the states that matter, with cases that personas told.
#pragma once

#include <string>
#include <vector>

#include "app/model/laptop_update.hpp"

namespace kt::screens {

struct LaptopSample {
    std::string name;
    model::laptop::Model model;
};

std::vector<LaptopSample> laptop_samples(bool english, const model::Translate& tr);

}  // namespace kt::screens
