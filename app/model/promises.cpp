#include "app/model/promises.hpp"

#include <array>

namespace kt::model {
namespace {

struct Older {
    std::string_view written, kind;
};
constexpr std::array older{Older{"belt u", promise_call}, Older{"schrijft u", promise_write},
                           Older{"helpt u als u langskomt", promise_visit}};

// A team stands in lower case in a sentence; here it begins one.
std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
    return text;
}

}  // namespace

std::string_view promise_for(const casefile::ContactGiven& contact) {
    if (contact.may_call) return promise_call;
    if (contact.post) return promise_write;
    return promise_visit;
}

std::string_view promise_kind(const casefile::Promised& promise) {
    for (const Older& one : older) {
        if (promise.what == one.written) return one.kind;
    }
    return promise.what;
}

std::string promise_text(const casefile::Promised& promise, const Translate& tr) {
    const std::string team = capitalised(tr("kiosk.house.team", promise.by_whom));
    const std::string_view kind = promise_kind(promise);
    if (kind == promise_call) {
        return fill(tr("promise.call", "{team} belt terug."), {{"team", team}});
    }
    if (kind == promise_write) {
        return fill(tr("promise.write", "{team} schrijft een brief."), {{"team", team}});
    }
    if (kind == promise_visit) {
        return fill(tr("promise.visit", "Komt zelf langs. {team} helpt dan verder."),
                    {{"team", team}});
    }
    return team + " " + promise.what;  // of a newer program
}

}  // namespace kt::model
