#include "app/model/model.hpp"

namespace kt::model {

namespace {

template <class... Case>
struct Cases : Case... {
    using Case::operator()...;
};

Screen talking_screen(const Model& model) {
    if (model.rewording || model.entry_words) return Screen::own_words;
    switch (place_of(model).kind) {
        case Place::Kind::entry: return Screen::entry;
        case Place::Kind::question: return Screen::question;
        case Place::Kind::topics: return Screen::topics;
        case Place::Kind::overview: return Screen::overview;
        case Place::Kind::needs: return Screen::needs;
        case Place::Kind::options: return Screen::options;
        case Place::Kind::close: return Screen::closing;
    }
    return Screen::entry;
}

Screen phase_screen(const Model& model) {
    switch (model.phase) {
        case Phase::welcome: return Screen::welcome;
        case Phase::reopening: return Screen::reopening;
        case Phase::notice: return Screen::notice;
        case Phase::opener_offer: return Screen::opener_offer;
        case Phase::opener_shown: return Screen::opener;
        case Phase::talking: return talking_screen(model);
        case Phase::closing: return Screen::closing;
        case Phase::contact:
            return model.contact_step == ContactStep::summary ? Screen::summary : Screen::contact;
        case Phase::receipt: return Screen::receipt;
        case Phase::kept: return Screen::kept;
        case Phase::wiped: return Screen::wiped;
    }
    return Screen::welcome;
}

}  // namespace

Screen screen_of(const Model& model) {
    if (model.ended) return Screen::gone;
    if (model.unusable) return Screen::unusable;
    if (model.stopped_ms) return Screen::stopped;
    if (model.idle_warned_ms) return Screen::idle;
    if (model.bell) return Screen::bell;
    if (model.staff_corner) return Screen::staff_corner;
    if (model.choosing_language) return Screen::languages;
    if (model.urgent) return Screen::urgent;
    return phase_screen(model);
}

Place place_of(const conversation::Step& step) {
    using namespace conversation;
    return std::visit(Cases{
                          [](const AskEntry&) {
                              return Place{Place::Kind::entry, -1};
                          },
                          [](const AskQuestion& ask) {
                              return Place{Place::Kind::question, ask.question};
                          },
                          [](const ChooseTopics&) {
                              return Place{Place::Kind::topics, -1};
                          },
                          [](const ShowOverview&) {
                              return Place{Place::Kind::overview, -1};
                          },
                          [](const OfferNeeds&) {
                              return Place{Place::Kind::needs, -1};
                          },
                          [](const ShowOptions&) {
                              return Place{Place::Kind::options, -1};
                          },
                          [](const Close&) {
                              return Place{Place::Kind::close, -1};
                          },
                      },
                      step);
}

Place place_of(const Model& model) {
    if (model.editing) return Place{Place::Kind::question, *model.editing};
    if (model.at < model.trail.size()) return model.trail[model.at];
    return place_of(model.step);
}

int question_of(const Model& model) {
    const Place place = place_of(model);
    return place.kind == Place::Kind::question ? place.question : -1;
}

bool attended(const Model& model) {
    return model.place != guide::Place::hall;
}

bool is_waiting(const Model& model) {
    return model.waiting.what != Waiting::For::nothing;
}

std::size_t offers_max(guide::Place place) {
    return place == guide::Place::hall ? conversation::offers_in_hall_max
                                       : conversation::offers_at_table_max;
}

std::size_t options_max(guide::Place place) {
    return place == guide::Place::hall ? conversation::options_in_hall_max
                                       : conversation::options_at_table_max;
}

std::string texts_of(const std::string& language, const std::string& form) {
    return form.empty() ? language : language + "@" + form;
}

bool is_leaving(const Model& model) {
    return model.waiting.what == Waiting::For::release && model.waiting.then == Waiting::Then::send;
}

std::int64_t stop_choice_at_ms(const Model& model) {
    const std::int64_t wait_s = model.bell ? stop_choice_bell_s : stop_choice_s;
    return model.stopped_ms.value_or(model.now_ms) + wait_s * 1000;
}

}  // namespace kt::model
