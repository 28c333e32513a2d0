// Fills a guide from the trees of its files, first the names, then the conditions that use them.
// Used by load only. One thread.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/guide/document.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide {

class Reader {
  public:
    // `start` has what conditions may name but no YAML tells: parties and figures, from sheets.
    explicit Reader(std::vector<Remark>& remarks, Guide start = {})
        : remarks_(remarks), guide_(std::move(start)) {}

    void read(const Node& root, const std::string& file);
    Guide finish();  // after the last file

  private:
    struct Condition {
        enum class Of : std::uint8_t { question, signal, need } of;
        std::size_t index;
        Node text;
        std::string file;
    };
    struct TopicName {  // of a signal or need: its topic may stand in a later file
        Condition::Of of;
        std::size_t index;
        std::string topic;
        Spot spot;
    };

    using Names = std::map<std::string, int, std::less<>>;
    template <class Make>
    void each(Fields& top, std::string_view group, std::string_view one, Make make);
    bool take_name(Names& names, const Node& key, std::string_view what, std::size_t index);
    void error(const Spot& spot, std::string words);

    void read_topic(const Node& key, const Node& value);
    void read_entry(const Node& key, const Node& value);
    void read_question(const Node& key, const Node& value);
    void read_answers(Fields& fields, Question& question);
    Answer read_answer(const Node& key, const Node& value, const std::string& question);
    void read_scale(Fields& fields, Question& question);
    void read_ordinary(Fields& fields, Question& question);
    void read_signal(const Node& key, const Node& value);
    void read_need(const Node& key, const Node& value);
    void read_condition(Fields& fields, Condition::Of of, std::size_t index, bool needed);
    void read_topic_name(Fields& fields, Condition::Of of, std::size_t index);

    void place_topics();
    void compile_conditions();
    std::vector<std::string_view> topic_names() const;

    std::vector<Remark>& remarks_;
    std::string file_;
    Guide guide_;
    Spot named_at_;
    std::vector<Condition> conditions_;
    std::vector<TopicName> topic_names_;
};

}  // namespace kt::guide
