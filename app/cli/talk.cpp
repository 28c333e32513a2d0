// A conversation held in a terminal: the same steps as the kiosk, in plain lines.
#include <algorithm>
#include <iostream>
#include <set>

#include "app/cli/guide_commands.hpp"
#include "app/cli/talk_lines.hpp"
#include "core/base/clock.hpp"
#include "core/conversation/answer_text.hpp"
#include "core/conversation/engine.hpp"
#include "core/conversation/people.hpp"
#include "core/guide/figures.hpp"
#include "core/guide/load.hpp"

namespace kt::cli {
namespace {

using namespace conversation;

constexpr std::size_t line_characters_max = 2'000;

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

enum class Wish : std::uint8_t { words, skip, back, why, stop };

struct Line {
    Wish wish = Wish::words;
    std::string words;
};

class Talk {
  public:
    Talk(Terminal& terminal, const guide::Guide& guide, guide::Place place, std::int64_t today_days)
        : terminal_(terminal), guide_(guide), engine_(guide) {
        facts_.place = place;
        facts_.today_days = today_days;
    }

    void run() {
        out() << "Dit gesprek wordt nergens bewaard.\n"
              << "Bij elke vraag: o = overslaan, t = terug, w = waarom deze vraag, s = stoppen.\n";
        while (!over_) std::visit([this](const auto& step) { take(step); }, engine_.next(facts_));
    }

  private:
    std::ostream& out() { return terminal_.out; }

    Line read() {
        out() << "> " << std::flush;
        Line line;
        if (!std::getline(terminal_.in, line.words)) return {Wish::stop, ""};
        if (line.words.size() > line_characters_max) line.words.resize(line_characters_max);
        const auto first = line.words.find_first_not_of(" \t\r");
        const auto last = line.words.find_last_not_of(" \t\r");
        line.words = first == std::string::npos ? "" : line.words.substr(first, last - first + 1);
        if (line.words == "o") line.wish = Wish::skip;
        if (line.words == "t") line.wish = Wish::back;
        if (line.words == "w") line.wish = Wish::why;
        if (line.words == "s") line.wish = Wish::stop;
        return line;
    }

    // True when the line was about the conversation itself and has been dealt with.
    bool steer(const Line& line) {
        if (line.wish == Wish::stop) {
            out() << "U bent gestopt. Er is niets bewaard.\n";
            over_ = true;
            return true;
        }
        if (line.wish != Wish::back) return false;
        if (before_.empty()) {
            out() << "Dit is het begin.\n";
        } else {
            facts_ = std::move(before_.back());
            before_.pop_back();
        }
        return true;
    }
    void remember() { before_.push_back(facts_); }

    void take(const AskEntry&) {
        out() << "\nWaarmee kunnen wij u helpen? Kies een nummer, of vertel het in uw eigen "
                 "woorden.\n";
        int number = 0;
        for (const auto& entry : guide_.entries)
            out() << "  " << ++number << "  " << entry.text << "\n";
        const auto line = read();
        if (steer(line) || line.words.empty() || line.wish != Wish::words) return;
        remember();
        const auto picked = picks(line.words, guide_.entries.size());
        if (picked.size() == 1) facts_.entry = guide_.entries[picked[0]].id;
        else facts_.asked_words = line.words;
    }

    std::string named(const std::string& text, const guide::Question& question) const {
        return with_name(text, guide_, facts_, question);
    }

    // What was said before is quoted above what is asked about it.
    void quote(const guide::Question& question) {
        if (question.follows < 0) return;
        const auto& before = at(guide_.questions, question.follows);
        const auto* told = fact_told(facts_, guide_, question.follows);
        if (!told) return;
        for (const auto& answer : told->standing)
            out() << "\nU zei: " << named(said_again(before, answer.value), before);
    }

    void show(const guide::Question& question) {
        quote(question);
        out() << "\n" << named(question.ask, question) << "\n";
        if (!question.hint.empty()) out() << "  " << named(question.hint, question) << "\n";
        int number = 0;
        for (const auto& answer : question.answers)
            out() << "  " << ++number << "  " << named(answer.text, question) << "\n";
        out() << how_to_answer(question);
        if (question.tender) out() << "  o  Dat vertel ik liever niet\n";
    }

    void take(const AskQuestion& step) { ask(step.question, step.because); }

    void ask(int index, const Because& because) {
        const auto& question = at(guide_.questions, index);
        show(question);
        for (;;) {
            const auto line = read();
            if (steer(line)) return;
            if (line.wish == Wish::why) {
                out() << "  " << named(question.why, question) << "\n";
                tell(because);
                continue;
            }
            if (line.wish == Wish::skip) {
                remember();
                set_skipped(facts_, fact_id(guide_, question));
                return;
            }
            if (const auto value = understood(question, line.words)) {
                remember();
                set_answer(facts_, fact_id(guide_, question), *value);
                return tell_urgent();
            }
            out()
                << "  Dat begrijp ik niet. Kies een nummer uit de lijst, of o om over te slaan.\n";
        }
    }

