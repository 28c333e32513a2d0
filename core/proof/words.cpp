#include "core/proof/words.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"

namespace kt::proof {
namespace {

using guide::Expression;
using guide::Instruction;
using Op = Instruction::Op;

constexpr std::size_t characters_max = 240;

// How tightly the words of a part hold together.
enum class Hold : std::uint8_t { loose_or, loose_and, tight };

struct Told {
    std::string text;
    Hold hold = Hold::tight;
    int person_of = -1;      // of this group's question: says that someone is there
    bool not_there = false;  // or that they are not
};

std::string bracketed(const Told& part, Hold least) {
    return part.hold < least ? "(" + part.text + ")" : part.text;
}

const char* sign_of(std::uint32_t compare) {
    constexpr const char* signs[] = {" = ", " < ", " <= ", " > ", " >= "};
    return signs[std::min<std::uint32_t>(compare, 4)];
}

class Teller {
  public:
    explicit Teller(const guide::Guide& guide) : guide_(guide) {}

    std::string of(const Expression& condition) {
        std::vector<Told> stack;
        for (const auto& step : condition.program) {
            if (step.op < Op::all) {
                stack.push_back(test(step));
            } else if (step.op == Op::negate) {
                auto& part = stack.back();
                if (part.person_of >= 0) part.not_there = true;
                part.text = "not " + bracketed(part, Hold::tight);
                part.hold = Hold::tight;
            } else {
                const auto first = stack.end() - static_cast<std::ptrdiff_t>(step.a);
                auto whole = joined(step, {first, stack.end()});
                stack.erase(first, stack.end());
                stack.push_back(std::move(whole));
            }
        }
        auto text = stack.empty() ? std::string("always") : stack.back().text;
        if (text.size() > characters_max) text = text.substr(0, characters_max) + " …";
        return text;
    }

  private:
    const guide::Question& question(std::uint32_t index) const { return guide_.questions[index]; }

    Told joined(const Instruction& step, const std::vector<Told>& parts) {
        const bool all = step.op == Op::all;
        // Someone is there and …, or is not there or …: the part about one person of a group.
        if (parts.size() == 2 && parts[0].person_of >= 0 && parts[0].not_there != all)
            return {parts[1].text, parts[1].hold, parts[0].person_of, parts[0].not_there};
        const bool alike = std::all_of(parts.begin(), parts.end(), [&](const Told& part) {
            return part.person_of >= 0 && part.text == parts[0].text;
        });
        if (alike && !parts.empty()) return people(step, parts[0]);
        Told whole;
        whole.hold = all ? Hold::loose_and : Hold::loose_or;
        for (const auto& part : parts) {
            if (!whole.text.empty()) whole.text += all ? " and " : " or ";
            whole.text += bracketed(part, whole.hold);
        }
        return whole;
    }

    Told people(const Instruction& step, const Told& part) {
        std::string group = "people";
        for (const auto& one : guide_.groups)
            if (one.people == part.person_of) group = one.id;
        const bool of_all = part.text.starts_with("someone is named in");
        const auto what = of_all ? group : group + ", " + part.text;
        if (step.op == Op::count)
            return {"count(" + what + ")" + sign_of(step.b) + std::to_string(step.c)};
        return {(part.not_there ? "every(" : "any(") + what + ")"};
    }

    std::string answers(const Instruction& step) const {
        std::vector<std::string> ids;
        const auto& all = question(step.a).answers;
        for (std::size_t i = 0; i < all.size(); ++i)
            if ((step.c >> i & 1) != 0) ids.push_back(all[i].id);
        if (ids.size() == 1) return " = " + ids.front();
        std::string list;
        for (const auto& id : ids) list += (list.empty() ? "" : ", ") + id;
        return " in [" + list + "]";
    }

