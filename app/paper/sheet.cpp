// Where the blocks of a paper stand on A4: measured first, so that nothing is cut at a page's end.
#include <algorithm>
#include <array>
#include <tuple>

#include "app/model/answer_text.hpp"
#include "app/paper/blocks.hpp"
#include "app/paper/pen.hpp"
#include "app/text/words.hpp"

namespace kt::paper {
namespace {

using Kind = Block::Kind;

constexpr double margin = 47;
constexpr double inner_width = page_width_pt - 2 * margin;
constexpr double column_gap = 22;
constexpr double column_width = (inner_width - column_gap) / 2;
constexpr double top_y = 42;  // the mark, and on a receipt the number
constexpr double first_y = 92;
constexpr double bottom_y = page_height_pt - 56;
constexpr double box_pad = 13;
constexpr double body_pt = 13.5;  // never under 13: it is read by old eyes
constexpr double code_side = 190;
constexpr double number_width = 166;
constexpr double number_label_height = 18;
constexpr double number_width_bilingual = 214;  // its label stands there in both languages

// The room between things, as a share of the comfortable room. A paper takes the most comfortable
// one that costs no page more: a receipt of one page is kept, a last page of three lines is lost.
constexpr std::array airs{1.0, 0.85, 0.7, 0.55};

// Lays blocks from top to bottom. Every block is laid twice: once to know its height, once for
// good.
class Sheet {
  public:
    Sheet(Pen& pen, const ReceiptView& view, const model::Translate& tr, double air, int pages)
        : pen_(pen), view_(view), tr_(tr), air_(air), pages_(pages) {}

    int lay(const std::vector<Block>& blocks) {
        bilingual_ = view_.language != "nl";
        pen_.begin_document(view_.made_at_ms, "Keukentafel");
        furniture();
        for (std::size_t at = 0; at < blocks.size(); ++at) place(blocks, at);
        return page_;
    }

  private:
    Paragraph in(const std::string& text, double size = body_pt, bool bold = false,
                 Colour colour = ink) const {
        return {text, size, bold, colour, view_.language};
    }
    static Paragraph dutch(const std::string& text, double size = body_pt, bool bold = false,
                           Colour colour = soft_ink) {
        return {text, size, bold, colour, "nl"};
    }
    // What the person said: in the language of the conversation.
    Paragraph said(const std::string& words, double size, Colour colour = ink) const {
        const std::string& spoken = view_.story.language;
        return {model::quoted(words, tr_), size, false, colour,
                spoken.empty() ? view_.language : spoken};
    }

    double put(const Paragraph& paragraph, double x, double y, double width) {
        return drawing_ ? pen_.draw(paragraph, x, y, width) : pen_.height(paragraph, width);
    }
    void put_box(double x, double y, double width, double height, Colour fill, Colour bar) {
        if (!drawing_) return;
        pen_.box(x, y, width, height, 9, fill);
        pen_.box(x, y, 5, height, 2.5, bar);
    }

    // The person's language and Dutch beside it; over the whole width where there is only one.
    double pair(const Paragraph& own, const std::string& dutch_text, double x, double y,
                double width) {
        if (!bilingual_) return put(own, x, y, width);
        const double half = (width - column_gap) / 2;
        const double left = put(own, x, y, half);
        const double right =
            put(dutch(dutch_text, own.size_pt, own.bold), x + half + column_gap, y, half);
        return std::max(left, right);
    }

    void place(const std::vector<Block>& blocks, std::size_t at) {
        if (blocks[at].kind == Kind::new_page) {
            apart_ = true;
            turn();
            return;
        }
        if (y_ + height_together(blocks, at) > bottom_y && y_ > first_y) turn();
        drawing_ = true;
        y_ += lay_one(blocks[at]);
    }

    // A heading never stands alone at the foot of a page: what comes first under it, whole, stays
    // with it.
    double height_together(const std::vector<Block>& blocks, std::size_t at) {
        drawing_ = false;
        double height = lay_one(blocks[at]);
        for (; at + 1 < blocks.size() && blocks[at].kind == Kind::heading; ++at)
            height += lay_one(blocks[at + 1]);
        return height;
    }

    void turn() {
        pen_.next_page();
        ++page_;
        y_ = first_y;
        furniture();
    }

    double lay_one(const Block& block) {
        switch (block.kind) {
            case Kind::title: return title(block);
            case Kind::status: return status(block, leaf_soft, leaf);
            case Kind::waiting: return status(block, sun_soft, sun);
            case Kind::number: return number(block);
            case Kind::heading: return heading(block);
            case Kind::words:
                return pair(in(block.text), block.dutch, margin, y_, inner_width) + 7 * air_;
            case Kind::quote: return quote(block);
            case Kind::answer: return answer(block);
            case Kind::date: return date(block);
            case Kind::help: return help(block);
            case Kind::code: return code(block);
            case Kind::new_page: return 0;
        }
        return 0;
    }

    double title(const Block& block) {
        const double size = bilingual_ ? 22 : 27;
        return pair(in(block.text, size, true), block.dutch, margin, y_, inner_width) + 12 * air_;
    }

    double status(const Block& block, Colour fill, Colour bar) {
        const double width = inner_width - 2 * box_pad;
        const double pad = box_pad * air_;
        const bool was = drawing_;
        drawing_ = false;
        const double height = pair(in(block.text, 15, true), block.dutch, 0, 0, width);
        drawing_ = was;
        put_box(margin, y_, inner_width, height + 2 * pad, fill, bar);
        pair(in(block.text, 15, true), block.dutch, margin + box_pad, y_ + pad, width);
        return height + 2 * pad + 8 * air_;
    }

