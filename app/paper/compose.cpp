#include "app/paper/blocks.hpp"
#include "app/paper/help_lines.hpp"

namespace kt::paper {
namespace {

using model::CaseView;
using model::Ending;
using model::fill;
using model::NeedView;
using model::Translate;
using Kind = Block::Kind;
using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

std::string in_dutch(std::string_view, std::string_view dutch) {
    return std::string(dutch);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

// Writes one paper from top to bottom.
class Composer {
  public:
    Composer(const ReceiptView& view, const Translate& tr) : view_(view), tr_(tr) {}

    std::vector<Block> compose() {
        if (view_.how == Ending::paper_only) {
            whole_conversation();
        } else if (view_.how == Ending::kept) {
            kept();
        } else {
            sent();
        }
        support();
        help();
        if (view_.opener) opener();
        return std::move(blocks_);
    }

  private:
    bool bilingual() const { return view_.language != "nl"; }
    bool can_call() const { return view_.story.contact && view_.story.contact->may_call; }
    bool can_write() const { return view_.story.contact && view_.story.contact->post; }

    Block& add(Kind kind, std::string text = {}, std::string dutch = {}) {
        blocks_.push_back({kind, std::move(text), bilingual() ? std::move(dutch) : "", {}, {}, {}});
        return blocks_.back();
    }
    // Values that read differently in Dutch (days) are given twice.
    Block& say(Kind kind, std::string_view context, std::string_view dutch, Values values = {},
               Values dutch_values = {}) {
        const bool same = dutch_values.size() == 0;
        return add(kind, fill(tr_(context, dutch), values),
                   fill(dutch, same ? values : dutch_values));
    }
    void quote(const std::string& words) {
        if (!words.empty()) add(Kind::quote).verbatim = words;
    }
    void day(std::int64_t at_ms, std::string_view context, std::string_view dutch,
             Values values = {}, Values dutch_values = {}) {
        Block& block = say(Kind::date, context, dutch, values, dutch_values);
        block.value = day_on_paper(at_ms, tr_);
        if (bilingual()) block.value_dutch = day_on_paper(at_ms, in_dutch);
    }

    // With the year where it is another than that of the paper.
    std::string day_on_paper(std::int64_t at_ms, const Translate& tr) const {
        const int year = model::dutch_time(at_ms).year;
        if (year == model::dutch_time(view_.made_at_ms).year) return model::day_text(at_ms, tr);
        return model::day_text(at_ms, tr) + " " + std::to_string(year);
    }

    void sent() {
        say(Kind::title, "paper.sent.title", "Bewijs van uw gesprek");
        const std::string clock = model::clock_text(view_.made_at_ms);
        if (view_.arrived) {
            say(Kind::status, "paper.sent.arrived", "Verstuurd op {day}, om {clock} uur.",
                {{"day", model::day_and_year_text(view_.made_at_ms, tr_)}, {"clock", clock}},
                {{"day", model::day_and_year_text(view_.made_at_ms, in_dutch)}, {"clock", clock}});
        } else {
            say(Kind::waiting, "paper.sent.waiting",
                "Nog niet verstuurd. Uw gesprek staat op slot in deze zuil. "
                "Het gaat vanzelf weg als er weer verbinding is.");
        }
        number();
        asked();
        needs();
        options();
        how_on();
    }

    void kept() {
        say(Kind::title, "paper.kept.title", "Uw gesprek is bewaard");
        say(Kind::status, "paper.kept.status",
            "U bent gestopt op {day}. Uw gesprek staat op slot. Alleen met uw code gaat het open.",
            {{"day", model::day_and_year_text(view_.made_at_ms, tr_)}},
            {{"day", model::day_and_year_text(view_.made_at_ms, in_dutch)}});
        number();
        say(Kind::words, "paper.kept.nobody",
            "Niemand leest uw gesprek zolang u het niet verstuurt. Er belt u ook niemand.");
    }

    void whole_conversation() {
        say(Kind::title, "paper.only.title", "Uw gesprek");
        const auto day = model::day_and_year_text(view_.made_at_ms, tr_);
        const auto day_dutch = model::day_and_year_text(view_.made_at_ms, in_dutch);
        if (view_.kept_before)
            say(Kind::status, "paper.only.status.kept",
                "Dit papier is van {day}. Wat u eerder bewaarde, is zonder uw code niet te lezen. "
                "Gooi de code weg, dan leest niemand het meer.",
                {{"day", day}}, {{"day", day_dutch}});
        else
            say(Kind::status, "paper.only.status",
                "Dit staat alleen op dit papier, van {day}. De gemeente heeft er niets van "
                "bewaard.",
                {{"day", day}}, {{"day", day_dutch}});
        say(Kind::words, "paper.only.bring",
            "Komt u nog eens? Neem dit papier mee. Dan hoeft u niet alles opnieuw te vertellen.");
        asked();
        needs();
        options();
        answers();
    }

    void number() { say(Kind::number, "paper.number", "Uw nummer").verbatim = view_.case_number; }

    void asked() {
        const CaseView& story = view_.story;
        if (story.entry_text.empty() && story.asked_words.empty()) return;
        say(Kind::heading, "paper.asked", "Hiervoor kwam u");
        if (!story.entry_text.empty()) {
            add(Kind::words, story.entry_text, view_.story_dutch.entry_text);
        }
        quote(story.asked_words);
    }

    void needs() {
        const auto& all = view_.story.needs;
        bool headed = false;
        const auto head = [&] {
            if (!headed) say(Kind::heading, "paper.needs", "Daar gaat het u ook om");
            headed = true;
        };
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (!all[at].confirmed()) continue;
            head();
            if (all[at].own_words) {
                quote(all[at].words);
            } else {
                add(Kind::words, all[at].words, view_.story_dutch.needs[at].words);
            }
        }
        if (view_.story.own_need) {
            head();
            quote(*view_.story.own_need);
        }
    }

    void options() {
        if (view_.options.empty()) return;
        say(Kind::heading, "paper.options", "Hier wilt u meer van weten");
        for (std::size_t at = 0; at < view_.options.size(); ++at)
            add(Kind::words, line_of(view_.options[at]), line_of(view_.options_dutch[at]));
    }

    static std::string line_of(const WantedOption& option) {
        std::string line = option.title;
        if (!option.party.empty()) line += " – " + option.party;
        if (!option.number.empty()) line += ", " + option.number;
        return line;
    }

    void how_on() {
        say(Kind::heading, "paper.next", "Zo gaat het verder");
        const Values who{{"team", tr_("kiosk.house.team", view_.team)}};
        const Values who_dutch{{"team", view_.team}};
        if (can_call()) {
            day(view_.call_by_ms, "paper.next.call", "Uiterlijk dan belt {team} u.", who,
                who_dutch);
        } else if (can_write()) {
            day(view_.call_by_ms, "paper.next.write", "Uiterlijk dan schrijft {team} u.", who,
                who_dutch);
        } else {
            day(view_.call_by_ms, "paper.next.come",
                "Uiterlijk dan heeft {team} uw gesprek gelezen. Kom daarna langs, met uw nummer.",
                who, who_dutch);
        }
        day(view_.made_at_ms + model::personal_plan_days * model::day_ms, "paper.next.plan",
            "Tot dan kunt u zelf opschrijven wat u nodig heeft. Dat heet een persoonlijk plan.");
        day(view_.made_at_ms + model::research_days * model::day_ms, "paper.next.research",
            "Uiterlijk dan is samen met u uitgezocht wat nodig is.");
    }

    void answers() {
        const auto& topics = view_.story.topics;
        for (std::size_t t = 0; t < topics.size(); ++t) {
            const auto& dutch = view_.story_dutch.topics[t];
            add(Kind::heading, topics[t].title, dutch.title);
            for (std::size_t q = 0; q < topics[t].questions.size(); ++q) {
                answer(topics[t].questions[q], dutch.questions[q]);
            }
        }
    }

    void answer(const model::QuestionView& question, const model::QuestionView& dutch) {
        if (question.standing.empty()) {
            Block& block = add(Kind::answer, question.ask, dutch.ask);
            block.value = tr_("paper.skipped", "Overgeslagen");
            if (bilingual()) block.value_dutch = "Overgeslagen";
            return;
        }
        for (std::size_t at = 0; at < question.standing.size(); ++at) {
            Block& block = add(Kind::answer, question.ask, dutch.ask);
            block.value = joined(question.standing[at].texts);
            if (bilingual()) block.value_dutch = joined(dutch.standing[at].texts);
            block.verbatim = question.standing[at].words;
        }
    }

    void support() {
        say(Kind::heading, "paper.support", "Iemand naast u, gratis");
        Block& block = say(Kind::words, "paper.support.words",
                           "Een cliëntondersteuner denkt met u mee. Die is er voor u, niet voor "
                           "de gemeente. Het kost u niets.");
        const std::string_view ask = "Vraag ernaar bij de balie.";
        const bool known = !view_.support.empty();
        block.text += " " + (known ? view_.support : tr_("paper.support.ask", ask));
        if (bilingual()) block.dutch += " " + (known ? view_.support : std::string(ask));
    }

    void help() {
        say(Kind::heading, "paper.help", "Hulp voor iedereen");
        for (const HelpLine& line : help_lines) {
            say(Kind::help, line.context, line.dutch).verbatim = line.reach;
        }
    }

    // On a page of its own: it can be kept apart from the number and from what was told.
    void opener() {
        add(Kind::new_page);
        say(Kind::title, "paper.opener.title", "Uw eigen code");
        say(Kind::words, "paper.opener.what",
            "Met deze code gaat uw gesprek weer open, bij elke zuil van deze gemeente. "
            "Zo gaat u verder waar u was.");
        Block& code = add(Kind::code);
        code.verbatim = view_.opener->qr_text;
        code.value = view_.opener->letters;
        say(Kind::words, "paper.opener.careful",
            "Wie deze code heeft, kan uw gesprek lezen. Bewaar dit blad apart, en geef het aan "
            "niemand die het niet mag lezen. De gemeente heeft deze code niet.");
    }

    const ReceiptView& view_;
    const Translate& tr_;
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> compose(const ReceiptView& view, const Translate& tr) {
    return Composer(view, tr).compose();
}

}  // namespace kt::paper
