// A person goes home with paper. The test reads it as others would: as text, and by a QR reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/paper/blocks.hpp"
#include "app/paper/help_lines.hpp"
#include "app/paper/receipt.hpp"
#include "app/text/catalogue.hpp"

namespace kt::paper {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double page_width_pt = 595.28;  // A4
constexpr double page_height_pt = 841.89;
constexpr std::int64_t sunday_morning_ms = 1'795'336'800'000;  // 22 November 2026, 9:40

std::string dutch(std::string_view, std::string_view text) {
    return std::string(text);
}
std::string marked(std::string_view, std::string_view text) {
    return "EN " + std::string(text);
}

model::CaseView story_of_a_carer() {
    model::CaseView story;
    story.language = "nl";
    story.entry_text = "Ik wil een scootmobiel";
    story.asked_words = "Dan kom ik weer eens in het dorp.";
    story.needs.push_back({"breath",
                           "Houdt u het zorgen nog vol?",
                           conversation::NeedOutcome::reworded,
                           "Ik wil één dag in de week gewoon mezelf zijn.",
                           true,
                           {}});
    story.needs.push_back({"meet",
                           "Zou u weer meer mensen willen zien?",
                           conversation::NeedOutcome::passed,
                           "Ik wil meer mensen zien.",
                           false,
                           {}});
    casefile::ContactGiven contact;
    contact.may_call = true;
    story.contact = contact;
    model::QuestionView asked{
        "care.day",
        "Wanneer had u voor het laatst een hele dag voor uzelf?",
        "",
        {{{"month"}, {"Langer dan een maand geleden"}, "Dat was met Pasen.", "resident", 0}},
        false};
    model::QuestionView skipped{"care.night", "Slaapt u genoeg?", "", {}, true};
    story.topics.push_back({"care", "Zorgen voor een ander", "heart", {asked, skipped}});
    return story;
}

ReceiptView sent_receipt() {
    ReceiptView view;
    view.case_number = "2026-KX4-7QD";
    view.team = "het sociaal team";
    view.made_at_ms = sunday_morning_ms;
    view.call_by_ms = sunday_morning_ms + 3 * model::day_ms;
    view.arrived = true;
    view.story = view.story_dutch = story_of_a_carer();
    return view;
}

// What a full receipt holds: own words, one need in the guide's words and one in the person's own.
ReceiptView two_needs() {
    ReceiptView view = sent_receipt();
    view.story.asked_words =
        "Dan kom ik weer eens in het dorp, en bij mijn zus. Lopen gaat niet meer, en de bus stopt "
        "hier niet.";
    view.story.needs[1] = {"home",
                           "Zou u zich thuis veiliger willen voelen op de trap?",
                           conversation::NeedOutcome::accepted,
                           "Ik wil veilig de trap op en af kunnen, ook als ik moe ben.",
                           false,
                           {}};
    view.story.needs[0].words =
        "Ik wil één dag in de week gewoon mezelf zijn, en niet alleen degene die voor hem zorgt.";
    view.story_dutch = view.story;
    return view;
}

ReceiptView with_opener(ReceiptView view) {
    view.opener = model::OpenerLetters{"K7MP-3XQW-9RTA-HVN4", "KT1:K7MP3XQW9RTAHVN4"};
    return view;
}

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> part{};
    while (std::size_t count = std::fread(part.data(), 1, part.size(), pipe)) {
        out.append(part.data(), count);
    }
    pclose(pipe);
    return out;
}

