// One case. First what a worker must know in twenty seconds: who, asked, urgent, confirmed,
// promised, how to reach safely. Then the conversation (case_story.cpp).
#include <algorithm>

#include "app/model/promises.hpp"
#include "app/screens/laptop/parts.hpp"

namespace kt::screens {
namespace {

using namespace ui;
using model::CaseView;
using model::fill;
using model::NeedView;
using model::Translate;
using model::laptop::Model;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        if (!part.empty()) all += (all.empty() ? "" : std::string(between)) + part;
    }
    return all;
}

Element part(Elements children, Look look = Look::card) {
    Element made = card(std::move(children), look);
    made.gap_mm = 2.5f;
    made.pad_mm = 6;
    made.pad_across_mm = 7;
    return made;
}

Element label_of(std::string id, std::string text) {
    return strong(std::move(id), std::move(text), Ink::soft);
}

std::string because_text(const NeedView& need, const Translate& tr) {
    std::vector<std::string> sentences;
    for (const auto& evidence : need.because) sentences.push_back(evidence.text);
    if (sentences.empty()) return {};
    return fill(tr("laptop.because", "Omdat: {reasons}"), {{"reasons", joined(sentences, " ")}});
}

std::string place_text(const std::string& place, const Translate& tr) {
    if (place == "room") return tr("laptop.place.room", "in een spreekkamer");
    if (place == "home") return tr("laptop.place.home", "thuis");
    return tr("laptop.place.hall", "in de hal");
}

Element continued(const Model& model, const model::ContinuedView& last, const Translate& tr) {
    return words("case.continued",
                 fill(tr("laptop.case.continued", "Verder gepraat {place} · {when} · {device}"),
                      {{"place", place_text(last.place, tr)},
                       {"when", model::moment_text(last.at_ms, model.now_ms, tr)},
                       {"device", last.device}}),
                 Ink::soft);
}

Element head(const Model& model, const CaseView& view, const Translate& tr) {
    const std::string name =
        view.name.empty() ? tr("laptop.case.no_name", "Naam niet gegeven") : view.name;
    const std::string from = fill(tr("laptop.case.from", "{number} · {when} · {device}"),
                                  {{"number", view.number},
                                   {"when", model::moment_text(view.received_ms, model.now_ms, tr)},
                                   {"device", view.device}});
    Element title = heading("case.name", name, Type::title);
    title.secret = true;
    Elements lines{title, words("case.from", from, Ink::soft)};
    if (!view.continued.empty()) lines.push_back(continued(model, view.continued.back(), tr));
    Elements parts{growing(column(std::move(lines), 1.5f))};
    if (!model.at_table) {
        parts.push_back(small(outline("table", tr("laptop.table", "Aan tafel"), "table")));
    }
    parts.push_back(small(primary("talk.on", tr("laptop.talk.on", "Verder praten"), "forward")));
    return row(std::move(parts), 5);
}

Element urgent(const CaseView& view, const Translate& tr) {
    return alarm("case.urgent", fill(tr("laptop.case.urgent", "Vandaag nog: {what}"),
                                     {{"what", joined(view.urgent_titles, ", ")}}));
}

Element asked(const CaseView& view, const Translate& tr) {
    Elements parts{label_of("case.asked.label", tr("laptop.case.asked", "Gevraagd"))};
    if (!view.entry_text.empty()) parts.push_back(strong("case.asked", view.entry_text));
    if (!view.asked_words.empty()) {
        parts.push_back(said("case.asked.words", view.asked_words, view.language_of("entry"), tr));
    }
    if (parts.size() == 1) {
        parts.push_back(words("case.asked.none",
                              tr("laptop.case.asked_none", "Dat is niet gezegd."), Ink::soft));
    }
    return part(std::move(parts));
}

void add_need(Elements& to, const CaseView& view, const NeedView& need, const Translate& tr) {
    const std::string id = "case.need." + need.id;
    Element quote = said(id, need.words, view.language_of("need:" + need.id), tr, Type::title);
    if (!need.own_words) {  // the guide's words, in the language of the screen: no quotation
        quote.lang.clear();
        quote.children.clear();
        quote.text = need.words;
    }
    quote.bold = true;
    to.push_back(quote);
    if (!need.own_words) {
        to.push_back(words(id + ".whose", tr("laptop.need.whose", "Zo voorgesteld, en herkend."),
                           Ink::soft));
    }
    const std::string because = because_text(need, tr);
    if (!because.empty()) to.push_back(words(id + ".because", because, Ink::soft));
}