    // Where a letter has it: at the top, opposite the mark. It takes no room from what is told.
    double number(const Block& block) {
        if (!drawing_) return 0;
        std::string label = block.text;
        if (bilingual_) label += " · " + block.dutch;
        const double width = bilingual_ ? number_width_bilingual : number_width;
        const double x = page_width_pt - margin - width;
        const double used = put(in(label, 13, false, soft_ink), x, top_y - 8, width);
        // Arabic lines are tall; the number keeps off the title below it all the same.
        put(in(block.verbatim, 21, true), x, top_y - 10 + std::min(used, number_label_height),
            width);
        return 0;
    }

    double heading(const Block& block) {
        const double above = y_ > first_y ? 14 * air_ : 0;
        const Paragraph own = in(block.text, 16, true, leaf);
        return above + pair(own, block.dutch, margin, y_ + above, inner_width) + 5 * air_;
    }

    double quote(const Block& block) {
        const double width = inner_width - 2 * box_pad - 6;
        const double pad = 10 * air_;
        const Paragraph words = said(block.verbatim, 15);
        const double height = pen_.height(words, width);
        put_box(margin, y_, inner_width, height + 2 * pad, sun_soft, sun);
        put(words, margin + box_pad + 6, y_ + pad, width);
        return height + 2 * pad + 8 * air_;
    }

    double answer(const Block& block) {
        double used =
            pair(in(block.text, body_pt, false, soft_ink), block.dutch, margin, y_, inner_width);
        used += pair(in(block.value, 15, true), block.value_dutch, margin, y_ + used, inner_width);
        if (!block.verbatim.empty()) {
            const double top = y_ + used + 3;
            const double height = put(said(block.verbatim, 15), margin + 14, top, inner_width - 14);
            if (drawing_) pen_.line(margin + 3, top + 3, margin + 3, top + height - 3, 3, sun);
            used += height + 3;
        }
        return used + 11 * air_;
    }

    double date(const Block& block) {
        if (!bilingual_) {
            const double side = 160;
            const double day = put(in(block.value, 13, true), margin, y_, side - 4);
            const double text = put(in(block.text, 13), margin + side, y_, inner_width - side);
            return std::max(day, text) + 8 * air_;
        }
        double used = pair(in(block.value, 15, true), block.value_dutch, margin, y_, inner_width);
        used += pair(in(block.text), block.dutch, margin, y_ + used, inner_width);
        return used + 9 * air_;
    }

    double help(const Block& block) {
        const double side = 122;
        const double reach = put(in(block.verbatim, body_pt, true), margin, y_, side - 4);
        const double text =
            pair(in(block.text, 13), block.dutch, margin + side, y_, inner_width - side);
        return std::max(reach, text) + 6 * air_;
    }

    double code(const Block& block) {
        if (drawing_) pen_.qr(block.verbatim, margin - 8, y_, code_side);
        const double x = margin + code_side + 14;
        put(in(block.value, 23, true), x, y_ + code_side / 2 - 34, inner_width - code_side - 14);
        return code_side + 14;
    }

    // Who this is from, on every page; and which page it is. The page with the code, which is kept
    // apart, does not say to which number it belongs.
    void furniture() {
        const double x = margin, y = top_y;
        pen_.line(x, y + 10, x + 28, y + 10, 2.6, leaf);
        pen_.line(x + 5, y + 10, x + 5, y + 24, 2.6, leaf);
        pen_.line(x + 23, y + 10, x + 23, y + 24, 2.6, leaf);
        pen_.circle(x + 9, y + 2, 3.4, 2.4, leaf);
        pen_.circle(x + 19, y + 2, 3.4, 2.4, leaf);
        pen_.draw(in("Keukentafel", 16, true, leaf), x + 38, y + 1, 240);
        const double foot = page_height_pt - 40;
        pen_.line(margin, foot - 6, page_width_pt - margin, foot - 6, 0.6, line_grey);
        const std::string which =
            model::fill(tr_("paper.page", "Bladzijde {page} van {pages}"),
                        {{"page", std::to_string(page_)}, {"pages", std::to_string(pages_)}});
        std::string left = model::day_and_year_text(view_.made_at_ms, tr_);
        if (!view_.case_number.empty() && !apart_) left = view_.case_number + " · " + left;
        pen_.draw(in(left + " · " + which, 11, false, soft_ink), margin, foot, inner_width);
    }

    Pen& pen_;
    const ReceiptView& view_;
    const model::Translate& tr_;
    double air_;
    int pages_;
    int page_ = 1;
    double y_ = first_y;
    bool bilingual_ = false;
    bool drawing_ = false;
    bool apart_ = false;
};

}  // namespace

base::Result<base::Bytes> receipt_pdf(const ReceiptView& view, const model::Translate& tr,
                                      const std::string& font_folder) {
    auto pen = Pen::open(font_folder);
    if (!pen) return tl::unexpected<base::Error>(pen.error());
    if (text::right_to_left(view.language)) (*pen)->mirror();
    const std::vector<Block> blocks = compose(view, tr);
    // First it only counts: which room fits, and of how many pages every page is one.
    double air = airs.front();
    int pages = Sheet(**pen, view, tr, air, 1).lay(blocks);
    for (const double tighter : airs) {
        const int fewer = Sheet(**pen, view, tr, tighter, 1).lay(blocks);
        if (fewer < pages) std::tie(air, pages) = std::pair(tighter, fewer);
    }
    Sheet(**pen, view, tr, air, pages).lay(blocks);
    return (*pen)->finish();
}

}  // namespace kt::paper
