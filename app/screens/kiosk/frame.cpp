#include "app/screens/kiosk/frame.hpp"

#include <utility>

#include "app/screens/kiosk/beside.hpp"

namespace kt::screens::kiosk {

namespace {

using base::Fault;
using model::Waiting;

std::string busy_words(const model::Model& model, const Words& words) {
    switch (model.waiting.what) {
        case Waiting::For::release:
            return words.tr("kiosk.busy.release", "Een ogenblik. Wij versturen uw gesprek.");
        case Waiting::For::reopen:
            if (!model.reopen_slow) return "";
            return words.tr("kiosk.busy.reopen", "Een ogenblik. Wij zoeken uw gesprek.");
        case Waiting::For::paper:
            return words.tr("kiosk.busy.paper", "Een ogenblik. Uw papier wordt geprint.");
        default: return "";
    }
}

std::string reopen_trouble(Fault fault, const Words& words) {
    switch (fault) {
        case Fault::bad_input:
            return words.tr("kiosk.trouble.reopen.letters",
                            "Deze letters kloppen niet helemaal. Kijkt u ze nog eens na?");
        case Fault::no_line:
            return words.tr("kiosk.trouble.reopen.line",
                            "Wij kunnen uw gesprek nu niet ophalen: er is geen verbinding. "
                            "Er is niets kwijt. Probeer het later, of ga naar de balie.");
        case Fault::not_found:
            return words.tr("kiosk.trouble.reopen.unknown",
                            "Wij vinden geen gesprek bij deze letters. Kijkt u ze nog eens na?");
        default:
            return words.tr("kiosk.trouble.reopen.other",
                            "Het lukt nu niet om uw gesprek te openen. Er is niets kwijt. "
                            "Vraag een medewerker om hulp.");
    }
}

// With two languages the pill is the other one; with more it says which one this is, in its own
// script, and opens them all.
void language_pill(FrameView& frame, const model::Model& model, const Words& words) {
    const auto& all = model.house.languages;
    if (all.size() < 2 || model.choosing_language) return;
    frame.many_languages = all.size() > 2;
    for (const auto& language : all) {
        if ((language.code == model.language) != frame.many_languages) continue;
        frame.language = language.name;
        frame.language_code = language.code;
        break;
    }
    if (frame.many_languages)
        frame.language_spoken =
            model::fill(words.tr("kiosk.language.other", "{language}. Een andere taal kiezen."),
                        {{"language", frame.language}});
}

ui::KeyNames key_names(const Words& words) {
    return {
        words.tr("kiosk.key.shift", "hoofdletter"),     words.tr("kiosk.key.back", "wis letter"),
        words.tr("kiosk.key.back_digit", "wis cijfer"), words.tr("kiosk.key.signs", "tekens"),
        words.tr("kiosk.key.letters", "letters"),       words.tr("kiosk.key.space", "spatie"),
        words.tr("kiosk.key.enter", "nieuwe regel")};
}

}  // namespace

std::string trouble_words(const model::Trouble& trouble, const Words& words) {
    const bool full = trouble.fault == Fault::disk_full;
    switch (trouble.doing) {
        case Waiting::For::reopen: return reopen_trouble(trouble.fault, words);
        case Waiting::For::begin:
            return words.tr("kiosk.trouble.begin",
                            "Deze zuil kan nu geen gesprek bewaren. Daarom beginnen wij niet. "
                            "Roep een medewerker, of ga naar de balie.");
        case Waiting::For::opener:
            return words.tr("kiosk.trouble.opener",
                            "Het lukt nu niet om een code te maken. Wat u vertelde, staat er nog. "
                            "Probeer het opnieuw, of ga verder zonder code.");
        case Waiting::For::release:
            return words.tr("kiosk.trouble.release",
                            "Het versturen lukte niet. Wat u vertelde, is niet kwijt. "
                            "Probeer het opnieuw, of roep een medewerker.");
        case Waiting::For::erase:
            return words.tr("kiosk.trouble.erase",
                            "Het wissen lukte niet. Probeer het opnieuw, of roep een medewerker.");
        case Waiting::For::paper:
            return words.tr("kiosk.trouble.paper",
                            "Het printen lukte niet. Er is niets gewist. "
                            "Probeer het opnieuw, of kies iets anders.");
        default:
            if (full)
                return words.tr("kiosk.trouble.full",
                                "Deze zuil is vol. Uw laatste antwoord is nog niet bewaard. "
                                "Alles daarvoor wel. Roep een medewerker.");
            return words.tr("kiosk.trouble.store",
                            "Uw laatste antwoord is nog niet bewaard. Alles daarvoor wel. "
                            "Druk nog eens, of roep een medewerker.");
    }
}

FrameView frame_view(const model::Model& model, const Words& words, Back back, std::string go_on,
                     bool go_on_ready) {
    FrameView frame;
    frame.brand = words.tr("kiosk.brand", "Keukentafel");
    frame.bigger = words.tr("kiosk.bigger", "Groter");
    frame.contrast = words.tr("kiosk.contrast", "Contrast");
    language_pill(frame, model, words);
    if (back == Back::yes) frame.back = words.tr("kiosk.back", "Terug");
    frame.staff = words.tr("kiosk.staff", "Roep een medewerker");
    frame.apart = words.tr("kiosk.apart", "Apart spreken");
    frame.stop = words.tr("kiosk.stop", "Stoppen");
    frame.go_on = std::move(go_on);
    frame.go_on_ready = go_on_ready && !model::is_waiting(model);
    if (model.trouble)
        frame.trouble = model::attended(model) ? trouble_beside(*model.trouble, words)
                                               : trouble_words(*model.trouble, words);
    frame.busy = busy_words(model, words);
    frame.large = model.size >= ui::TextSize::large;
    frame.more = words.tr("kiosk.more", "Meer");
    frame.less = words.tr("kiosk.less", "Minder");
    frame.keys = key_names(words);
    if (model::attended(model)) beside(frame, model, words);
    return frame;
}

Sheet::Sheet(const FrameView& frame, const Space& space) : frame_(frame), space_(space) {}

ui::Element Sheet::press(ui::Element element, model::Message message) {
    drawn_.on_press.insert_or_assign(element.id, std::move(message));
    return element;
}

ui::Element Sheet::header() {
    ui::Elements pills;
    if (!frame_.speaker.empty())
        pills.push_back(press(ui::pill("speaker", frame_.speaker, "talk"),
                              model::SpeakNow{frame_.next_speaker}));
    if (!frame_.lock.empty()) pills.push_back(ui::pill("lock", frame_.lock, "lock"));
    if (!frame_.bigger.empty())
        pills.push_back(
            press(ui::pill("bigger", frame_.bigger, "text_size"), model::NextTextSize{}));
    if (!frame_.contrast.empty())
        pills.push_back(
            press(ui::pill("contrast", frame_.contrast, "contrast"), model::NextTheme{}));
    if (!frame_.language.empty()) {
        auto language = ui::pill("language", frame_.language, "globe");
        language.lang = frame_.language_code;
        language.spoken = frame_.language_spoken;
        if (frame_.many_languages)
            pills.push_back(press(std::move(language), model::ChooseLanguage{}));
        else pills.push_back(press(std::move(language), model::SetLanguage{frame_.language_code}));
    }
    ui::Elements all;
    // Large letters leave no room for the name on a tall screen; its sign stays.
    const bool sign_only = frame_.large && !space_.landscape();
    auto brand = ui::label("brand", sign_only ? "" : frame_.brand, "table");
    brand.spoken = frame_.brand;
    if (sign_only) brand.role = ui::Role::image;
    all.push_back(std::move(brand));
    all.push_back(ui::spring());
    for (auto& pill : pills) all.push_back(std::move(pill));
    return ui::row(std::move(all));
}

ui::Element Sheet::footer() {
    ui::Elements beside;  // someone beside me, and stop
    if (!frame_.staff.empty())
        beside.push_back(press(ui::outline("staff", frame_.staff, "person"),
                               model::CallForStaff{model::Call::help}));
    if (!frame_.apart.empty())
        beside.push_back(press(ui::outline("apart", frame_.apart, "talk"),
                               model::CallForStaff{model::Call::apart}));
    if (!frame_.stop.empty())
        beside.push_back(press(frame_.stops_quietly ? ui::outline("stop", frame_.stop, "table")
                                                    : ui::danger("stop", frame_.stop, "close"),
                               model::Stop{}));

    ui::Elements ways;  // back and on
    if (!frame_.back.empty())
        ways.push_back(press(ui::outline("back", frame_.back, "back"), model::GoBack{}));
    const bool wide = space_.landscape();
    if (wide)
        for (auto& element : beside) ways.push_back(std::move(element));
    if (!frame_.go_on.empty()) {
        ways.push_back(ui::spring());
        ways.push_back(go_on());
    }
    if (wide) return ui::row(std::move(ways));
    if (ways.empty()) return ui::row(std::move(beside));
    // On a tall screen: back and on in one line, the others always below it.
    auto both = ui::column({ui::row(std::move(ways)), ui::row(std::move(beside))});
    both.grow = 1;
    return ui::row({std::move(both)});
}

ui::Element Sheet::go_on() {
    const std::string id = frame_.ends ? "done" : "go_on";
    auto button = ui::primary(id, frame_.go_on, frame_.ends ? "" : frame_.go_on_icon);
    button.disabled = !frame_.go_on_ready;
    if (button.disabled) return button;
    if (frame_.ends) return press(std::move(button), model::Done{});
    return press(std::move(button), model::GoOn{});
}

Drawn Sheet::page(ui::Elements left, ui::Elements right, float left_share) {
    if (!frame_.busy.empty()) {
        auto busy = ui::notice("busy", frame_.busy, "wait");
        busy.role = ui::Role::status;
        left.insert(left.begin(), std::move(busy));
    }
    if (!frame_.trouble.empty()) left.insert(left.begin(), ui::alarm("trouble", frame_.trouble));
    ui::PageParts parts;
    if (!frame_.blank) parts.header = header();
    parts.footer = footer();
    parts.left = std::move(left);
    parts.right = std::move(right);
    parts.left_share = left_share;
    drawn_.root = ui::page(std::move(parts), space_.landscape());
    drawn_.more = frame_.more;
    drawn_.less = frame_.less;
    return std::move(drawn_);
}

Drawn Sheet::few(ui::Elements words, ui::Elements actions) {
    constexpr float narrow_mm = 170;
    if (landscape()) {
        for (auto& action : actions) {
            action.width_mm = narrow_mm;
            words.push_back(ui::row({std::move(action)}));
        }
        return page(std::move(words));
    }
    words.insert(words.begin(), ui::spring(0.6f));
    return page(std::move(words), std::move(actions));
}

}  // namespace kt::screens::kiosk