// Reads a paper with other people's tools. KT_PAPER_OUT keeps the pages for eyes.
class Reader {
  public:
    Reader(const ReceiptView& view, const model::Translate& tr, const std::string& name) {
        const char* keep = std::getenv("KT_PAPER_OUT");
        folder_ = keep ? keep
                       : std::filesystem::temp_directory_path() /
                             ("kt_paper_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
        path_ = (folder_ / (name + ".pdf")).string();
        const auto pdf = receipt_pdf(view, tr, "");
        EXPECT_TRUE(pdf) << pdf.error().words;
        if (!pdf) return;
        std::ofstream(path_, std::ios::binary)
            .write(reinterpret_cast<const char*>(pdf->data()),
                   static_cast<std::streamsize>(pdf->size()));
    }
    ~Reader() {
        if (!std::getenv("KT_PAPER_OUT")) std::filesystem::remove_all(folder_);
    }
    // All words in reading order, line ends as spaces.
    std::string text() const {
        std::string all = output_of("pdftotext '" + path_ + "' -");
        std::ranges::replace(all, '\n', ' ');
        return all;
    }
    std::string qr() const {
        output_of("pdftoppm -r 110 -png '" + path_ + "' '" + path_ + "'");
        return output_of("zbarimg -q --raw '" + path_ + "'-*.png 2>/dev/null");
    }
    // Nothing runs off a page: every word stands within the margins.
    bool white_around() const {
        constexpr double edge_pt = 30;
        std::istringstream boxes(output_of("pdftotext -bbox '" + path_ + "' -"));
        int words = 0;
        for (std::string line; std::getline(boxes, line);) {
            double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
            if (std::sscanf(line.c_str(),
                            " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x1, &y1,
                            &x2, &y2) != 4) {
                continue;
            }
            ++words;
            if (x1 < edge_pt || y1 < edge_pt - 10) return false;
            if (x2 > page_width_pt - edge_pt || y2 > page_height_pt - 20) return false;
        }
        return words > 0;
    }
    // Where a word begins on the first page, from the left; negative: it is not there.
    double left_pt(const std::string& word) const {
        std::istringstream boxes(output_of("pdftotext -l 1 -bbox '" + path_ + "' -"));
        for (std::string line; std::getline(boxes, line);) {
            double x = 0;
            if (line.find(">" + word + "<") == std::string::npos) continue;
            if (std::sscanf(line.c_str(), " <word xMin=\"%lf\"", &x) == 1) return x;
        }
        return -1;
    }
    // The words of the lowest line of a page, above what stands at the foot of each.
    std::string last_line(int page) const {
        constexpr double foot_pt = page_height_pt - 50;
        std::istringstream boxes(output_of("pdftotext -f " + std::to_string(page) + " -l " +
                                           std::to_string(page) + " -bbox '" + path_ + "' -"));
        double lowest = 0;
        std::string words;
        for (std::string line; std::getline(boxes, line);) {
            double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
            if (std::sscanf(line.c_str(),
                            " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x1, &y1,
                            &x2, &y2) != 4 ||
                y1 > foot_pt || y1 < lowest - 2) {
                continue;
            }
            if (y1 > lowest + 2) words.clear();
            lowest = y1;
            const auto from = line.find('>') + 1;
            words += line.substr(from, line.find("</word>") - from) + " ";
        }
        return words;
    }
    int pages() const {
        const std::string info = output_of("pdfinfo '" + path_ + "'");
        return std::atoi(info.c_str() + info.find("Pages:") + 6);
    }

  private:
    std::filesystem::path folder_;
    std::string path_;
};

TEST(Paper, says_what_was_asked_confirmed_and_promised) {
    const std::string text = Reader(sent_receipt(), dutch, "sent").text();
    EXPECT_THAT(text, HasSubstr("2026-KX4-7QD"));
    EXPECT_THAT(text, HasSubstr("Verstuurd op 22 november 2026, om 9:40 uur."));
    EXPECT_THAT(text, HasSubstr("Ik wil een scootmobiel"));
    EXPECT_THAT(text, HasSubstr("“Dan kom ik weer eens in het dorp.”"));
    EXPECT_THAT(text, HasSubstr("“Ik wil één dag in de week gewoon mezelf zijn.”"));
    EXPECT_THAT(text, HasSubstr("woensdag 25 november"));
    EXPECT_THAT(text, HasSubstr("Uiterlijk dan belt het sociaal team u."));
    EXPECT_THAT(text, HasSubstr("zondag 29 november"));     // seven days: a plan of one's own
    EXPECT_THAT(text, HasSubstr("zondag 3 januari 2027"));  // six weeks
    EXPECT_THAT(text, Not(HasSubstr("Ik wil meer mensen zien")));  // passed: not said of anyone
}

TEST(Paper, does_not_say_sent_before_the_hub_has_it) {
    ReceiptView view = sent_receipt();
    view.arrived = false;
    const std::string text = Reader(view, dutch, "waiting").text();
    EXPECT_THAT(text, HasSubstr("Nog niet verstuurd."));
    EXPECT_THAT(text, Not(HasSubstr("Verstuurd op")));
}

TEST(Paper, promises_no_call_to_who_wants_none) {
    ReceiptView view = sent_receipt();
    view.story.contact->may_call = false;
    view.story.contact->post = true;
    EXPECT_THAT(Reader(view, dutch, "post").text(),
                HasSubstr("Uiterlijk dan schrijft het sociaal team u."));
    view.story.contact->post = false;
    const std::string text = Reader(view, dutch, "come").text();
    EXPECT_THAT(text, HasSubstr("Kom daarna langs, met uw nummer."));
    EXPECT_THAT(text, Not(HasSubstr("belt het sociaal team")));
}

TEST(Paper, has_the_same_help_for_everyone) {
    ReceiptView kept = with_opener(sent_receipt());
    kept.how = model::Ending::kept;
    ReceiptView only = sent_receipt();
    only.how = model::Ending::paper_only;
    for (const ReceiptView& view : {sent_receipt(), kept, only}) {
        const std::string text = Reader(view, dutch, "help").text();
        for (const HelpLine& line : help_lines) {
            EXPECT_THAT(text, HasSubstr(std::string(line.reach)));
            EXPECT_THAT(text, HasSubstr(std::string(line.dutch)));
        }
        EXPECT_THAT(text, HasSubstr("Een cliëntondersteuner denkt met u mee."));
    }
}

TEST(Paper, code_is_read_by_a_camera_and_stands_on_a_page_of_its_own) {
    const Reader paper(with_opener(sent_receipt()), dutch, "opener");
    EXPECT_EQ(paper.qr(), "KT1:K7MP3XQW9RTAHVN4\n");
    EXPECT_THAT(paper.text(), HasSubstr("K7MP-3XQW-9RTA-HVN4"));
    EXPECT_EQ(paper.pages(), Reader(sent_receipt(), dutch, "no_opener").pages() + 1);
}

TEST(Paper, dutch_receipt_with_two_needs_is_one_page_and_the_code_another) {
    ReceiptView waiting = two_needs();
    waiting.arrived = false;
    for (const ReceiptView& view : {two_needs(), waiting}) {
        const Reader receipt(view, dutch, view.arrived ? "two_needs" : "two_needs_waiting");
        EXPECT_EQ(receipt.pages(), 1);
        EXPECT_THAT(receipt.text(), HasSubstr("Ik wil veilig de trap op en af kunnen"));
        EXPECT_THAT(receipt.text(), HasSubstr("en niet alleen degene die voor hem zorgt.”"));
        EXPECT_THAT(receipt.text(), HasSubstr("gratis uitleg over uw rechten."));
        EXPECT_TRUE(receipt.white_around());
        EXPECT_EQ(Reader(with_opener(view), dutch, "two_needs_code").pages(), 2);
    }
}

// Whatever was told, and however long it is: a heading stands with what comes under it.
TEST(Paper, no_heading_stands_alone_at_the_foot_of_a_page) {
    int pages = 0;
    for (std::size_t told = 0; told < 14; ++told) {
        ReceiptView view = two_needs();
        view.language = "en";
        view.how = told % 2 == 0 ? model::Ending::sent : model::Ending::paper_only;
        for (std::size_t more = 0; more < told; ++more) {
            view.story.asked_words += " En dan nog iets wat ik kwijt wilde, want dat was er ook.";
            view.story.topics.push_back(view.story.topics.front());
        }
        view.story_dutch = view.story;
        const auto blocks = compose(view, marked);
        const Reader paper(view, marked, "headings" + std::to_string(told));
        for (int page = 1; page <= paper.pages(); ++page, ++pages) {
            const std::string last = paper.last_line(page);
            for (const Block& block : blocks) {
                if (block.kind != Block::Kind::heading) continue;
                EXPECT_FALSE(last.starts_with(block.text)) << told << ", " << page << ": " << last;
            }
        }
    }
    EXPECT_GT(pages, 14);
}

TEST(Paper, without_a_code_has_no_code) {
    EXPECT_EQ(Reader(sent_receipt(), dutch, "plain").qr(), "");
}

TEST(Paper, what_was_kept_before_is_not_said_to_be_gone) {
    ReceiptView view = sent_receipt();
    view.how = model::Ending::paper_only;
    view.case_number.clear();
    view.kept_before = true;
    const std::string text = Reader(view, dutch, "kept_before").text();
    EXPECT_THAT(text, HasSubstr("Gooi de code weg"));
    EXPECT_THAT(text, testing::Not(HasSubstr("niets van bewaard")));
}

TEST(Paper, only_on_paper_holds_the_whole_conversation) {
    ReceiptView view = sent_receipt();
    view.how = model::Ending::paper_only;
    view.case_number.clear();
    const std::string text = Reader(view, dutch, "paper_only").text();
    EXPECT_THAT(text, HasSubstr("De gemeente heeft er niets van bewaard."));
    EXPECT_THAT(text, HasSubstr("Wanneer had u voor het laatst een hele dag voor uzelf?"));
    EXPECT_THAT(text, HasSubstr("Langer dan een maand geleden"));
    EXPECT_THAT(text, HasSubstr("“Dat was met Pasen.”"));
    EXPECT_THAT(text, HasSubstr("Slaapt u genoeg?"));
    EXPECT_THAT(text, HasSubstr("Overgeslagen"));
    EXPECT_THAT(text, Not(HasSubstr("belt")));
}

TEST(Paper, kept_says_that_nobody_reads_or_calls) {
    ReceiptView view = with_opener(sent_receipt());
    view.how = model::Ending::kept;
    const std::string text = Reader(view, dutch, "kept").text();
    EXPECT_THAT(text, HasSubstr("Alleen met uw code gaat het open."));
    EXPECT_THAT(text, Not(HasSubstr("het sociaal team")));
    EXPECT_THAT(text, Not(HasSubstr("scootmobiel")));
}

TEST(Paper, in_another_language_has_the_dutch_beside_it) {
    ReceiptView view = with_opener(sent_receipt());
    view.language = "en";
    view.story.entry_text = "I would like a mobility scooter";
    const std::string text = Reader(view, marked, "bilingual").text();
    EXPECT_THAT(text, HasSubstr("I would like a mobility scooter"));
    EXPECT_THAT(text, HasSubstr("Ik wil een scootmobiel"));
    EXPECT_THAT(text, HasSubstr("EN Iemand naast u, gratis"));
    EXPECT_THAT(text, HasSubstr(" Iemand naast u, gratis"));
}

TEST(Paper, in_arabic_begins_at_the_right_and_keeps_numbers_whole) {
    const auto arabic = text::Catalogue::load("assets/locale", "ar");
    ASSERT_TRUE(arabic);
    const auto tr = [&](std::string_view context, std::string_view words) {
        return arabic->tr(context, std::string(words));
    };
    ReceiptView view = with_opener(sent_receipt());
    view.language = view.story.language = "ar";
    view.story.entry_text = "أريد سكوتر كهربائي";
    view.story.asked_words = "أريد أن أخرج من البيت، والموعد يوم 3-12 الساعة 10:30.";
    const Reader paper(view, tr, "arabic");
    EXPECT_GT(paper.left_pt("Keukentafel"), page_width_pt / 2);
    // The Dutch stands beside it, on the other side, and reads from the left.
    EXPECT_GE(paper.left_pt("Bewijs"), 0);
    EXPECT_LT(paper.left_pt("Bewijs"), page_width_pt / 4);
    EXPECT_THAT(paper.text(), HasSubstr("0800-2000"));
    EXPECT_THAT(paper.text(), HasSubstr("2026-KX4-7QD"));
}

TEST(Paper, in_dutch_says_nothing_twice) {
    for (const Block& block : compose(sent_receipt(), dutch)) {
        EXPECT_EQ(block.dutch, "");
        EXPECT_EQ(block.value_dutch, "");
    }
}

TEST(Paper, long_story_goes_on_over_pages_and_loses_nothing) {
    ReceiptView view = sent_receipt();
    view.how = model::Ending::paper_only;
    std::vector<std::string> told;
    for (int at = 0; at < 40; ++at) {
        model::QuestionView question{"q" + std::to_string(at), "Vraag?", "", {}, false};
        told.push_back("verhaal" + std::to_string(at) + "einde");
        std::string words = told.back();
        for (int more = 0; more < 30; ++more) words += " en toen nog iets";
        question.standing.push_back({{}, {}, words, "resident", 0});
        view.story.topics[0].questions.push_back(question);
    }
    view.story_dutch = view.story;
    const Reader paper(view, dutch, "long");
    const std::string text = paper.text();
    for (const std::string& word : told) EXPECT_THAT(text, HasSubstr(word));
    EXPECT_THAT(text, HasSubstr("Bladzijde " + std::to_string(paper.pages()) + " van " +
                                std::to_string(paper.pages())));
}

}  // namespace
}  // namespace kt::paper
