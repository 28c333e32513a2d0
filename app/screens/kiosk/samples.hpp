// A sample of every screen of the kiosk, for the gallery and for tests: models made up from
// whatever guide there is, so that a policy worker sees their own guide in it. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/model/model.hpp"
#include "core/guide/guide.hpp"

namespace kt::screens::kiosk {

struct Sample {
    std::string name;  // "question.choice"
    model::Model model;
};

std::vector<Sample> samples(const guide::Guide& guide, const std::string& language);

}  // namespace kt::screens::kiosk
