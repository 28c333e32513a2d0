#include "app/screens/laptop/laptop_page.hpp"

#include <optional>

#include "app/screens/laptop/parts.hpp"

namespace kt::screens {
namespace {

using namespace model::laptop;

std::string screen_name(Screen screen) {
    switch (screen) {
        case Screen::choose_passphrase: return "laptop.choose_passphrase";
        case Screen::unlock: return "laptop.unlock";
        case Screen::opening: return "laptop.opening";
        case Screen::today: return "laptop.today";
        case Screen::not_enrolled: return "laptop.not_enrolled";
        case Screen::failed: return "laptop.failed";
    }
    return "laptop";
}

std::optional<Message> pressed(const Model& model, const std::string& id) {
    if (id == "unlock") return PassphraseSubmitted{};
    if (id == "language") return LanguageToggled{};
    if (id == "lock") return LockAsked{};
    if (id == "table") return TableToggled{};
    if (id == "talk.new") return TalkAsked{};
    if (id == "talk.on" && model.open) return TalkAsked{model.open->id};
    if (id == "talk.room") return TalkPlaceChosen{guide::Place::room};
    if (id == "talk.home") return TalkPlaceChosen{guide::Place::home};
    if (id == "talk.cancel") return TalkCancelled{};
    if (id == "back") return CaseClosed{};
    if (id.starts_with("bell.") && id.ends_with(".come")) {
        return BellTaken{id.substr(5, id.size() - 5 - 5)};
    }
    for (const model::CaseLine& line : model.lines) {
        if (id == "case." + line.id.hex()) return CaseChosen{line.id};
    }
    return std::nullopt;
}

std::optional<Message> edited(const ui::Input& input) {
    if (input.id == "passphrase") return PassphraseEdited{input.text};
    if (input.id == "passphrase.again") return PassphraseAgainEdited{input.text};
    return std::nullopt;
}

std::optional<Message> meant(const Model& model, const ui::Input& input) {
    using Kind = ui::Input::Kind;
    switch (input.kind) {
        case Kind::pressed: return pressed(model, input.id);
        case Kind::edited: return edited(input);
        case Kind::submitted: return PassphraseSubmitted{};
        case Kind::previous:
            if (model.choosing) return TalkCancelled{};
            return model.open ? std::optional<Message>(CaseClosed{}) : std::nullopt;
        case Kind::shortcut:
            return input.text == "l" ? std::optional<Message>(LockAsked{}) : std::nullopt;
        case Kind::next:
        case Kind::activity: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

ui::Page laptop_page(const Model& model, const model::Translate& tr) {
    ui::Page page;
    page.screen = screen_name(model.screen);
    if (model.screen == Screen::today && model.open) page.screen = "laptop.case";
    if (model.screen == Screen::today && model.choosing) page.screen = "laptop.talk_place";
    if (model.screen == Screen::today && model.talk) page.screen = "laptop.talk_opening";
    page.language = model.english ? "en" : "nl";
    page.more = tr("laptop.more", "Meer");
    page.less = tr("laptop.less", "Minder");
    page.root = model.screen == Screen::today ? today_screen(model, tr) : unlock_screen(model, tr);
    return page;
}

std::vector<Message> laptop_messages(const Model& model, const ui::Input& input,
                                     std::int64_t monotonic_ms) {
    std::vector<Message> messages{Touched{monotonic_ms}};
    if (auto message = meant(model, input)) messages.push_back(std::move(*message));
    return messages;
}

}  // namespace kt::screens
