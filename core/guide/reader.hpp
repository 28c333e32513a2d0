// Reads the trees of a guide's files, then makes one guide of them: names resolved, groups and
// probes unrolled, conditions compiled. Used by load only. One thread.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/guide/document.hpp"
#include "core/guide/drafts.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide {

class Reader {
  public:
    // `start` has what conditions may name but no YAML tells: parties and figures, from sheets.
    explicit Reader(std::vector<Remark>& remarks, Guide start = {})
        : remarks_(remarks), guide_(std::move(start)) {}

    // Uses the tree up: what was read of it makes room for what comes of it.
    void read(Node& root, const std::string& file);
    Guide finish();  // after the last file; options can be compiled against what comes back

  private:
    using Names = std::map<std::string, int, std::less<>>;
    template <class Make>
    void each(Fields& top, Node& root, std::string_view group, std::string_view one, Make make);
    bool take_name(Names& names, const Node& key, std::string_view what, std::size_t index);
    bool take_fact_name(const Node& key, std::string_view what);
    void error(const Spot& spot, std::string words);

    void make_room(std::size_t questions);
    void read_head(Fields& top, const Node& root);
    void read_topic(const Node& key, const Node& value);
    void read_entry(const Node& key, const Node& value);
    void read_signal(const Node& key, const Node& value);
    void read_need(const Node& key, const Node& value);

    // reader_questions.cpp
    void read_question(const Node& key, const Node& value);
    void hold_to_place(Fields& fields, const Question& question);
    void read_own_kind(Fields& fields, Question& question);
    void refuse_kind_of_another(Fields& fields);
    void read_scale(Fields& fields, Question& question);
    void read_ordinary(Fields& fields, Question& question);
    void read_probe(Fields& fields, QuestionDraft& draft);

    // reader_answers.cpp
    void read_answers(Fields& fields, Question& question);
    Answer read_answer(const Node& key, const Node& value, const Question& question);
    void hold_answers_together(Fields& fields, const Node& node, const Question& question);
    void hold_ranges_together(Fields& fields, const Node& node, const Question& question);

    // reader_groups.cpp
    void read_group(const Node& key, const Node& value);
    void read_computed(const Node& key, const Node& value);

    std::vector<Remark>& remarks_;
    std::string file_;
    Guide guide_;
    Drafts drafts_;
    // Questions and computed facts share their names; how each is told of in a remark.
    std::unordered_map<std::string, std::string_view> facts_;
};

}  // namespace kt::guide