Element confirmed(const CaseView& view, const Translate& tr) {
    const bool any = view.own_need || std::ranges::any_of(view.needs, &NeedView::confirmed);
    Elements parts{
        label_of("case.confirmed.label",
                 any ? tr("laptop.case.confirmed", "De vraag achter de vraag · bevestigd")
                     : tr("laptop.case.behind", "De vraag achter de vraag"))};
    for (const NeedView& need : view.needs) {
        if (need.confirmed()) add_need(parts, view, need, tr);
    }
    if (view.own_need) {
        Element own =
            said("case.own_need", *view.own_need, view.language_of("own_need"), tr, Type::title);
        own.bold = true;
        parts.push_back(own);
        parts.push_back(
            words("case.own_need.whose", tr("laptop.need.own", "Zelf zo gezegd."), Ink::soft));
    }
    if (any) return part(std::move(parts), Look::notice);
    parts.push_back(
        words("case.confirmed.none",
              tr("laptop.case.confirmed_none", "Er is niets bevestigd. Wat gevraagd is, staat."),
              Ink::soft));
    return part(std::move(parts));
}

Element promised(const CaseView& view, const Translate& tr) {
    Elements parts{label_of("case.promised.label", tr("laptop.case.promised", "Beloofd"))};
    int number = 0;
    for (const casefile::Promised& promise : view.promised) {
        const std::string id = "case.promised." + std::to_string(number++);
        parts.push_back(strong(id, model::promise_text(promise, tr)));
        if (promise.by_ms > 0) {
            parts.push_back(words(id + ".by", fill(tr("laptop.case.by", "vóór {day}"),
                                                   {{"day", model::day_text(promise.by_ms, tr)}})));
        }
    }
    if (number == 0) {
        parts.push_back(words("case.promised.none",
                              tr("laptop.case.promised_none", "Er is niets beloofd."), Ink::soft));
    }
    return part(std::move(parts));
}

std::string when_text(const std::string& when, const Translate& tr) {
    if (when == "morning") return tr("laptop.when.morning", "’s ochtends");
    if (when == "afternoon") return tr("laptop.when.afternoon", "’s middags");
    if (when == "evening") return tr("laptop.when.evening", "’s avonds");
    return when;
}

Element reach(const CaseView& view, const Translate& tr) {
    Elements parts{label_of("case.reach.label", tr("laptop.case.reach", "Veilig bereiken"))};
    if (!view.contact) {
        parts.push_back(
            words("case.reach.none", tr("laptop.reach.none", "Er is niet gezegd hoe."), Ink::soft));
        return part(std::move(parts));
    }
    const casefile::ContactGiven& contact = *view.contact;
    const auto add = [&](std::string id, std::string text, bool allowed) {
        parts.push_back(allowed ? words(std::move(id), std::move(text))
                                : strong(std::move(id), std::move(text), Ink::clay));
    };
    if (contact.may_call) {
        Element phone = strong("case.reach.phone", contact.phone);
        phone.secret = true;
        parts.push_back(phone);
        const std::string when = when_text(contact.when, tr);
        if (!when.empty()) {
            const std::string call = tr("laptop.reach.call", "Bellen: {when}");
            add("case.reach.when", fill(call, {{"when", when}}), true);
        }
        add("case.reach.voicemail",
            contact.voicemail ? tr("laptop.reach.voicemail", "Voicemail inspreken mag")
                              : tr("laptop.reach.no_voicemail", "Niets inspreken"),
            contact.voicemail);
    } else {
        add("case.reach.no_call", tr("laptop.reach.no_call", "Niet bellen"), false);
    }
    add("case.reach.post",
        contact.post ? tr("laptop.reach.post", "Post mag")
                     : tr("laptop.reach.no_post", "Geen post"),
        contact.post);
    if (!contact.safely.empty()) {
        parts.push_back(said("case.reach.safely", contact.safely, view.language_of("contact"), tr));
    }
    if (view.wants_apart) {
        parts.push_back(chip("case.reach.apart",
                             tr("laptop.reach.apart", "wilde apart gesproken worden"), Ink::clay));
    }
    return part(std::move(parts));
}

}  // namespace

Element case_screen(const Model& model, const CaseView& view, const Translate& tr) {
    Elements parts{head(model, view, tr)};
    if (model.talk_failed) {
        parts.push_back(alarm("talk.failed", talk_trouble(*model.talk_failed, tr)));
    }
    if (view.unfinished) {
        parts.push_back(notice("case.unfinished",
                               tr("laptop.case.unfinished",
                                  "Dit gesprek is nog niet afgerond: wat nu verteld is, staat "
                                  "alleen op deze laptop. Praat verder, en kies “Klaar voor nu”."),
                               "table"));
    }
    if (!view.urgent.empty()) parts.push_back(urgent(view, tr));
    Element left = growing(column({asked(view, tr), confirmed(view, tr)}), 1.35f);
    Element right = growing(column({promised(view, tr), reach(view, tr)}), 1);
    Element cards = row({left, right}, 5);
    cards.cross = Align::start;
    parts.push_back(cards);
    add_story(parts, view, model.now_ms, tr);
    Element made = scroll("case", std::move(parts), 5);
    made.pad_mm = 8;
    made.pad_across_mm = 10;
    return made;
}

}  // namespace kt::screens
