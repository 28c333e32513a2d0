// A guide of any size for benchmarks, as the text of its guide.yaml.
#pragma once

#include <string>

namespace kt::bench {

inline constexpr int topics = 20;

// Of every four questions one has no condition, two follow up an answer, one follows a signal.
inline std::string generated_guide(int questions) {
    std::string text = "guide: generated\nversion: 1.0.0\ntopics:\n";
    for (int t = 0; t < topics; ++t)
        text += "  t" + std::to_string(t) + ": {title: Onderwerp, section: story}\n";
    text += "entries:\n  help: {text: Help, asked: hulp}\nquestions:\n";
    std::string signals = "signals:\n", needs = "needs:\n";
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
        text += "  " + name(i) +
                ":\n    {ask: Hoe gaat dat, why: Daarom., kind: choice, place: hall," +
                " ordinary: a, answers: {a: A, b: B, c: C}" + when + "}\n";
        if (i == before) {
            signals += "  " + signal + ": {title: iets, topic: " + topic + ", when: " + name(i) +
                       " = b}\n";
            needs += "  n" + std::to_string(i) + ": {offer: Iets, wording: Iets., topic: " + topic +
                     ", when: signal." + signal + "}\n";
        }
    }
    return text + signals + needs;
}

}  // namespace kt::bench
