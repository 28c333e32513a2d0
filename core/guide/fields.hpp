// Takes a YAML map apart by name, in the form GRAMMAR.md tells, and remarks on what is not in that
// form. One thread; lives shorter than the node and the remarks it was given, and, where the rest
// is refused, shorter than the keys it was asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/document.hpp"
#include "core/guide/drafts.hpp"

namespace kt::guide {

inline constexpr std::size_t text_characters_max = 1'000;
inline constexpr std::size_t identifier_characters_max = 64;
inline constexpr std::size_t question_words_max = 15;

class Fields {
  public:
    // `what` names the thing in messages: "question 'housing.outdoors'".
    Fields(const Node& map, std::string what, const std::string& file,
           std::vector<Remark>& remarks);

    const Node* take(std::string_view key);  // nullptr when left out
    std::string text(std::string_view key, bool needed);
    bool flag(std::string_view key);
    bool number(std::string_view key, std::int64_t& into);
    bool number_between(std::string_view key, std::int64_t least, std::int64_t most,
                        std::int64_t& into);
    Named name(std::string_view key, bool needed);         // to be looked up later
    Written condition(std::string_view key, bool needed);  // to be compiled later
    std::vector<const Node*> texts(std::string_view key);  // a list of texts, or one text alone
    // The index of each word of a list among `words`, each once.
    std::vector<int> words_of(std::string_view key, const std::vector<std::string_view>& words);
    // The index of the word among `words`; `otherwise` when left out or wrong.
    template <class Enum>
    Enum word(std::string_view key, const std::vector<std::string_view>& words, Enum otherwise,
              bool needed) {
        return static_cast<Enum>(word_index(key, words, static_cast<int>(otherwise), needed));
    }
    void refuse_the_rest();  // remarks on every key that was not taken

    void error(const Node& at, std::string words);
    Spot spot(const Node& at) const { return spot_of(at, file_); }
    const Node& here() const { return map_; }  // where to point when something is left out
    const std::string& what() const { return what_; }

  private:
    int word_index(std::string_view key, const std::vector<std::string_view>& words, int otherwise,
                   bool needed);

    const Node& map_;
    std::string what_;
    const std::string& file_;
    std::vector<Remark>& remarks_;
    std::vector<std::string_view> known_;
};

// "question 'housing.outdoors'"
std::string quoted(std::string_view what, std::string_view name);
// A question that a person must take in at a glance has no more than question_words_max words.
void hold_to_length(Fields& fields, std::string_view key, const std::string& text);

bool is_identifier(std::string_view text);
std::size_t count_words(std::string_view text);

}  // namespace kt::guide
