#include "core/guide/unroll.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/guide/fields.hpp"
#include "core/guide/meant.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t persons_and_nobody = people_max + 1;

std::size_t index(int at) {
    return static_cast<std::size_t>(at);
}

class Unroller {
  public:
    Unroller(Drafts& drafts, Guide& guide, std::vector<Condition>& conditions,
             std::vector<Remark>& remarks)
        : drafts_(drafts), guide_(guide), conditions_(conditions), remarks_(remarks) {}

    bool run() {
        by_id_.reserve(drafts_.questions.size());
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i)
            by_id_.emplace(drafts_.questions[i].question.id, static_cast<int>(i));
        groups();
        members();
        fills();
        if (too_many()) return false;
        topics();
        questions();
        facts();
        computed();
        for (std::size_t i = 0; i < drafts_.signals.size(); ++i)
            conditions_.push_back({Condition::Of::signal, i, &drafts_.signals[i].when, {}});
        for (std::size_t i = 0; i < drafts_.needs.size(); ++i)
            conditions_.push_back({Condition::Of::need, i, &drafts_.needs[i].when, {}});
        return true;
    }

  private:
    void error(const Spot& spot, std::string words) {
        remarks_.push_back({Remark::Level::error, spot, std::move(words)});
    }

    static const std::string& id_of(const QuestionDraft& draft) { return draft.question.id; }
    template <class Thing>
    static const std::string& id_of(const Thing& thing) {
        return thing.id;
    }
    // Only the first mistakes get one: to look for it takes longer than all else.
    template <class Things>
    std::string suggestion(std::string_view wrong, const Things& things) const {
        if (remarks_.size() >= mistakes_told_max) return {};
        std::vector<std::string_view> names;
        for (const auto& thing : things) names.push_back(id_of(thing));
        return did_you_mean(wrong, names);
    }

    int draft_index(std::string_view name) const {
        const auto found = by_id_.find(name);
        return found == by_id_.end() ? -1 : found->second;
    }
    // -1, and a remark, when there is none.
    int draft_named(const Named& named) {
        const int found = draft_index(named.name);
        if (found >= 0) return found;
        error(named.spot, "There is no question '" + named.name + "'." +
                              suggestion(named.name, drafts_.questions));
        return -1;
    }
    int group_named(const Named& named) {
        if (named.empty()) return -1;
        const int found = guide_.group_index(named.name);
        if (found >= 0) return found;
        error(named.spot,
              "There is no group '" + named.name + "'." + suggestion(named.name, guide_.groups));
        return -1;
    }

    // For now `people` is that of the draft.
    void groups() {
        for (auto& draft : drafts_.groups) {
            auto& group = guide_.groups.emplace_back(std::move(draft.group));
            if (draft.people.empty()) continue;
            const int people = draft_named(draft.people);
            if (people < 0) continue;
            const auto& question = drafts_.questions[index(people)];
            const auto name = "'" + question.question.id + "'";
            if (!question.fills.empty())
                error(draft.people.spot, name + " fills another question; name that one here.");
            else if (question.question.kind != Kind::people)
                error(draft.people.spot, name + " does not name people; it needs kind people.");
            else if (!question.group.empty())
                error(draft.people.spot, name + " is itself asked about the people of a group.");
            else group.people = people;
        }
    }

    void members() {
        members_.resize(guide_.groups.size());
        group_of_.assign(drafts_.questions.size(), -1);
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i) {
            const auto& draft = drafts_.questions[i];
            if (draft.group.empty()) {
                names_nobody(draft);
                continue;
            }
            const int group = group_named(draft.group);
            if (group < 0 || guide_.groups[index(group)].people < 0) continue;
            group_of_[i] = group;
            members_[index(group)].push_back(i);
        }
    }
    void names_nobody(const QuestionDraft& draft) {
        constexpr std::string_view name = "{name}";
        const auto& question = draft.question;
        const auto has = [&](const std::string& text) { return text.find(name) != text.npos; };
        bool found = has(question.ask) || has(question.why) || has(question.hint);
        for (const auto& answer : question.answers) found |= has(answer.text) || has(answer.said);
        if (draft.probe)
            found |= has(draft.probe->ask) || has(draft.probe->why) || has(draft.probe->hint);
        if (found)
            error(question.spot, "The question '" + question.id +
                                     "' says {name}, but is about nobody: it has no 'group'.");
    }

    // Who asks in other words takes over what an answer is.
    void fills() {
        fills_.assign(drafts_.questions.size(), -1);
        in_many_words_.assign(drafts_.questions.size(), false);
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i) {
            auto& draft = drafts_.questions[i];
            if (draft.fills.empty()) continue;
            const int of = draft_named(draft.fills);
            if (of < 0) continue;
            const auto& other = drafts_.questions[index(of)];
            if (index(of) == i || !other.fills.empty())
                error(draft.fills.spot,
                      "'" + other.question.id + "' fills another itself; name that one here.");
            else if (group_of_[i] != group_of_[index(of)])
                error(draft.fills.spot,
                      "'" + other.question.id + "' is not of the same group, and so another fact.");
            else fills_[i] = of;
            if (fills_[i] < 0) continue;
            in_many_words_[i] = in_many_words_[index(of)] = true;
            take_over(draft, other.question);
        }
    }
    void take_over(QuestionDraft& draft, const Question& other) {
        auto& question = draft.question;
        question.kind = other.kind;
        question.answers = other.answers;
        for (auto& answer : question.answers) answer.nobody_beside = false;
        question.ordinary = other.ordinary;
        question.scale_from = other.scale_from;
        question.scale_to = other.scale_to;
        question.scale_low = other.scale_low;
        question.scale_high = other.scale_high;
        question.faces = other.faces;
        question.precision = other.precision;
        question.people_at_most = other.people_at_most;
        for (const auto subject : other.subjects)
            if (std::ranges::find(question.subjects, subject) == question.subjects.end())
                question.subjects.push_back(subject);
        if (!other.subjects.empty() && question.place == Place::hall)
            error(draft.fills.spot, "'" + other.id + "' speaks of " +
                                        std::string(subject_name(other.subjects.front())) +
                                        ", which is never done in the hall.");
    }

    int people(int group) const {
        if (group < 0) return 1;
        const auto named_by = index(guide_.groups[index(group)].people);
        return drafts_.questions[named_by].question.people_at_most;
    }
    bool too_many() {
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i) {
            const auto& draft = drafts_.questions[i];
            const auto probes = draft.probe ? draft.probe->times : 0;
            count_ += index(people(group_of_[i])) * (1 + static_cast<std::size_t>(probes));
            if (count_ > questions_max) {
                error(draft.question.spot,
                      "From here on there are more than 20,000 questions, counted for each person"
                      " of a group and with their probes.");
                return true;
            }
        }
        return false;
    }

    int topic_named(std::string_view name, const Spot& spot) {
        const int found = guide_.topic_index(name);
        if (found >= 0) return found;
        error(spot,
              "There is no topic '" + std::string(name) + "'." + suggestion(name, guide_.topics));
        return 0;
    }
    int topic_before_dot(std::string_view id, const Spot& spot) {
        return topic_named(id.substr(0, id.find('.')), spot);
    }
    void topics() {
        for (auto& draft : drafts_.questions)
            draft.question.topic = topic_before_dot(draft.question.id, draft.question.spot);
        for (std::size_t i = 0; i < drafts_.signals.size(); ++i) {
            const auto& draft = drafts_.signals[i];
            auto& signal = guide_.signals[i];
            if (!draft.topic.empty())
                signal.topic = topic_named(draft.topic.name, draft.topic.spot);
            if (!draft.party.empty()) signal.urgent_party = party_named(draft.party);
        }
        for (std::size_t i = 0; i < drafts_.needs.size(); ++i) {
            const auto& topic = drafts_.needs[i].topic;
            if (!topic.empty()) guide_.needs[i].topic = topic_named(topic.name, topic.spot);
        }
    }
    int party_named(const Named& named) {
        const int found = guide_.party_index(named.name);
        if (found >= 0) return found;
        error(named.spot, "The party sheet has no '" + named.name + "'." +
                              suggestion(named.name, guide_.parties));
        return -1;
    }

    // All questions about one person come before the next person's, where the first of them stands.
    void questions() {
        at_.assign(drafts_.questions.size() * persons_and_nobody, -1);
        guide_.questions.reserve(count_);
        std::vector<bool> done(guide_.groups.size(), false);
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i) {
            const int group = group_of_[i];
            if (group < 0) {
                question(i, {}, true);
                continue;
            }
            if (done[index(group)]) continue;
            done[index(group)] = true;
            const int last = people(group);
            for (int slot = 1; slot <= last; ++slot)
                for (const auto member : members_[index(group)])
                    question(member, {group, slot}, slot == last);
        }
    }
    void question(std::size_t at, About about, bool last) {
        auto& draft = drafts_.questions[at];
        const auto here = guide_.questions.size();
        at_[at * persons_and_nobody + index(about.slot)] = static_cast<int>(here);
        guide_.questions.push_back(last ? std::move(draft.question) : draft.question);
        place(about, draft.when);
        if (draft.probe)
            probes(probe_of(guide_.questions[here], *draft.probe), about, *draft.probe,
                   in_many_words_[at] ? &draft.when : nullptr);
    }
    static Question probe_of(const Question& asked, const ProbeDraft& draft) {
        Question probe;
        probe.text_id = asked.text_id + "_probe1";
        probe.ask = draft.ask;
        probe.why = draft.why;
        probe.hint = draft.hint;
        probe.kind = Kind::words;
        probe.topic = asked.topic;
        probe.stage = asked.stage;
        probe.place = draft.place.value_or(std::max(Place::room, asked.place));
        probe.alone_only = asked.alone_only;
        probe.tender = draft.tender;
        probe.subjects = asked.subjects;
        probe.spot = draft.spot;
        return probe;
    }
    // Each follows the one before it; their texts are the same and are translated once.
    void probes(const Question& first, About about, const ProbeDraft& draft,
                const Written* besides) {
        const auto of = first.text_id.substr(0, first.text_id.size() - 1);
        for (std::int64_t time = 1; time <= draft.times; ++time) {
            auto& probe = guide_.questions.emplace_back(first);
            probe.id = of + std::to_string(time);
            probe.follows = static_cast<int>(guide_.questions.size()) - 2;
            place(about, draft.when, besides);
        }
    }
    // Gives the last question its name, its person and its condition.
    void place(About about, const Written& when, const Written* besides = nullptr) {
        auto& asked = guide_.questions.back();
        const auto here = guide_.questions.size() - 1;
        if (about.slot > 0) asked.id = name_about(asked.id, about.slot);
        asked.group = about.group;
        asked.person = about.slot;
        asked.fact = static_cast<int>(here);
        const bool fresh = guide_.question_by_id.emplace(asked.id, static_cast<int>(here)).second;
        if (!fresh && about.slot <= 1)
            error(asked.spot, "There already is a question '" +
                                  asked.id.substr(0, asked.id.find('@')) +
                                  "' elsewhere in this guide.");
        if (!when.empty() || about.group >= 0 || asked.follows >= 0)
            conditions_.push_back(
                {Condition::Of::question, here, &when, about, asked.follows, besides});
    }

    int instance(int draft, int slot) const {
        return at_[index(draft) * persons_and_nobody + index(slot)];
    }
    void facts() {
        for (auto& group : guide_.groups)
            if (group.people >= 0) group.people = instance(group.people, 0);
        for (std::size_t i = 0; i < drafts_.questions.size(); ++i) {
            const int of = fills_[i];
            if (of < 0) continue;
            for (int slot = 0; slot <= people_max; ++slot) {
                const int here = instance(static_cast<int>(i), slot), other = instance(of, slot);
                if (here >= 0 && other >= 0) guide_.questions[index(here)].fact = other;
            }
        }
        // What follows a question in other words follows once their one fact is known.
        for (auto& condition : conditions_)
            if (condition.after >= 0)
                condition.after = guide_.questions[index(condition.after)].fact;
    }

    void computed() {
        for (auto& draft : drafts_.computed) {
            draft.computed.topic = topic_before_dot(draft.computed.id, draft.computed.spot);
            const int group = group_named(draft.group);
            if (group >= 0 && guide_.groups[index(group)].people < 0) continue;
            const int last = group < 0 ? 0 : people_of(guide_, group);
            for (int slot = group < 0 ? 0 : 1; slot <= last; ++slot) compute(draft, {group, slot});
            if (guide_.computed.size() > questions_max)
                return error(draft.computed.spot, "There are more than 20,000 computed facts.");
        }
    }
    void compute(const ComputedDraft& draft, About about) {
        auto computed = draft.computed;
        computed.id = name_about(draft.computed.id, about.slot);
        computed.group = about.group;
        computed.person = about.slot;
        for (const auto& part : draft.parts)
            if (const int found = part_named(part, computed, about); found >= 0)
                computed.parts.push_back(found);
        const auto here = guide_.computed.size();
        if (const int counted = group_named(draft.counted); counted >= 0) {
            const int people = people_of(guide_, counted);
            computed.parts = {guide_.groups[index(counted)].people};
            computed.wherever.resize(index(people));
            for (int slot = 1; slot <= people; ++slot)
                conditions_.push_back(
                    {Condition::Of::counted, here, &draft.where, {counted, slot}});
        }
        if (guide_.question_index(computed.id) >= 0 && about.slot <= 1)
            error(computed.spot, "There already is a question '" + draft.computed.id +
                                     "' elsewhere in this guide.");
        guide_.computed_by_id.emplace(computed.id, static_cast<int>(here));
        guide_.computed.push_back(std::move(computed));
    }
    // A question of the kind that is computed with, -1 with a remark if it is not.
    int part_named(const Named& named, const Computed& computed, About about) {
        const auto tell = [&](std::string words) {
            if (about.slot <= 1) error(named.spot, std::move(words));
            return -1;
        };
        const auto meant = what_is_meant(guide_, named.name, {about});
        const auto told = "'" + named.name + "'";
        if (meant.what == Meant::What::computed)
            return tell(told + " is itself computed; only questions can stand here.");
        if (meant.index < 0) return tell(not_meant(guide_, named.name, meant));
        const auto& question = guide_.questions[index(meant.index)];
        const auto wanted = computed.how == Computed::How::age ? Kind::date : Kind::amount;
        if (question.kind != wanted)
            return tell(
                told + " has kind " + std::string(kind_name(question.kind)) + "; " +
                (wanted == Kind::date ? "an age needs kind date." : "a sum needs kind amount."));
        return question.fact;
    }

    Drafts& drafts_;
    Guide& guide_;
    std::vector<Condition>& conditions_;
    std::vector<Remark>& remarks_;
    // Of drafts, until their questions are taken.
    std::unordered_map<std::string_view, int> by_id_;
    std::vector<int> fills_;  // each draft's, whose fact it asks in other words; -1: its own
    std::vector<bool> in_many_words_;                // each draft's: others ask the same
    std::size_t count_ = 0;                          // of questions once unrolled
    std::vector<std::vector<std::size_t>> members_;  // of each group, indexes of drafts
    std::vector<int> group_of_;                      // each draft's; -1: none
    std::vector<int> at_;                            // each draft's questions, for each person
};

}  // namespace

bool unroll(Drafts& drafts, Guide& guide, std::vector<Condition>& conditions,
            std::vector<Remark>& remarks) {
    return Unroller(drafts, guide, conditions, remarks).run();
}

}  // namespace kt::guide
