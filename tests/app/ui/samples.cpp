#include "tests/app/ui/samples.hpp"

#include <map>
#include <stdexcept>

#include "app/text/words.hpp"
#include "app/ui/widgets.hpp"

namespace kt::ui::samples {
namespace {

// The samples' own small word list: Dutch, English, Arabic.
const std::map<std::string, std::pair<std::string, std::string>>& words() {
    static const std::map<std::string, std::pair<std::string, std::string>> all{
        {"Lees voor", {"Read aloud", "اقرأ بصوت عالٍ"}},
        {"Groter", {"Larger", "أكبر"}},
        {"Contrast", {"Contrast", "التباين"}},
        {"Nederlands", {"English", "العربية"}},
        {"Terug", {"Back", "رجوع"}},
        {"Verder", {"Continue", "متابعة"}},
        {"Roep een medewerker", {"Call a member of staff", "اطلب موظفًا"}},
        {"Apart spreken", {"Speak in private", "التحدث على انفراد"}},
        {"Stoppen", {"Stop", "إيقاف"}},
        {"Overslaan", {"Skip", "تخطي"}},
        {"Welkom. Ga zitten.", {"Welcome. Have a seat.", "أهلاً بك. تفضل بالجلوس."}},
        {"Vertel wat u bezighoudt. Wij stellen vragen, tot we samen weten waar het om gaat.",
         {"Tell us what is on your mind. We ask questions until we both know what it is about.",
          "أخبرنا بما يشغلك. سنطرح أسئلة حتى نعرف معًا ما هو الأمر."}},
        {"Zorgen voor een ander", {"Caring for someone", "رعاية شخص آخر"}},
        {"Wat u net vertelde", {"What you just told us", "ما أخبرتنا به للتو"}},
        {"Wanneer had u voor het laatst een hele dag voor uzelf?",
         {"When did you last have a whole day to yourself?",
          "متى كان لديك آخر مرة يوم كامل لنفسك؟"}},
        {"Waarom deze vraag?", {"Why this question?", "لماذا هذا السؤال؟"}},
        {"Deze week", {"This week", "هذا الأسبوع"}},
        {"Deze maand", {"This month", "هذا الشهر"}},
        {"Langer dan een maand geleden", {"More than a month ago", "منذ أكثر من شهر"}},
        {"Ik weet het niet meer", {"I do not remember", "لا أتذكر"}},
        {"Uw vraag om een scootmobiel blijft staan.",
         {"Your request for a mobility scooter still stands.",
          "طلبك للحصول على سكوتر يبقى قائمًا."}},
        {"Kan het ook hierom gaan?",
         {"Could it also be about this?", "هل يمكن أن يتعلق الأمر بهذا أيضًا؟"}},
        {"U beslist. Zeg het gerust anders.",
         {"You decide. Feel free to put it differently.", "القرار لك. يمكنك قولها بطريقة أخرى."}},
        {"Houdt u het zorgen nog vol?",
         {"Can you keep up the caring?", "هل ما زلت تستطيع الاستمرار في الرعاية؟"}},
        {"Zou u weer meer mensen willen zien?",
         {"Would you like to see more people again?", "هل تود رؤية المزيد من الناس مجددًا؟"}},
        {"Waarom vraagt u dit?", {"Why do you ask this?", "لماذا تسأل هذا؟"}},
        {"Daar gaat het ook om", {"Yes, that too", "نعم، هذا أيضًا"}},
        {"Ik zeg het anders", {"I would put it differently", "سأقولها بشكل مختلف"}},
        {"Nee", {"No", "لا"}},
        {"Het gaat om iets anders.", {"It is about something else.", "الأمر يتعلق بشيء آخر."}},
        {"Vertel het", {"Tell us", "أخبرنا"}},
        {"Wat brengt u hier?", {"What brings you here?", "ما الذي أتى بك إلى هنا؟"}},
        {"Schrijf het in uw eigen woorden", {"Write it in your own words", "اكتبه بكلماتك"}},
        {"Nog iemand is nu in gevaar? Bel 112.",
         {"Is someone in danger now? Call 112.", "هل هناك شخص في خطر الآن؟ اتصل بالرقم 112."}},
        {"Waar wilt u het ook over hebben?",
         {"What else would you like to talk about?", "ما الذي تود التحدث عنه أيضًا؟"}},
        {"Bedankt voor uw verhaal.", {"Thank you for your story.", "شكرًا على قصتك."}},
        {"Meer", {"More", "المزيد"}},
        {"Minder", {"Back up", "السابق"}},
        {"Bewaar deze code als u later verder wilt.",
         {"Keep this code if you want to go on later.",
          "احتفظ بهذا الرمز إذا أردت المتابعة لاحقًا."}},
    };
    return all;
}

class Words {
  public:
    explicit Words(std::string language) : language_(std::move(language)) {}
    std::string operator()(const std::string& dutch) const {
        if (language_ == "nl") return dutch;
        const auto found = words().find(dutch);
        if (found == words().end()) return dutch;
        return language_ == "ar" ? found->second.second : found->second.first;
    }

