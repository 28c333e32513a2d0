#include "tests/scenario/visitor.hpp"

#include <stdexcept>

namespace kt::scenario {

namespace {

constexpr int screens_max = 120;

// What a screen is made of: two with the same are the same moment of the conversation.
std::string moment_of(const Seen& seen) {
    std::string moment = seen.screen;
    for (const auto& node : seen.nodes)
        if (node.role == "heading") moment += "|" + node.name;
    return moment;
}

std::string name_of(const Seen& seen, const std::string& id) {
    const auto* node = seen.find(id);
    return node ? node->name : std::string();
}

}  // namespace

Visit Visitor::go() {
    std::string moment;
    for (int i = 0; i < screens_max; ++i) {
        const auto seen = hands_.wait_until("the next screen", [&](const Seen& now) {
            return moment_of(now) != moment && !now.find("busy");
        });
        moment = moment_of(seen);
        if (visit_.screens.empty() || visit_.screens.back() != seen.screen)
            visit_.screens.push_back(seen.screen);
        visit_.last_screen = seen.screen;
        if (on_screen) on_screen(seen);
        if (seen.screen == wishes_.stop_at_screen) return visit_;
        if (!act(seen)) return visit_;
    }
    throw std::runtime_error("the conversation has no end: " + visit_.last_screen);
}

bool Visitor::act(const Seen& seen) {
    const auto& screen = seen.screen;
    if (screen == "kiosk.welcome") hands_.press("begin." + wishes_.language);
    else if (screen == "kiosk.notice") hands_.press("go_on");
    else if (screen == "kiosk.opener_offer") hands_.press(wishes_.opener_at_start ? "opener.yes" : "opener.no");
    else if (screen == "kiosk.opener") {
        visit_.opener = name_of(seen, "opener.letters");
        hands_.press("go_on");
    } else if (screen == "kiosk.entry") {
        choose("answer." + wishes_.entry);
        hands_.press("go_on");
    } else if (screen == "kiosk.question") {
        if (questions_++ == wishes_.stop_at_question) return false;
        answer(seen);
    } else if (screen == "kiosk.needs") settle_needs(seen);
    else if (screen == "kiosk.topics" || screen == "kiosk.overview" || screen == "kiosk.urgent")
        hands_.press("go_on");
    else if (screen == "kiosk.closing") {
        choose("answer." + wishes_.ending);
        hands_.press("go_on");
    } else if (screen == "kiosk.contact") contact(seen);
    else if (screen == "kiosk.summary") hands_.press("go_on");
    else if (screen == "kiosk.receipt" || screen == "kiosk.wiped") {
        visit_.case_number = name_of(seen, "number");
        return false;
    } else
        throw std::runtime_error("an unexpected screen: " + screen);
    return true;
}

void Visitor::choose(const std::string& id) {
    hands_.press(id);
    hands_.wait_until("chosen " + id, [&](const Seen& now) {
        const auto* node = now.find(id);
        return node && node->chosen;
    });
}

void Visitor::answer(const Seen& seen) {
    const auto asked = name_of(seen, "ask");
    if (const auto* field = seen.find("words")) {
        hands_.press(field->id);
        hands_.type(wishes_.words);
        hands_.wait_until("the words written", [&](const Seen& now) {
            const auto* node = now.find("words");
            return node && node->value == wishes_.words;
        });
        visit_.told[asked] = wishes_.words;
        hands_.press("go_on");
        return;
    }
    const Node* pick = nullptr;
    const auto wanted = wishes_.answers.find(asked);
    for (const auto& node : seen.nodes) {
        if (!node.id.starts_with("answer.")) continue;
        if (wanted != wishes_.answers.end() ? node.name == wanted->second : pick == nullptr)
            pick = &node;
    }
    if (!pick) throw std::runtime_error("no such answer to: " + asked);
    visit_.told[asked] = pick->name;
    choose(pick->id);
    hands_.press("go_on");
}

void Visitor::settle_needs(const Seen& seen) {
    for (const auto& node : seen.nodes) {
        if (!node.id.starts_with("offer.")) continue;
        const auto need = node.id.substr(6);
        if (!settled_.insert(need).second) continue;
        visit_.offers_accepted.push_back(need);
        choose("accept." + need);
    }
    hands_.press("go_on");
}

void Visitor::contact(const Seen& seen) {
    const auto asked = name_of(seen, "ask");
    if (seen.find("words")) {
        const bool first = visit_.contact_name.empty();
        const bool second = !first && visit_.phone.empty();
        if (!first && !second) return hands_.press("skip");
        (first ? visit_.contact_name : visit_.phone) = first ? "mevrouw V" : "0612345678";
        const auto text = first ? visit_.contact_name : visit_.phone;
        hands_.press("words");
        hands_.type(text);
        hands_.wait_until("written", [&](const Seen& now) {
            const auto* node = now.find("words");
            return node && node->value == text;
        });
        return hands_.press("go_on");
    }
    const Node* pick = nullptr;
    const auto wanted = wishes_.answers.find(asked);
    for (const auto& node : seen.nodes)
        if (node.id.starts_with("answer.") &&
            (wanted != wishes_.answers.end() ? node.name == wanted->second : !pick))
            pick = &node;
    if (!pick) throw std::runtime_error("no answer on the contact screen: " + asked);
    choose(pick->id);
    hands_.press("go_on");
}

}  // namespace kt::scenario
