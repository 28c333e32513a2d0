// How it ends: sent, on paper only, kept or wiped; and before it how to reach someone.
#include <utility>

#include "app/model/calendar.hpp"
#include "app/screens/kiosk/sample_album.hpp"

namespace kt::screens::kiosk {

using model::ContactStep;
using model::Model;
using model::Phase;

casefile::ContactGiven sample_contact() {
    casefile::ContactGiven contact;
    contact.name = "Mevrouw V.";
    contact.phone = "06 12345678";
    contact.when = "evening";
    contact.may_call = true;
    contact.safely = "Niet bellen als mijn man thuis is";
    return contact;
}

void Album::contact() {
    Model closing = at(Phase::closing);
    closing.draft.chosen = {"sent"};
    add("closing", closing);
    closing.waiting = {1, model::Waiting::For::paper, model::Waiting::Then::take_paper};
    closing.draft.chosen = {"paper"};
    add("closing.printing", std::move(closing));
    Model contact = at(Phase::contact);
    contact.contact = sample_contact();
    const auto ask = [&](const std::string& name, ContactStep step, const std::string& words) {
        Model asked = contact;
        asked.contact_step = step;
        asked.draft.words = words;
        asked.draft.signs = step == ContactStep::phone;
        add("contact." + name, std::move(asked));
    };
    ask("name", ContactStep::name, contact.contact.name);
    ask("phone", ContactStep::phone, contact.contact.phone);
    ask("when", ContactStep::when, "");
    ask("voicemail", ContactStep::voicemail, "");
    ask("post", ContactStep::post, "");
    ask("safely", ContactStep::safely, contact.contact.safely);
    ask("later", ContactStep::later, "");
    contact.contact_step = ContactStep::summary;
    add("summary", std::move(contact));
}

void Album::receipts() {
    Model receipt = at(Phase::receipt);
    model::Receipt sent;
    sent.case_number = "2026-KX4-7QD";
    sent.team = begun_.house.team;
    sent.made_at_ms = sample_wall_ms;
    sent.call_by_ms = sample_wall_ms + 3 * model::day_ms;
    sent.arrived = true;
    sent.story.contact = sample_contact();
    receipt.receipt = sent;
    receipt.paper = model::PaperState::making;
    add("receipt.printing", receipt);
    receipt.paper = model::PaperState::failed;
    add("receipt.no_paper", receipt);
    receipt.paper = model::PaperState::printed;
    add("receipt", receipt);
    receipt.receipt->arrived = false;
    receipt.receipt->opener = sample_opener();
    add("receipt.not_sent", receipt);
    receipt.receipt->how = model::Ending::paper_only;
    receipt.receipt->case_number.clear();
    receipt.receipt->opener.reset();
    add("receipt.paper", receipt);
    Model kept = receipt;
    kept.phase = Phase::kept;
    kept.receipt->opener = sample_opener();
    add("kept", std::move(kept));
    Model wiped = at(Phase::wiped);
    add("wiped", wiped);
    wiped.left_before = model::Ending::kept;
    add("wiped.kept", std::move(wiped));
}

}  // namespace kt::screens::kiosk
