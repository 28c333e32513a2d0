// "Waarmee kunnen wij u helpen?": what someone can come with, and their own words.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct Option {
    std::string id, text;
    bool chosen = false;
};

struct EntryView {
    FrameView frame;
    std::string title, lead, other, tell, words;
    std::vector<Option> options;
};

EntryView entry_view(const model::Model& model, const Words& words);
Drawn draw(const EntryView& view, const Space& space);

// Something else, in own words: dashed, with a button to tell it.
ui::Element own_words_card(Sheet& sheet, const std::string& other, const std::string& tell,
                           const std::string& words);
bool is_chosen(const model::Draft& draft, const std::string& id);

// What a person can say of something that is offered: buttons of one size beside each other, or
// below, so that none of them is the one that is wished for.
struct Choice {
    std::string id, words;
    bool chosen = false;
    model::Message message;
};
ui::Element equal_choices(Sheet& sheet, std::vector<Choice> choices, bool below = false);

}  // namespace kt::screens::kiosk
