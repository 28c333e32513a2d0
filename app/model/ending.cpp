#include <algorithm>
#include <utility>

#include "app/model/dates.hpp"
#include "app/model/promises.hpp"
#include "app/model/turn.hpp"

namespace kt::model {

namespace {

bool applies(const Model& model, ContactStep step) {
    switch (step) {
        case ContactStep::when:
        case ContactStep::voicemail: return model.contact.may_call;
        case ContactStep::later:
            // A case that goes on at a table may have its code, on a paper in somebody's bag.
            return !model.opener && !(attended(model) && model.left_before);
        default: return true;
    }
}

ContactStep after(const Model& model, ContactStep step) {
    auto next = step;
    while (next != ContactStep::summary) {
        next = static_cast<ContactStep>(static_cast<int>(next) + 1);
        const bool done = model.changing_contact && model.contact_done.contains(next);
        if (applies(model, next) && !done) return next;
    }
    return ContactStep::summary;
}

void write_contact(Turn& turn) {
    Model& m = turn.model;
    std::vector<base::EventId> replaces;
    for (auto event = m.state.story.rbegin(); event != m.state.story.rend(); ++event) {
        if (!std::holds_alternative<casefile::ContactGiven>(event->happening)) continue;
        replaces.push_back(event->id);
        break;
    }
    NewEvent given;
    given.replaces = std::move(replaces);
    given.happening = m.contact;
    write(turn, {std::move(given)}, Waiting::Then::next_contact);
}

Receipt receipt_of(const Model& model, Ending how, bool arrived) {
    Receipt receipt;
    receipt.how = how;
    receipt.language = model.language;
    receipt.form = model.form;
    if (how != Ending::paper_only) receipt.case_number = model.case_number;
    receipt.team = model.house.team;
    receipt.made_at_ms = model.wall_ms;
    receipt.call_by_ms = working_days_after(model.wall_ms, model.house.call_within_working_days);
    receipt.kept_before = model.left_before.has_value();
    receipt.arrived = arrived;
    if (how != Ending::paper_only) receipt.opener = model.opener;
    receipt.story = model.state;
    receipt.told = model.told;
    return receipt;
}

bool is_one(const std::vector<std::string>& chosen, std::string_view id) {
    return chosen.size() == 1 && chosen.front() == id;
}

// Nobody tells twice how to be reached: at a table the summary shows what stands, to be changed.
void contact_is_known(Model& m) {
    m.contact = *m.state.contact;
    m.contact_step = ContactStep::summary;
    for (const auto step : {ContactStep::name, ContactStep::phone, ContactStep::when,
                            ContactStep::voicemail, ContactStep::post, ContactStep::safely})
        m.contact_done.insert(step);
}

bool blank(const std::string& words) {
    return words.find_first_not_of(" \n") == std::string::npos;
}

}  // namespace

void go_on_closing(Turn& turn) {
    Model& m = turn.model;
    if (is_one(m.draft.chosen, "sent")) {
        m.trouble.reset();
        m.phase = Phase::contact;
        m.contact_step = ContactStep::name;
        m.changing_contact = false;
        if (attended(m) && m.state.contact) contact_is_known(m);
        return load_contact_draft(m);
    }
    // What was sent earlier cannot be taken back here; the screen does not offer it either.
    if (m.left_before == Ending::sent) return;
    if (is_one(m.draft.chosen, "paper") && !attended(m)) {
        const Request request = wait_for(turn, Waiting::For::paper, Waiting::Then::take_paper);
        m.receipt = receipt_of(m, Ending::paper_only, false);
        turn.effects.push_back(MakePaper{request, *m.receipt});
    } else if (is_one(m.draft.chosen, "erase")) {
        erase(turn, Waiting::Then::show_wiped);
    }
}

void load_contact_draft(Model& m) {
    m.draft = Draft{};
    const bool done = m.contact_done.contains(m.contact_step);
    const auto yes_no = [&](bool yes) {
        if (done) m.draft.chosen = {yes ? "yes" : "no"};
    };
    switch (m.contact_step) {
        case ContactStep::name: m.draft.words = m.contact.name; break;
        case ContactStep::phone: m.draft.words = m.contact.phone; break;
        case ContactStep::when:
            if (!m.contact.when.empty()) m.draft.chosen = {m.contact.when};
            break;
        case ContactStep::voicemail: yes_no(m.contact.voicemail); break;
        case ContactStep::post: yes_no(m.contact.post); break;
        case ContactStep::safely: m.draft.words = m.contact.safely; break;
        case ContactStep::later: yes_no(m.wants_opener); break;
        case ContactStep::summary: break;
    }
    m.draft.shifted = m.draft.words.empty();
    m.draft.signs = m.contact_step == ContactStep::phone;  // numbers first
}

void choose_contact(Turn& turn, const std::string& id) {
    turn.model.draft.chosen = {id};
}

void go_on_contact(Turn& turn) {
    Model& m = turn.model;
    const std::string words = m.draft.words;
    const std::string chosen = m.draft.chosen.empty() ? "" : m.draft.chosen.front();
    switch (m.contact_step) {
        case ContactStep::name:
            if (blank(words)) return;
            m.contact.name = words;
            break;
        case ContactStep::phone:
            if (blank(words)) return;
            m.contact.phone = words;
            m.contact.may_call = true;
            break;
        case ContactStep::when:
            if (chosen.empty()) return;
            m.contact.when = chosen;
            break;
        case ContactStep::voicemail:
            if (chosen.empty()) return;
            m.contact.voicemail = chosen == "yes";
            break;
        case ContactStep::post:
            if (chosen.empty()) return;
            m.contact.post = chosen == "yes";
            break;
        case ContactStep::safely:
            if (blank(words)) return;
            m.contact.safely = words;
            break;
        case ContactStep::later:
            if (chosen.empty()) return;
            m.wants_opener = chosen == "yes";
            m.contact_done.insert(ContactStep::later);
            return next_contact(turn);
        case ContactStep::summary: return send(turn);
    }
    m.contact_done.insert(m.contact_step);
    write_contact(turn);
}

void skip_contact(Turn& turn) {
    Model& m = turn.model;
    switch (m.contact_step) {
        case ContactStep::name: m.contact.name.clear(); break;
        case ContactStep::phone:
            m.contact.phone.clear();
            m.contact.may_call = false;
            m.contact.voicemail = false;
            m.contact.when.clear();
            m.contact_done.erase(ContactStep::when);
            m.contact_done.erase(ContactStep::voicemail);
            break;
        case ContactStep::safely: m.contact.safely.clear(); break;
        default: return;  // a yes or no that is not given is not skipped: it is asked
    }
    m.contact_done.insert(m.contact_step);
    write_contact(turn);
}

void next_contact(Turn& turn) {
    Model& m = turn.model;
    m.contact_step = after(m, m.contact_step);
    if (m.contact_step == ContactStep::summary) m.changing_contact = false;
    load_contact_draft(m);
}

void go_back_contact(Turn& turn) {
    Model& m = turn.model;
    m.trouble.reset();
    if (m.changing_contact) {
        m.contact_step = ContactStep::summary;
        m.changing_contact = false;
        return load_contact_draft(m);
    }
    auto step = m.contact_step;
    while (step != ContactStep::name) {
        step = static_cast<ContactStep>(static_cast<int>(step) - 1);
        if (!applies(m, step)) continue;
        m.contact_step = step;
        return load_contact_draft(m);
    }
    m.phase = Phase::closing;
    m.draft = Draft{};
    m.draft.chosen = {"sent"};
}

void on(Turn& turn, const ChangeContact& change) {
    Model& m = turn.model;
    if (m.phase != Phase::contact || m.contact_step != ContactStep::summary) return;
    m.contact_step = change.step;
    m.changing_contact = true;
    load_contact_draft(m);
}

void send(Turn& turn) {
    Model& m = turn.model;
    if (m.wants_opener && !m.opener) {
        const Request request = wait_for(turn, Waiting::For::opener, Waiting::Then::send);
        turn.effects.push_back(OfferOpener{request});
        return;
    }
    constexpr auto sent = static_cast<std::uint8_t>(Ending::sent);
    if (m.state.ended != sent) {
        const std::int64_t by = working_days_after(m.wall_ms, m.house.call_within_working_days);
        NewEvent promised;
        promised.section = guide::Section::plan;
        promised.happening =
            casefile::Promised{m.house.team, std::string(promise_for(m.contact)), by};
        NewEvent ended;
        ended.happening = casefile::Ended{sent};
        return write(turn, {std::move(promised), std::move(ended)}, Waiting::Then::send);
    }
    const Request request = wait_for(turn, Waiting::For::release, Waiting::Then::send);
    turn.effects.push_back(Release{request, Ending::sent});
}

// What was told at a table is the team's from the start; stopping hands it over as it is.
void leave_with_team(Turn& turn) {
    Model& m = turn.model;
    constexpr auto sent = static_cast<std::uint8_t>(Ending::sent);
    if (m.state.ended != sent) {
        NewEvent ended;
        ended.happening = casefile::Ended{sent};
        return write(turn, {std::move(ended)}, Waiting::Then::leave_with_team);
    }
    const Request request = wait_for(turn, Waiting::For::release, Waiting::Then::end_session);
    turn.effects.push_back(Release{request, Ending::sent});
}

void keep(Turn& turn) {
    Model& m = turn.model;
    if (!m.opener) {
        const Request request = wait_for(turn, Waiting::For::opener, Waiting::Then::keep);
        turn.effects.push_back(OfferOpener{request});
        return;
    }
    constexpr auto kept = static_cast<std::uint8_t>(Ending::kept);
    if (m.state.ended != kept) {
        NewEvent ended;
        ended.happening = casefile::Ended{kept};
        return write(turn, {std::move(ended)}, Waiting::Then::keep);
    }
    const Request request = wait_for(turn, Waiting::For::release, Waiting::Then::keep);
    turn.effects.push_back(Release{request, Ending::kept});
}

void erase(Turn& turn, Waiting::Then then) {
    const Request request = wait_for(turn, Waiting::For::erase, then);
    turn.effects.push_back(EraseCase{request});
}

void take_paper(Turn& turn) {
    show_receipt(turn, Ending::paper_only, false);
}

void show_receipt(Turn& turn, Ending how, bool arrived) {
    Model& m = turn.model;
    if (how != Ending::paper_only) m.receipt = receipt_of(m, how, arrived);
    if (how == Ending::sent && !attended(m)) {  // at a table there is no printer
        m.paper_request = m.next_request++;
        m.paper = PaperState::making;
        turn.effects.push_back(MakePaper{m.paper_request, *m.receipt});
    }
    // From here the screen needs nothing of what was told.
    m.receipt->story = casefile::CaseState{};
    m.receipt->story.contact = m.contact;
    m.receipt->told.clear();
    m.state = casefile::CaseState{};
    m.contact = casefile::ContactGiven{};
    m.trail.clear();
    m.told.clear();
    m.offers.clear();
    m.options.clear();
    m.raised.clear();
    m.draft = Draft{};
    m.rewording.reset();
    m.urgent.reset();  // else it would stand before the code of someone who stopped there
    m.trouble.reset();
    m.stopped_ms.reset();
    m.case_open = false;
    m.phase = how == Ending::kept ? Phase::kept : Phase::receipt;
    m.leave_at_ms = m.now_ms + receipt_s * 1000;
}

void leave(Turn& turn) {
    Model& m = turn.model;
    m.nobody_there = true;
    m.stopped_ms = m.now_ms;
    m.idle_warned_ms.reset();
    m.bell.reset();
    m.draft = Draft{};
    if (!m.case_open) return end_session(turn);
    if (m.opener && m.left_before != Ending::sent) return keep(turn);
    erase(turn, Waiting::Then::end_session);
}

}  // namespace kt::model
