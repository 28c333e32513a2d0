// The same generated guide in our engine and in SurveyJS (survey-core in Node), per answer.
//
//   surveyjs_bench models DIR     writes DIR/100.json, 1000.json, 3000.json: the guide as a survey
//   surveyjs_bench compare DIR    measures ours; reads DIR/100.peer … ("MEDIAN P99" in us) if there
//
// surveyjs_peer.mjs makes the .peer files out of the .json files; run.sh does the three in turn.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/guide/load.hpp"
#include "tests/bench/figure.hpp"
#include "tests/bench/generated.hpp"
#include "tests/bench/walk.hpp"

namespace {

using namespace kt;
using Op = guide::Instruction::Op;

constexpr int sizes[] = {100, 1'000, 3'000, 10'000};
constexpr int peer_questions_max = 3'000;  // more takes minutes there
constexpr std::size_t answers = 20'000;

guide::Guide generated(int questions) {
    auto loaded = guide::load_files({{"guide.yaml", bench::generated_guide(questions)}});
    if (!loaded.usable()) {
        std::cerr << to_line(loaded.remarks.front()) << "\n";
        std::exit(1);
    }
    return std::move(loaded.guide);
}

// A dot in a name would mean a part of a value there.
std::string name(std::string id) {
    for (char& c : id)
        if (c == '.') c = '_';
    return id;
}

std::string test(const guide::Guide& guide, const guide::Instruction& step) {
    if (step.op == Op::signal) return "{" + guide.signals[step.a].id + "} = true";
    if (step.op == Op::asked) return "{entry} = '" + guide.entries[step.a].id + "'";
    const auto& question = guide.questions[step.a];
    std::string any;
    for (std::size_t i = 0; i < question.answers.size(); ++i)
        if ((step.c >> i & 1) != 0)
            any += (any.empty() ? "" : " or ") + ("{" + name(question.id) + "} = '") +
                   question.answers[i].id + "'";
    return "(" + any + ")";
}

// A condition of a generated guide has answers, signals and what was asked, joined by and and or.
std::string expression(const guide::Guide& guide, const guide::Expression& condition) {
    std::vector<std::string> stack;
    for (const auto& step : condition.program) {
        if (step.op != Op::all && step.op != Op::any) {
            stack.push_back(test(guide, step));
            continue;
        }
        std::string joined;
        for (auto i = stack.size() - step.a; i < stack.size(); ++i)
            joined += (joined.empty() ? "" : step.op == Op::all ? " and " : " or ") + stack[i];
        stack.resize(stack.size() - step.a);
        stack.push_back("(" + joined + ")");
    }
    return stack.empty() ? "" : stack.back();
}

std::string survey_question(const guide::Guide& guide, const guide::Question& question) {
    const auto& topic = guide.topics[static_cast<std::size_t>(question.topic)].id;
    const auto shown = question.when.empty() ? "{topics} contains '" + topic + "'"
                                             : expression(guide, question.when);
    std::string choices;
    for (const auto& answer : question.answers)
        choices += (choices.empty() ? "\"" : ",\"") + answer.id + "\"";
    return "{\"type\":\"radiogroup\",\"name\":\"" + name(question.id) + "\",\"title\":\"" +
           question.ask + "\",\"choices\":[" + choices + "],\"visibleIf\":\"" + shown + "\"}";
}

// Signals and needs are calculated values, as both are there; a topic is a page.
std::string survey(const guide::Guide& guide) {
    std::vector<std::string> pages(guide.topics.size());
    for (const auto& question : guide.questions) {
        auto& page = pages[static_cast<std::size_t>(question.topic)];
        page += (page.empty() ? "" : ",") + survey_question(guide, question);
    }
    std::string values, all;
    const auto calculated = [&](const std::string& id, const guide::Expression& when) {
        values += (values.empty() ? "" : ",") + ("{\"name\":\"" + id) + "\",\"expression\":\"" +
                  expression(guide, when) + "\"}";
    };
    for (const auto& signal : guide.signals) calculated(signal.id, signal.when);
    for (const auto& need : guide.needs) calculated(need.id, need.when);
    std::string topics;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& id = guide.topics[i].id;
        topics += (topics.empty() ? "\"" : ",\"") + id + "\"";
        all += ",{\"name\":\"page_" + id + "\",\"elements\":[" + pages[i] + "]}";
    }
    return "{\"calculatedValues\":[" + values +
           "],\"pages\":[{\"name\":\"first\",\"elements\":["
           "{\"type\":\"radiogroup\",\"name\":\"entry\",\"choices\":[\"help\"]},"
           "{\"type\":\"checkbox\",\"name\":\"topics\",\"choices\":[" +
           topics + "]}]}" + all + "]}\n";
}

int write_models(const std::string& folder) {
    for (const int size : sizes)
        if (size <= peer_questions_max)
            std::ofstream(folder + "/" + std::to_string(size) + ".json") << survey(generated(size));
    return 0;
}

struct Peer {
    std::optional<double> median_us, p99_us;
};

Peer peer(const std::string& folder, int size) {
    std::ifstream in(folder + "/" + std::to_string(size) + ".peer");
    double median = 0, p99 = 0;
    if (!(in >> median >> p99)) return {};
    return {median, p99};
}

int compare(const std::string& folder) {
    for (const int size : sizes) {
        const auto waited_us = bench::answers_us(generated(size), answers);
        const auto there = peer(folder, size);
        const auto figure = "surveyjs_" + std::to_string(size);
        bench::print({figure + "_us", bench::at(waited_us, 0.5), there.median_us, {}});
        bench::print({figure + "_p99_us", bench::at(waited_us, 0.99), there.p99_us, {}});
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string what = count == 3 ? words[1] : "";
    if (what == "models") return write_models(words[2]);
    if (what == "compare") return compare(words[2]);
    std::cerr << "usage: surveyjs_bench models|compare DIR\n";
    return 2;
}
