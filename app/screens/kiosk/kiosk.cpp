#include "app/screens/kiosk/kiosk.hpp"

#include <utility>

#include "app/screens/kiosk/closing.hpp"
#include "app/screens/kiosk/contact.hpp"
#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/farewell.hpp"
#include "app/screens/kiosk/interruption.hpp"
#include "app/screens/kiosk/languages.hpp"
#include "app/screens/kiosk/needs.hpp"
#include "app/screens/kiosk/notice.hpp"
#include "app/screens/kiosk/opener.hpp"
#include "app/screens/kiosk/options.hpp"
#include "app/screens/kiosk/overview.hpp"
#include "app/screens/kiosk/own_words.hpp"
#include "app/screens/kiosk/question.hpp"
#include "app/screens/kiosk/receipt.hpp"
#include "app/screens/kiosk/reopening.hpp"
#include "app/screens/kiosk/staff_corner.hpp"
#include "app/screens/kiosk/summary.hpp"
#include "app/screens/kiosk/topics.hpp"
#include "app/screens/kiosk/urgent.hpp"
#include "app/screens/kiosk/welcome.hpp"
#include "app/text/words.hpp"

namespace kt::screens::kiosk {

Drawn draw(const model::Model& model, const Words& given, const Space& space) {
    using model::Screen;
    const Words words{given.guide, given.tr, &model.state.facts, model.language};
    switch (model::screen_of(model)) {
        case Screen::gone: return Drawn{};
        case Screen::unusable: return draw(unusable_view(model, words), space);
        case Screen::stopped: return draw(stopped_view(model, words), space);
        case Screen::idle: return draw(idle_view(model, words), space);
        case Screen::bell: return draw(bell_view(model, words), space);
        case Screen::staff_corner: return draw(staff_corner_view(model, words), space);
        case Screen::languages: return draw(languages_view(model, words), space);
        case Screen::urgent: return draw(urgent_view(model, words), space);
        case Screen::welcome: return draw(welcome_view(model, words), space);
        case Screen::reopening: return draw(reopening_view(model, words), space);
        case Screen::notice: return draw(notice_view(model, words), space);
        case Screen::opener_offer: return draw(opener_offer_view(model, words), space);
        case Screen::opener: return draw(opener_view(model, words), space);
        case Screen::entry: return draw(entry_view(model, words), space);
        case Screen::question: return draw(question_view(model, words), space);
        case Screen::topics: return draw(topics_view(model, words), space);
        case Screen::overview: return draw(overview_view(model, words), space);
        case Screen::needs: return draw(needs_view(model, words), space);
        case Screen::options: return draw(options_view(model, words), space);
        case Screen::own_words: return draw(own_words_view(model, words), space);
        case Screen::closing: return draw(closing_view(model, words), space);
        case Screen::contact: return draw(contact_view(model, words), space);
        case Screen::summary: return draw(summary_view(model, words), space);
        case Screen::receipt: return draw(receipt_view(model, words), space);
        case Screen::kept: return draw(kept_view(model, words), space);
        case Screen::wiped: return draw(wiped_view(model, words), space);
    }
    return Drawn{};
}

ui::Page page_of(const model::Model& model, Drawn drawn) {
    ui::Page page;
    page.root = std::move(drawn.root);
    page.more = std::move(drawn.more);
    page.less = std::move(drawn.less);
    page.screen = screen_name(model::screen_of(model));
    page.language = model.language;
    page.right_to_left = text::right_to_left(model.language);
    page.theme = model.theme;
    page.size = model.size;
    return page;
}

std::string_view screen_name(model::Screen screen) {
    using model::Screen;
    switch (screen) {
        case Screen::gone: return "kiosk.gone";
        case Screen::unusable: return "kiosk.unusable";
        case Screen::stopped: return "kiosk.stopped";
        case Screen::idle: return "kiosk.idle";
        case Screen::bell: return "kiosk.bell";
        case Screen::staff_corner: return "kiosk.staff_corner";
        case Screen::languages: return "kiosk.languages";
        case Screen::urgent: return "kiosk.urgent";
        case Screen::welcome: return "kiosk.welcome";
        case Screen::reopening: return "kiosk.reopening";
        case Screen::notice: return "kiosk.notice";
        case Screen::opener_offer: return "kiosk.opener_offer";
        case Screen::opener: return "kiosk.opener";
        case Screen::entry: return "kiosk.entry";
        case Screen::question: return "kiosk.question";
        case Screen::topics: return "kiosk.topics";
        case Screen::overview: return "kiosk.overview";
        case Screen::needs: return "kiosk.needs";
        case Screen::options: return "kiosk.options";
        case Screen::own_words: return "kiosk.own_words";
        case Screen::closing: return "kiosk.closing";
        case Screen::contact: return "kiosk.contact";
        case Screen::summary: return "kiosk.summary";
        case Screen::receipt: return "kiosk.receipt";
        case Screen::kept: return "kiosk.kept";
        case Screen::wiped: return "kiosk.wiped";
    }
    return "";
}

}  // namespace kt::screens::kiosk
