#include "tests/scenario/visitor.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/text/catalogue.hpp"
#include "core/conversation/persona.hpp"
#include "core/guide/load.hpp"

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
    else if (screen == "kiosk.opener_offer")
        hands_.press(wishes_.opener_at_start ? "opener.yes" : "opener.no");
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
    else if (screen == "kiosk.options") choose_option(seen);
    else if (screen == "kiosk.topics") {
        for (const auto& node : seen.nodes)
            if (node.id.starts_with("topic.") && wishes_.topics.count(node.id.substr(6)) &&
                !node.chosen)
                choose(node.id);
        hands_.press("go_on");
    } else if (screen == "kiosk.overview" || screen == "kiosk.urgent") hands_.press("go_on");
    else if (screen == "kiosk.closing") {
        choose("answer." + wishes_.ending);
        hands_.press("go_on");
    } else if (screen == "kiosk.contact") contact(seen);
    else if (screen == "kiosk.summary") hands_.press("go_on");
    else if (screen == "kiosk.receipt" || screen == "kiosk.wiped") {
        visit_.case_number = name_of(seen, "number");
        return false;
    } else throw std::runtime_error("an unexpected screen: " + screen);
    return true;
}

void Visitor::choose(const std::string& id) {
    hands_.press(id);
    hands_.wait_until("chosen " + id, [&](const Seen& now) {
        const auto* node = now.find(id);
        return node && node->chosen;
    });
}

void Visitor::write(const std::string& words) {
    hands_.press("words");
    hands_.type(words);
    hands_.wait_until("the words written", [&](const Seen& now) {
        const auto* node = now.find("words");
        return node && node->value == words;
    });
    hands_.press("go_on");
}

void Visitor::answer(const Seen& seen) {
    const auto asked = name_of(seen, "ask");
    if (wishes_.skips.count(asked)) return hands_.press("skip");
    if (seen.find("words")) {
        const auto own = wishes_.words_for.find(asked);
        visit_.told[asked] = own == wishes_.words_for.end() ? wishes_.words : own->second;
        return write(visit_.told[asked]);
    }
    auto wanted = wishes_.answers[asked];
    if (wanted.empty()) {
        const auto* first = seen.find_prefix("answer.");
        if (!first) throw std::runtime_error("no answers on the screen to: " + asked);
        wanted = {first->id.substr(7)};
    }
    std::map<int, std::string> names;  // in the order of the screen, which is how the case has them
    for (const auto& id : wanted) {
        hands_.turn_to("answer." + id);
        const auto now = hands_.wait_for_node("answer." + id);
        const auto* node = now.find("answer." + id);
        names[node->order] = node->name;
        choose(node->id);
    }
    for (const auto& [order, name] : names) visit_.told[asked] += name;
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

// The first thing that could help is wanted; the others are passed by.
void Visitor::choose_option(const Seen& seen) {
    if (const auto* first = seen.find_prefix("want."); first && visit_.options_wanted.empty()) {
        const auto id = first->id;
        visit_.options_wanted.push_back(id.substr(5));
        choose(id);
    }
    hands_.press("go_on");
}

void Visitor::contact(const Seen& seen) {
    if (seen.find("words")) {
        if (visit_.contact_name.empty()) return write(visit_.contact_name = "mevrouw V");
        if (visit_.phone.empty()) return write(visit_.phone = "0612345678");
        return hands_.press("skip");
    }
    const auto* first = seen.find_prefix("answer.");
    if (!first) throw std::runtime_error("no answer on the contact screen");
    choose(first->id);
    hands_.press("go_on");
}

VisitorWishes wishes_of(const std::string& guide_folder, const std::string& persona_file,
                        const std::string& language) {
    const auto guide = guide::load_usable(guide_folder);
    if (!guide) throw std::runtime_error(guide.error().words);
    std::vector<guide::Remark> remarks;
    const auto text = read_file(persona_file);
    const auto persona = conversation::read_persona(text, persona_file, *guide, remarks);
    for (const auto& remark : remarks)
        if (remark.level == guide::Remark::Level::error) throw std::runtime_error(remark.words);
    auto catalogue = text::Catalogue();
    if (language != "nl") catalogue = text::Catalogue::load("assets/locale", language).value();
    VisitorWishes wishes;
    wishes.language = language;
    wishes.entry = persona.asked;
    for (const auto& question : guide->questions) {
        const auto ask = catalogue.tr(question.id, question.ask);
        if (!question.ordinary.empty()) wishes.answers[ask] = {question.ordinary};
        for (const auto& answer : question.answers)
            if (question.stage == guide::Stage::arrive && answer.id == persona.with)
                wishes.answers[ask] = {answer.id};
        // What is asked in other words is told under the name of the fact it fills.
        const auto told = persona.answers.find(conversation::fact_id(*guide, question));
        const bool words = question.kind == guide::Kind::words;
        if (told == persona.answers.end()) {
            if (words) wishes.skips.insert(ask);
            continue;
        }
        if (words) wishes.words_for[ask] = told->second.words;
        else wishes.answers[ask] = told->second.chosen;
        wishes.topics.insert(guide->topics[static_cast<std::size_t>(question.topic)].id);
    }
    if (persona.topics) wishes.topics = {persona.topics->begin(), persona.topics->end()};
    return wishes;
}

}  // namespace kt::scenario