    static std::optional<Value> understood(const guide::Question& question,
                                           const std::string& words) {
        if (!question.has_answers()) return value_of(question, words);
        const auto picked = picks(words, question.answers.size());
        if (picked.empty()) return std::nullopt;
        if (question.kind != guide::Kind::many && picked.size() > 1) return std::nullopt;
        Value value;
        for (const auto index : picked) {
            if (question.answers[index].alone && picked.size() > 1) return std::nullopt;
            value.chosen.push_back(question.answers[index].id);
        }
        return value;
    }

    void tell(const Because& because) {
        if (because.asked) {
            const int entry = guide_.entry_index(facts_.entry);
            if (entry >= 0)
                out() << "  Omdat u kwam voor " << at(guide_.entries, entry).asked << ".\n";
        }
        for (const int topic : because.chosen)
            out() << "  Omdat u dit onderwerp koos: " << at(guide_.topics, topic).title << ".\n";
        for (const int index : because.questions) {
            const auto& question = at(guide_.questions, index);
            const auto* fact = fact_told(facts_, guide_, index);
            if (!fact) continue;
            for (const auto& answer : fact->standing)
                out() << "  Omdat u vertelde: "
                      << named(said_again(question, answer.value), question) << "\n";
        }
    }

    // What must be met today is said at once, and said again only when it was new.
    void tell_urgent() {
        for (const auto& raised : engine_.signals(facts_)) {
            const auto& signal = at(guide_.signals, raised.signal);
            if (signal.urgent && urgent_told_.insert(raised.signal).second)
                out() << "\n  ! " << signal.urgent_words << "\n";
        }
    }

    void take(const ChooseTopics& step) {
        out() << "\nWaar wilt u het ook over hebben? Kies nummers, of o voor niets.\n";
        int number = 0;
        for (const int topic : step.topics) {
            const bool suggested =
                std::count(step.suggested.begin(), step.suggested.end(), topic) > 0;
            out() << "  " << ++number << "  " << at(guide_.topics, topic).title
                  << (suggested ? "  (hoort misschien bij wat u vertelde)" : "") << "\n";
        }
        const auto line = read();
        if (steer(line)) return;
        if (line.wish == Wish::why) {
            for (const int topic : step.topics)
                out() << "  " << at(guide_.topics, topic).title << ": "
                      << at(guide_.topics, topic).reason << "\n";
            return;
        }
        const auto picked = picks(line.words, step.topics.size());
        if (picked.empty() && line.wish != Wish::skip) return;
        remember();
        facts_.topics.emplace();
        for (const auto index : picked)
            facts_.topics->push_back(at(guide_.topics, step.topics[index]).id);
    }

    // An answer that makes no sentence of its own is shown with its question.
    std::string told_line(const guide::Question& question, const Fact& fact) const {
        if (fact.skipped) return named(question.ask, question) + " (overgeslagen)";
        std::string told;
        for (const auto& answer : fact.standing)
            told += (told.empty() ? "" : " ") + said_again(question, answer.value);
        const bool sentences = std::all_of(question.answers.begin(), question.answers.end(),
                                           [](const auto& answer) { return !answer.said.empty(); });
        return named(question.has_answers() && sentences ? told : question.ask + " " + told,
                     question);
    }

    void take(const ShowOverview&) {
        out() << "\nDit vertelde u tot nu toe. Enter als het klopt, of een nummer om te "
                 "veranderen.\n";
        std::vector<int> shown;
        for (const auto& id : facts_.order) {
            const int kept = guide_.question_index(id);
            const auto fact = facts_.by_question.find(id);
            if (kept < 0 || fact == facts_.by_question.end()) continue;
            if (!fact->second.skipped && !engine_.applies(facts_, kept)) continue;
            const int index = engine_.told_as(facts_, kept);
            const auto& question = at(guide_.questions, index);
            shown.push_back(index);
            out() << "  " << shown.size() << "  " << told_line(question, fact->second) << "\n";
        }
        const auto line = read();
        if (steer(line)) return;
        if (line.wish == Wish::why) {
            out() << "  Zo kunt u zien of wij u goed begrijpen.\n";
            return;
        }
        const auto picked = picks(line.words, shown.size());
        if (picked.size() == 1) return ask(shown[picked[0]], {});
        if (!line.words.empty()) return;
        remember();
        confirm_overview(facts_);
    }