  private:
    std::string language_;
};

Element header(const Words& tr) {
    return row(
        {label("brand", "Keukentafel", "table"), spring(),
         pill("larger", tr("Groter"), "text_size"), pill("contrast", tr("Contrast"), "contrast"),
         pill("language", tr("Nederlands"), "globe"),
         pill("speak", tr("Lees voor"), "speaker", true)},
        4);
}

Element footer(const Words& tr) {
    return row(
        {outline("back", tr("Terug"), "back"), outline("staff", tr("Roep een medewerker"), "bell"),
         outline("apart", tr("Apart spreken"), "talk"), danger("stop", tr("Stoppen")), spring(),
         primary("next", tr("Verder"), "forward")},
        4);
}

PageParts question(const Words& tr) {
    PageParts parts;
    Element told = quote("told", tr("Wat u net vertelde"));
    told.pressable = true;
    told.role = Role::button;
    parts.left = {label("topic", tr("Zorgen voor een ander"), "hands"), std::move(told),
                  heading("question", tr("Wanneer had u voor het laatst een hele dag voor uzelf?")),
                  link("why", tr("Waarom deze vraag?"))};
    parts.right = {answer("answer.week", tr("Deze week"), false),
                   answer("answer.month", tr("Deze maand"), false),
                   answer("answer.longer", tr("Langer dan een maand geleden"), true),
                   answer("answer.unknown", tr("Ik weet het niet meer"), false),
                   quiet("skip", tr("Overslaan"))};
    return parts;
}

Element offer(const Words& tr, const std::string& id, const std::string& ask) {
    return card({heading(id + ".ask", tr(ask), Type::title),
                 link(id + ".why", tr("Waarom vraagt u dit?")),
                 flow({outline(id + ".yes", tr("Daar gaat het ook om"), "check"),
                       outline(id + ".other", tr("Ik zeg het anders"), "pencil"),
                       outline(id + ".no", tr("Nee"))},
                      4)});
}

PageParts behind(const Words& tr) {
    PageParts parts;
    Element other = row({heading("else.text", tr("Het gaat om iets anders."), Type::title),
                         spring(), outline("else", tr("Vertel het"), "pencil")});
    parts.left = {notice("asked", tr("Uw vraag om een scootmobiel blijft staan.")),
                  heading("question", tr("Kan het ook hierom gaan?")),
                  text("hint", tr("U beslist. Zeg het gerust anders."), Type::body, Ink::soft),
                  offer(tr, "offer.care", "Houdt u het zorgen nog vol?"),
                  offer(tr, "offer.people", "Zou u weer meer mensen willen zien?"),
                  card({std::move(other)}, Look::card_dashed)};
    return parts;
}

PageParts welcome(const Words& tr, bool landscape) {
    PageParts parts;
    const std::vector<std::pair<std::string, std::string>> languages{
        {"nl", "Nederlands"}, {"en", "English"},    {"tr", "Türkçe"}, {"ar", "العربية"},
        {"pl", "Polski"},     {"uk", "Українська"}, {"ti", "ትግርኛ"}};
    Elements buttons;
    for (const auto& [lang, name] : languages) {
        Element made = outline("language." + lang, name);
        made.lang = lang;
        made.role = Role::radio;
        made.chosen = lang == "nl";
        made.width_mm = landscape ? 70 : 82;
        made.height_min_mm = 26;
        buttons.push_back(std::move(made));
    }
    parts.left = {
        scene("scene", "welcome", "Twee mensen zitten samen aan een tafel.", landscape ? 90 : 110),
        heading("title", tr("Welkom. Ga zitten."), Type::display),
        text("intro",
             tr("Vertel wat u bezighoudt. Wij stellen vragen, tot we samen weten waar "
                "het om gaat."),
             Type::title)};
    parts.right = {flow(std::move(buttons), 6)};
    return parts;
}

PageParts writing(const Words& tr, const std::string& language) {
    PageParts parts;
    Element box = field("words", "", tr("Schrijf het in uw eigen woorden"), true);
    box.wants_focus = true;
    parts.left = {heading("question", tr("Wat brengt u hier?")), std::move(box),
                  alarm("danger", tr("Nog iemand is nu in gevaar? Bel 112."))};
    Element keys = keyboard(false, false, language);
    keys.cross = Align::stretch;
    parts.right = {std::move(keys)};
    return parts;
}

PageParts topics(const Words& tr) {
    PageParts parts;
    parts.left = {heading("question", tr("Waar wilt u het ook over hebben?"))};
    const std::vector<std::string> all{"Wonen",
                                       "Geld",
                                       "Werk",
                                       "Gezondheid",
                                       "Mensen om u heen",
                                       "Zorgen voor een ander",
                                       "Kinderen en school",
                                       "Naar buiten gaan",
                                       "Mijn dag"};
    for (std::size_t i = 0; i < all.size(); ++i) {
        parts.right.push_back(tick("topic." + std::to_string(i), tr(all[i]), i == 3));
    }
    return parts;
}

PageParts thanks(const Words& tr) {
    PageParts parts;
    parts.left = {scene("scene", "thanks", "Iemand loopt naar huis.", 80),
                  heading("title", tr("Bedankt voor uw verhaal."), Type::display)};
    parts.right = {
        code("code", "https://example.org/opener/ABCDEFGHJKLMNPQR", "Een code voor later", 60),
        text("later", tr("Bewaar deze code als u later verder wilt."))};
    return parts;
}

}  // namespace

std::vector<std::string> names() {
    return {"welcome", "question", "behind", "writing", "topics", "thanks"};
}

Page make(const std::string& name, const std::string& language, bool landscape) {
    const Words tr(language);
    PageParts parts;
    if (name == "welcome") parts = welcome(tr, landscape);
    else if (name == "question") parts = question(tr);
    else if (name == "behind") parts = behind(tr);
    else if (name == "writing") parts = writing(tr, language);
    else if (name == "topics") parts = topics(tr);
    else if (name == "thanks") parts = thanks(tr);
    else throw std::invalid_argument("no sample named " + name);
    parts.header = header(tr);
    parts.footer = footer(tr);
    Page page;
    page.root = kt::ui::page(std::move(parts), landscape);
    page.screen = "sample." + name;
    page.language = language;
    page.right_to_left = text::right_to_left(language);
    page.more = tr("Meer");
    page.less = tr("Minder");
    return page;
}

Themes themes() {
    auto loaded = load_themes("assets/themes");
    if (!loaded) throw std::runtime_error(loaded.error().words);
    return *loaded;
}

Pictures pictures() {
    auto loaded = Pictures::load("assets/icons");
    if (!loaded) throw std::runtime_error(loaded.error().words);
    return *loaded;
}

}  // namespace kt::ui::samples
