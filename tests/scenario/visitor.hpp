// A visitor before the kiosk's real window: reads the tree, touches or types, remembers what was
// asked and what was answered, in the words that stood on the screen.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/scenario/hands.hpp"

namespace kt::scenario {

struct VisitorWishes {
    std::string language = "nl";
    std::string entry = "mobility";
    bool opener_at_start = false;
    std::string ending = "sent";  // sent, paper, erase
    std::string words = "weer naar het koor";
    // By the question as it stands on the screen: the ids of the answers wanted, or the words
    // written. What is not named gets the first answer; free words get `words`.
    std::map<std::string, std::vector<std::string>> answers;
    std::map<std::string, std::string> words_for;
    std::set<std::string> skips;
    std::set<std::string> topics;  // chosen at "Waar wilt u het ook over hebben?"
    std::string stop_at_screen;    // stands still there, nothing pressed on it
    int stop_at_question = -1;     // stands still before the answer of this question (from 0)
};

struct Visit {
    std::map<std::string, std::string> told;  // question as asked -> answer as it stood, or words
    std::vector<std::string> offers_accepted;
    std::vector<std::string> options_wanted;
    std::string opener;  // letters
    std::string case_number;
    std::string contact_name, phone;
    std::vector<std::string> screens;  // in order, without repeats in a row
    std::string last_screen;
};

// A persona as the screen will meet it: what is not mentioned gets its ordinary answer.
VisitorWishes wishes_of(const std::string& guide_folder, const std::string& persona_file,
                        const std::string& language = "nl");

class Visitor {
  public:
    Visitor(Hands& hands, VisitorWishes wishes) : hands_(hands), wishes_(std::move(wishes)) {}

    // Called on each new screen before it is acted on: for pictures.
    std::function<void(const Seen&)> on_screen;

    // From welcome to the receipt (which is left standing), or to where the wishes say.
    Visit go();

  private:
    bool act(const Seen& seen);  // false: nothing more to do
    void answer(const Seen& seen);
    void settle_needs(const Seen& seen);
    void choose_option(const Seen& seen);
    void contact(const Seen& seen);
    void write(const std::string& words);
    void choose(const std::string& id);

    Hands& hands_;
    VisitorWishes wishes_;
    Visit visit_;
    int questions_ = 0;
    std::set<std::string> settled_;
};

}  // namespace kt::scenario