    void take(const ShowOptions& step) {
        out() << "\nDit zou kunnen helpen. Kies nummers van wat u aanspreekt, of Enter.\n";
        int number = 0;
        for (const auto& suggested : step.options) {
            const auto& option = at(guide_.options, suggested.option);
            out() << "  " << ++number << "  " << option.title;
            if (option.party >= 0) out() << " (" << at(guide_.parties, option.party).title << ")";
            const auto text =
                guide::fill_figures(guide_, option.text, facts_.today_days.value_or(0));
            out() << "\n     " << text.value_or("") << "\n";
        }
        const auto line = read();
        if (steer(line)) return;
        if (line.wish == Wish::why) {
            for (const auto& suggested : step.options) tell(suggested.because);
            return;
        }
        const auto picked = picks(line.words, step.options.size());
        if (picked.empty() && line.wish == Wish::words && !line.words.empty()) return;
        remember();
        for (std::size_t i = 0; i < step.options.size(); ++i)
            facts_.options[at(guide_.options, step.options[i].option).id] =
                std::count(picked.begin(), picked.end(), i) > 0 ? OptionOutcome::interested
                                                                : OptionOutcome::passed;
        facts_.options_seen = true;
    }

    void take(const OfferNeeds& step) {
        const int entry = guide_.entry_index(facts_.entry);
        out() << "\nUw vraag" << (entry < 0 ? "" : " om " + at(guide_.entries, entry).asked)
              << " blijft staan.\n";
        for (const auto& offer : step.offers)
            if (!settle(offer)) return;
        if (step.offers.empty() && facts_.needs.empty())
            out() << "Waar gaat het u eigenlijk om? Vertel het in uw eigen woorden.\n";
        else out() << "Gaat het u nog om iets anders? Vertel het in uw eigen woorden, of Enter.\n";
        const auto line = read();
        if (steer(line)) return;
        remember();
        if (line.wish == Wish::words && !line.words.empty()) facts_.own_need = line.words;
        facts_.needs_seen = true;
    }

    bool settle(const Offer& offer) {
        const auto& need = at(guide_.needs, offer.need);
        out() << need.offer << "\n  1  Ja\n  2  Ja, maar ik zeg het anders\n  3  Nee\n";
        for (;;) {
            const auto line = read();
            if (steer(line)) return false;
            if (line.wish == Wish::why) {
                tell(offer.because);
                continue;
            }
            const auto picked = picks(line.words, 3);
            if (picked.size() != 1 && line.wish != Wish::skip) continue;
            NeedSettled settled;
            if (line.wish != Wish::skip && picked[0] == 0) settled.outcome = NeedOutcome::accepted;
            if (line.wish != Wish::skip && picked[0] == 1) {
                out() << "Hoe zegt u het?\n";
                const auto own = read();
                if (steer(own)) return false;
                settled.outcome = NeedOutcome::reworded;
                settled.words = own.words;
            }
            remember();
            facts_.needs[need.id] = settled;
            return true;
        }
    }

    void take(const Close&) {
        out() << "\nDank u wel.\n";
        const int entry = guide_.entry_index(facts_.entry);
        if (entry >= 0) out() << "U kwam voor " << at(guide_.entries, entry).asked << ".\n";
        if (!facts_.asked_words.empty()) out() << "U vertelde: \"" << facts_.asked_words << "\"\n";
        for (const auto& need : guide_.needs) {
            const auto found = facts_.needs.find(need.id);
            if (found == facts_.needs.end() || found->second.outcome == NeedOutcome::passed)
                continue;
            const auto& own = found->second.words;
            out() << (own.empty() ? need.wording : "\"" + own + "\"") << "\n";
        }
        if (facts_.own_need) out() << "\"" << *facts_.own_need << "\"\n";
        out() << "Er is niets bewaard.\n";
        over_ = true;
    }

    Terminal& terminal_;
    const guide::Guide& guide_;
    Engine engine_;
    Facts facts_;
    std::vector<Facts> before_;  // for "terug": one for each thing told
    std::set<int> urgent_told_;
    bool over_ = false;
};

}  // namespace

int talk(Terminal& terminal, const std::string& guide_path, const std::string& place) {
    const auto guide = guide::load_usable(guide_path);
    if (!guide) {
        terminal.err << guide.error().words << "\n";
        return guide.error().fault == base::Fault::bad_input ? 1 : 2;
    }
    constexpr std::int64_t day_ms = 86'400'000;
    Talk(terminal, *guide,
         place == "home"   ? guide::Place::home
         : place == "room" ? guide::Place::room
                           : guide::Place::hall,
         base::SystemClock().wall_ms() / day_ms)
        .run();
    return 0;
}

}  // namespace kt::cli
