#include "core/proof/hall.hpp"

#include <algorithm>
#include <string>

#include "core/proof/words.hpp"

namespace kt::proof {
namespace {

using guide::Place;
using guide::Remark;
using guide::Spot;

// Small letters; those beyond ASCII are small in Dutch stems already, but for what begins a line.
std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (auto& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return small;
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (static_cast<unsigned char>(letter) & 0x80) != 0;
}

bool stands_in(const HallWord& word, const std::string& text) {
    const bool anywhere = word.stem.front() == '*';
    const auto stem = anywhere ? word.stem.substr(1) : word.stem;
    for (auto at = text.find(stem); at != text.npos; at = text.find(stem, at + 1)) {
        if (!anywhere && at > 0 && is_letter(text[at - 1])) continue;
        const bool other =
            std::any_of(word.but_not.begin(), word.but_not.end(), [&](std::string_view meaning) {
                return std::string_view(text).substr(at).starts_with(meaning);
            });
        if (!other) return true;
    }
    return false;
}

class Hall {
  public:
    Hall(const guide::Guide& guide, std::vector<Remark>& remarks)
        : guide_(guide), remarks_(remarks) {}

    void run(const std::function<bool(int)>& in_hall) {
        for (const auto& topic : guide_.topics)
            words("topic", topic.id, topic.spot, {topic.title, topic.reason});
        for (const auto& entry : guide_.entries)
            words("entry", entry.id, entry.spot, {entry.text, entry.asked});
        for (const auto& one : guide_.questions) question(one);
        for (std::size_t i = 0; i < guide_.signals.size(); ++i) {
            const auto& signal = guide_.signals[i];
            const std::vector<std::string> texts{signal.title, signal.urgent_words,
                                                 signal.urgent_term};
            if (betrayed(texts) && in_hall(static_cast<int>(i)))
                words("signal", signal.id, signal.spot, texts);
        }
        for (const auto& need : guide_.needs)
            if (need.place == Place::hall)
                words("need", need.id, need.spot, {need.offer, need.wording});
        for (const auto& option : guide_.options) {
            if (option.place != Place::hall) continue;
            subjects("option", option.id, option.spot, option.subjects);
            words("option", option.id, option.spot, {option.title, option.text});
        }
    }

  private:
    void question(const guide::Question& one) {
        if (one.place != Place::hall || one.person > 1) return;
        subjects("question", name_of(one), one.spot, one.subjects);
        std::vector<std::string> texts{one.ask, one.hint, one.why, one.scale_low, one.scale_high};
        for (const auto& answer : one.answers) {
            texts.push_back(answer.text);
            texts.push_back(answer.said);
        }
        words("question", name_of(one), one.spot, texts);
    }

    static bool betrayed(const std::vector<std::string>& texts) {
        return std::any_of(texts.begin(), texts.end(),
                           [](const auto& text) { return hall_word_in(text) != nullptr; });
    }

    void subjects(const std::string& what, const std::string& name, const Spot& spot,
                  const std::vector<guide::Subject>& all) {
        if (all.empty()) return;
        std::vector<std::string> names;
        for (const auto one : all) names.emplace_back(guide::subject_name(one));
        remarks_.push_back({Remark::Level::error, spot,
                            "The " + what + " '" + name + "' speaks of " + listed(names) +
                                " and may not have 'place: hall'. Make it room or home."});
    }

    // Once for each thing: who looks there sees the rest.
    void words(const std::string& what, const std::string& name, const Spot& spot,
               const std::vector<std::string>& texts) {
        for (const auto& text : texts) {
            const auto* found = hall_word_in(text);
            if (!found) continue;
            auto stem = found->stem;
            if (stem.front() == '*') stem.remove_prefix(1);
            remarks_.push_back(
                {Remark::Level::warning, spot,
                 "The " + what + " '" + name + "' can be shown in a hall and says '" +
                     std::string(stem) + "…' (" + std::string(guide::subject_name(found->subject)) +
                     "): \"" + text + "\". Say it otherwise, or keep it for a room."});
            return;
        }
    }

    const guide::Guide& guide_;
    std::vector<Remark>& remarks_;
};

}  // namespace

const HallWord* hall_word_in(std::string_view text) {
    const auto small = in_small_letters(text);
    const auto& words = hall_words();
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const HallWord& word) { return stands_in(word, small); });
    return found == words.end() ? nullptr : &*found;
}

void remark_on_hall(const guide::Guide& guide, const std::function<bool(int signal)>& in_hall,
                    std::vector<Remark>& remarks) {
    Hall(guide, remarks).run(in_hall);
}

}  // namespace kt::proof
