// A guide of any size for benchmarks, as the text of its files.
#pragma once

#include <string>
#include <vector>

#include "core/guide/load.hpp"

namespace kt::bench {

inline constexpr int topics = 20;

struct GeneratedParts {
    std::string head;
    std::vector<std::string> questions, signals, needs;  // in turn of each topic
};

// Of every four questions one has no condition, two follow up an answer, one follows a signal.
inline GeneratedParts generated_parts(int questions) {
    GeneratedParts parts;
    parts.head = "guide: generated\nversion: 1.0.0\ntopics:\n";
    for (int t = 0; t < topics; ++t)
        parts.head += "  t" + std::to_string(t) + ": {title: Onderwerp, section: story}\n";
    parts.head += "entries:\n  help: {text: Help, asked: hulp}\n";
    for (int i = 0; i < questions; ++i) {
        const auto topic = "t" + std::to_string(i % topics);
        const auto name = [&](int of) {
            return "t" + std::to_string(of % topics) + ".q" + std::to_string(of);
        };
        const int before = i - topics * (i / topics % 4);  // the plain one of the same topic
        const auto signal = "s" + std::to_string(before);
        std::string when;
        switch (i / topics % 4) {
            case 1: when = ", when: \"" + name(before) + " in [b, c]\""; break;
            case 2: when = ", when: \"asked.help and " + name(before) + " = b\""; break;
            case 3: when = ", when: signal." + signal; break;
            default: break;
        }
        parts.questions.push_back(
            "  " + name(i) + ":\n    {ask: Hoe gaat dat, why: Daarom., kind: choice, place: hall," +
            " ordinary: a, answers: {a: A, b: B, c: C}" + when + "}\n");
        const bool plain = i == before;
        parts.signals.push_back(!plain ? ""
                                       : "  " + signal + ": {title: iets, topic: " + topic +
                                             ", when: " + name(i) + " = b}\n");
        parts.needs.push_back(!plain ? ""
                                     : "  n" + std::to_string(i) +
                                           ": {offer: Iets, wording: Iets., topic: " + topic +
                                           ", when: signal." + signal + "}\n");
    }
    return parts;
}

// All, or those of one topic.
inline std::string joined(const std::vector<std::string>& texts, std::size_t topic = 0,
                          std::size_t step = 1) {
    std::string all;
    for (auto i = topic; i < texts.size(); i += step) all += texts[i];
    return all;
}

// All in one file.
inline std::string generated_guide(int questions) {
    const auto parts = generated_parts(questions);
    return parts.head + "questions:\n" + joined(parts.questions) + "signals:\n" +
           joined(parts.signals) + "needs:\n" + joined(parts.needs);
}

// As people keep it: a file for each topic.
inline std::vector<guide::SourceFile> generated_files(int questions) {
    const auto parts = generated_parts(questions);
    std::vector<guide::SourceFile> files{{"guide.yaml", parts.head}};
    for (std::size_t t = 0; t < topics; ++t)
        files.push_back({"t" + std::to_string(t) + ".yaml",
                         "questions:\n" + joined(parts.questions, t, topics) + "signals:\n" +
                             joined(parts.signals, t, topics) + "needs:\n" +
                             joined(parts.needs, t, topics)});
    return files;
}

}  // namespace kt::bench
