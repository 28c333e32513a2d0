// The answers in a persona's file, held to the questions of a guide. One thread; see persona.hpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/conversation/persona.hpp"
#include "core/guide/fields.hpp"

namespace kt::conversation {

class PersonaAnswers {
  public:
    PersonaAnswers(const guide::Guide& guide, Persona& persona, guide::Fields& fields)
        : guide_(guide), persona_(persona), fields_(fields) {}

    void read_answers(const guide::Node& map);
    void read_words(const guide::Node& map);
    // The questions that a name means: itself, or a group's about each person. Remarks on a name
    // that means none.
    std::vector<int> questions_named(const guide::Node& name);

  private:
    using Take = std::function<void(int question, const guide::Node& said)>;
    void each(const guide::Node& map, const Take& take);
    void each_person(const std::vector<int>& questions, const guide::Node& said, const Take& take);
    int slot_of(const guide::Question& question, const std::string& name) const;
    void answer(int question, const guide::Node& said);
    void read_people(const guide::Question& asked, const guide::Node& said, Value& value);
    void choose(const guide::Question& asked, const guide::Node& said, Value& value);
    void keep(int question, const guide::Node& at, Value value);

    const guide::Guide& guide_;
    Persona& persona_;
    guide::Fields& fields_;
    bool telling_ = true;  // names that mean nothing are remarked on
};

}  // namespace kt::conversation
