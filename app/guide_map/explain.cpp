#include "app/guide_map/explain.hpp"

#include <algorithm>

#include "core/conversation/people.hpp"

namespace kt::guide_map {
namespace {

using conversation::Because;

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

std::string quoted(const std::string& words) {
    return "\"" + words + "\"";
}

class Story {
  public:
    Story(const guide::Guide& guide, const conversation::Rehearsal& rehearsal)
        : guide_(guide), rehearsal_(rehearsal), facts_(rehearsal.facts) {}

    std::string run() {
        line("== " + rehearsal_.persona);
        arrival();
        for (const auto& step : rehearsal_.questions) question(step);
        signals();
        urgent();
        needs();
        options();
        if (rehearsal_.failures.empty()) {
            line("\nZoals verwacht.");
        } else {
            line("\nNiet zoals verwacht:");
            for (const auto& failure : rehearsal_.failures) line("  - " + failure);
        }
        return std::move(text_);
    }

  private:
    void line(const std::string& words) { text_ += words + "\n"; }

    void arrival() {
        const int entry = guide_.entry_index(rehearsal_.asked);
        const std::string where = facts_.place == guide::Place::hall   ? "in de hal"
                                  : facts_.place == guide::Place::room ? "aan een tafel"
                                                                       : "thuis";
        line("Komt voor: " + (entry < 0 ? rehearsal_.asked : at(guide_.entries, entry).text) +
             " (" + where + ")");
        if (!facts_.topics) return;
        std::string topics;
        for (const auto& id : *facts_.topics)
            if (const int topic = guide_.topic_index(id); topic >= 0)
                topics += (topics.empty() ? "" : ", ") + at(guide_.topics, topic).title;
        line("Wil het ook hebben over: " + (topics.empty() ? "niets anders" : topics));
    }

    std::string told(int question) const {
        const auto& asked = at(guide_.questions, question);
        const auto& id = asked.fact >= 0 ? at(guide_.questions, asked.fact).id : asked.id;
        const auto found = facts_.by_question.find(id);
        if (found == facts_.by_question.end() || found->second.standing.empty()) return "";
        std::string words;
        for (const auto& answer : found->second.standing)
            words += (words.empty() ? "" : " / ") +
                     conversation::with_name(conversation::said_again(asked, answer.value), guide_,
                                             facts_, asked);
        return words;
    }

    // The reasons as a person would give them: first what was told, then what was noticed.
    std::string reasons(const Because& because) const {
        std::string words;
        const auto add = [&](const std::string& part) {
            words += (words.empty() ? "" : "; ") + part;
        };
        if (because.asked && guide_.entry_index(rehearsal_.asked) >= 0)
            add("komt voor " + at(guide_.entries, guide_.entry_index(rehearsal_.asked)).asked);
        for (const int question : because.questions)
            if (const auto answer = told(question); !answer.empty()) add(answer);
        for (const int signal : because.signals)
            add("wij merkten: " + at(guide_.signals, signal).title);
        for (const int topic : because.chosen)
            add("koos " + quoted(at(guide_.topics, topic).title));
        return words;
    }

    void question(const conversation::AskQuestion& step) {
        const auto& asked = at(guide_.questions, step.question);
        const auto answer = told(step.question);
        line("\n" + conversation::with_name(asked.ask, guide_, facts_, asked));
        line("    " + (answer.empty() ? "(overgeslagen)" : answer));
        const auto why = reasons(step.because);
        line("    Waarom gevraagd: " + asked.why + (why.empty() ? "" : " [" + why + "]"));
    }

    void signals() {
        if (rehearsal_.signals.empty()) return line("\nWij merkten niets dat verder wijst.");
        line("\nWij merkten:");
        for (const auto& raised : rehearsal_.signals) {
            std::string from;
            for (const int question : raised.evidence)
                if (const auto answer = told(question); !answer.empty())
                    from += (from.empty() ? "" : " ") + answer;
            line("  - " + at(guide_.signals, raised.signal).title + ", want: " + from);
        }
    }

    void urgent() {
        for (const auto& raised : rehearsal_.signals) {
            const auto& signal = at(guide_.signals, raised.signal);
            if (!signal.urgent) continue;
            line("\nDit kan niet wachten: " + signal.urgent_words);
            if (!signal.urgent_term.empty()) line("    Termijn: " + signal.urgent_term);
            if (signal.urgent_party >= 0)
                line("    Wie dit oppakt: " + at(guide_.parties, signal.urgent_party).title);
        }
    }

    void needs() {
        if (rehearsal_.needs.empty())
            return line("\nEr werd niets voorgelegd: alleen de eigen woorden gevraagd.");
        line("\nVoorgelegd:");
        conversation::Engine engine(guide_);
        const auto offers = engine.offers(facts_);
        for (const int need : rehearsal_.needs) {
            const auto offer = std::find_if(offers.begin(), offers.end(),
                                            [&](const auto& one) { return one.need == need; });
            const auto why = offer == offers.end() ? "" : reasons(offer->because);
            line("  - " + at(guide_.needs, need).offer + (why.empty() ? "" : " [" + why + "]"));
        }
    }

    void options() {
        conversation::Engine engine(guide_);
        const auto& shown = rehearsal_.options;
        if (shown.empty()) return;
        line("\nWat kan helpen:");
        for (const auto& suggested : engine.options(facts_)) {
            if (std::find(shown.begin(), shown.end(), suggested.option) == shown.end()) continue;
            const auto& option = at(guide_.options, suggested.option);
            std::string needs;
            for (const int need : suggested.needs)
                needs += (needs.empty() ? "" : " / ") + at(guide_.needs, need).wording;
            if (needs.empty()) needs = "wat gevraagd werd";
            const auto party =
                option.party < 0 ? "" : " (" + at(guide_.parties, option.party).title + ")";
            line("  - " + option.title + party + ", voor: " + needs);
        }
    }

    const guide::Guide& guide_;
    const conversation::Rehearsal& rehearsal_;
    const conversation::Facts& facts_;
    std::string text_;
};

}  // namespace

std::string explain(const guide::Guide& guide, const conversation::Rehearsal& rehearsal) {
    return Story(guide, rehearsal).run();
}

}  // namespace kt::guide_map