    Told test(const Instruction& step) const {
        const auto figure = [&] {
            return "figure." + guide_.figures[static_cast<std::size_t>(step.c)].id;
        };
        switch (step.op) {
            case Op::answer_in: return {name_of(question(step.a)) + answers(step)};
            case Op::number_compare:
                return {name_of(question(step.a)) + sign_of(step.b) +
                        (question(step.a).kind == guide::Kind::date ? when_told(step.c)
                                                                    : std::to_string(step.c))};
            case Op::figure_compare:
                return {name_of(question(step.a)) + sign_of(step.b) + figure()};
            case Op::known: return {"known(" + name_of(question(step.a)) + ")"};
            case Op::person_in:
                return {"someone is named in " + name_of(question(step.a)), Hold::tight,
                        static_cast<int>(step.a)};
            case Op::computed_compare:
                return {name_of(guide_.computed[step.a]) + sign_of(step.b) +
                        std::to_string(step.c)};
            case Op::computed_figure:
                return {name_of(guide_.computed[step.a]) + sign_of(step.b) + figure()};
            case Op::computed_known: return {"known(" + name_of(guide_.computed[step.a]) + ")"};
            case Op::signal: return {"signal." + guide_.signals[step.a].id};
            case Op::asked: return {"asked." + guide_.entries[step.a].id};
            case Op::chosen: return {"chosen." + guide_.topics[step.a].id};
            case Op::place_is:
                return {"place = " +
                        std::string(guide::place_name(static_cast<guide::Place>(step.a)))};
            case Op::need: return {"need." + guide_.needs[step.a].id};
            default: return {step.a == 2 ? "yes" : step.a == 1 ? "not known" : "no"};
        }
    }

    const guide::Guide& guide_;
};

std::size_t takes(const Instruction& step) {
    if (step.op < Op::all) return 0;
    return step.op == Op::negate ? 1 : step.a;
}

// Where the part that ends here begins.
std::size_t begin_of(const Expression& condition, std::size_t end) {
    std::size_t open = 1, at = end + 1;
    while (open > 0) {
        --at;
        open += takes(condition.program[at]);
        --open;
    }
    return at;
}

std::string without_person(const std::string& id) {
    return id.substr(0, id.find('@'));
}

}  // namespace

std::string text_of(const guide::Guide& guide, const Expression& condition) {
    return Teller(guide).of(condition);
}

std::vector<Expression> parts_of(const Expression& condition) {
    if (condition.empty()) return {};
    std::vector<Expression> parts;
    std::vector<std::size_t> open{condition.program.size() - 1};
    while (!open.empty()) {
        const auto end = open.back();
        open.pop_back();
        const auto first = begin_of(condition, end);
        if (condition.program[end].op != Op::all) {
            const auto begin = condition.program.begin();
            parts.push_back({{begin + static_cast<std::ptrdiff_t>(first),
                              begin + static_cast<std::ptrdiff_t>(end) + 1}});
            continue;
        }
        auto last = end;
        for (auto left = condition.program[end].a; left > 0; --left) {
            open.push_back(last - 1);
            last = begin_of(condition, last - 1);
        }
    }
    // The first part was found last of its row and so stands on top: they come in their order.
    return parts;
}

std::string name_of(const guide::Question& question) {
    return question.text_id.empty() ? without_person(question.id) : question.text_id;
}

std::string name_of(const guide::Computed& computed) {
    return without_person(computed.id);
}

std::string name_of(const guide::Guide& guide, const guide::Graph& graph, int thing) {
    const auto at = [thing](int first) { return static_cast<std::size_t>(thing - first); };
    if (graph.is_question(thing)) return name_of(guide.questions[at(0)]);
    if (graph.is_signal(thing)) return "signal." + guide.signals[at(graph.of_signal(0))].id;
    if (thing < graph.of_need(0)) return name_of(guide.computed[at(graph.of_computed(0))]);
    if (thing < graph.of_option(0)) return "need." + guide.needs[at(graph.of_need(0))].id;
    return "option." + guide.options[at(graph.of_option(0))].id;
}

const Expression& when_of(const guide::Guide& guide, const guide::Graph& graph, int thing) {
    static const Expression none;
    const auto at = [thing](int first) { return static_cast<std::size_t>(thing - first); };
    if (graph.is_question(thing)) return guide.questions[at(0)].when;
    if (graph.is_signal(thing)) return guide.signals[at(graph.of_signal(0))].when;
    if (thing < graph.of_need(0)) return none;
    if (thing < graph.of_option(0)) return guide.needs[at(graph.of_need(0))].when;
    return guide.options[at(graph.of_option(0))].when;
}

std::string listed(const std::vector<std::string>& words, const std::string& last) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) list += i + 1 == words.size() ? last : ", ";
        list += words[i];
    }
    return list;
}

std::string when_told(std::int64_t days) {
    return guide::write_date(days);
}

}  // namespace kt::proof
