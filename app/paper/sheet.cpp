// Where the blocks of a paper stand on A4: measured first, so that nothing is cut at a page's end.
#include <algorithm>

#include "app/paper/blocks.hpp"
#include "app/paper/pen.hpp"

namespace kt::paper {
namespace {

using Kind = Block::Kind;

constexpr double margin = 54;
constexpr double inner_width = page_width_pt - 2 * margin;
constexpr double column_gap = 22;
constexpr double column_width = (inner_width - column_gap) / 2;
constexpr double first_y = 100;
constexpr double bottom_y = page_height_pt - 62;
constexpr double box_pad = 14;
constexpr double body_pt = 14;
constexpr double code_side = 190;
constexpr double keep_with_next = 76;  // a heading never stands alone at the foot of a page

// Lays blocks from top to bottom. Every block is laid twice: once to know its height, once for
// good.
class Sheet {
  public:
    Sheet(Pen& pen, const ReceiptView& view, const model::Translate& tr, int pages)
        : pen_(pen), view_(view), tr_(tr), pages_(pages) {}

    int lay(const std::vector<Block>& blocks) {
        bilingual_ = view_.language != "nl";
        pen_.begin_document(view_.made_at_ms, "Keukentafel");
        furniture();
        for (const Block& block : blocks) place(block);
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
        return {"“" + words + "”", size, false, colour, spoken.empty() ? view_.language : spoken};
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

    void place(const Block& block) {
        if (block.kind == Kind::new_page) {
            apart_ = true;
            turn();
            return;
        }
        drawing_ = false;
        const double height = lay_one(block);
        const double wanted = height + (block.kind == Kind::heading ? keep_with_next : 0);
        if (y_ + wanted > bottom_y && y_ > first_y) turn();
        drawing_ = true;
        y_ += lay_one(block);
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
            case Kind::words: return pair(in(block.text), block.dutch, margin, y_, inner_width) + 8;
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
        const double size = bilingual_ ? 22 : 29;
        return pair(in(block.text, size, true), block.dutch, margin, y_, inner_width) + 14;
    }

    double status(const Block& block, Colour fill, Colour bar) {
        const double width = inner_width - 2 * box_pad;
        const bool was = drawing_;
        drawing_ = false;
        const double height = pair(in(block.text, 15, true), block.dutch, 0, 0, width);
        drawing_ = was;
        put_box(margin, y_, inner_width, height + 2 * box_pad, fill, bar);
        pair(in(block.text, 15, true), block.dutch, margin + box_pad, y_ + box_pad, width);
        return height + 2 * box_pad + 14;
    }

    double number(const Block& block) {
        std::string label = block.text;
        if (bilingual_) label += " · " + block.dutch;
        double used = put(in(label, body_pt, false, soft_ink), margin, y_, inner_width);
        used += put(in(block.verbatim, 25, true), margin, y_ + used, inner_width);
        return used + 4;
    }

    double heading(const Block& block) {
        const double above = y_ > first_y ? 15 : 0;
        Paragraph own = in(block.text, 17, true, leaf);
        return above + pair(own, block.dutch, margin, y_ + above, inner_width) + 6;
    }

    double quote(const Block& block) {
        const double width = inner_width - 2 * box_pad - 6;
        const Paragraph words = said(block.verbatim, 16);
        const double height = pen_.height(words, width);
        put_box(margin, y_, inner_width, height + 2 * 11, sun_soft, sun);
        put(words, margin + box_pad + 6, y_ + 11, width);
        return height + 2 * 11 + 9;
    }

    double answer(const Block& block) {
        double used = pair(in(block.text, body_pt, false, soft_ink), block.dutch, margin, y_,
                           inner_width);
        used += pair(in(block.value, 15, true), block.value_dutch, margin, y_ + used, inner_width);
        if (!block.verbatim.empty()) {
            const double top = y_ + used + 3;
            const double height = put(said(block.verbatim, 15), margin + 14, top, inner_width - 14);
            if (drawing_) pen_.line(margin + 3, top + 3, margin + 3, top + height - 3, 3, sun);
            used += height + 3;
        }
        return used + 11;
    }

    double date(const Block& block) {
        if (!bilingual_) {
            const double side = 196;
            const double day = put(in(block.value, 15, true), margin, y_, side - 12);
            const double text = put(in(block.text), margin + side, y_ + 1, inner_width - side);
            return std::max(day, text) + 9;
        }
        double used = pair(in(block.value, 15, true), block.value_dutch, margin, y_, inner_width);
        used += pair(in(block.text), block.dutch, margin, y_ + used, inner_width);
        return used + 9;
    }

    double help(const Block& block) {
        const double side = 146;
        const double reach = put(in(block.verbatim, 15, true), margin, y_, side - 8);
        const double text =
            pair(in(block.text), block.dutch, margin + side, y_ + 1, inner_width - side);
        return std::max(reach, text) + 7;
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
        const double x = margin, y = 46;
        pen_.line(x, y + 10, x + 28, y + 10, 2.6, leaf);
        pen_.line(x + 5, y + 10, x + 5, y + 24, 2.6, leaf);
        pen_.line(x + 23, y + 10, x + 23, y + 24, 2.6, leaf);
        pen_.circle(x + 9, y + 2, 3.4, 2.4, leaf);
        pen_.circle(x + 19, y + 2, 3.4, 2.4, leaf);
        pen_.draw(in("Keukentafel", 16, true, leaf), x + 38, y + 1, 240);
        const double foot = page_height_pt - 44;
        pen_.line(margin, foot - 6, page_width_pt - margin, foot - 6, 0.6, line_grey);
        const std::string which = model::fill(
            tr_("paper.page", "Bladzijde {page} van {pages}"),
            {{"page", std::to_string(page_)}, {"pages", std::to_string(pages_)}});
        std::string left = model::day_and_year_text(view_.made_at_ms, tr_);
        if (!view_.case_number.empty() && !apart_) left = view_.case_number + " · " + left;
        pen_.draw(in(left + " · " + which, 11, false, soft_ink), margin, foot, inner_width);
    }

    Pen& pen_;
    const ReceiptView& view_;
    const model::Translate& tr_;
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
    const std::vector<Block> blocks = compose(view, tr);
    // The first time only counts, so that every page can say of how many it is one.
    const int pages = Sheet(**pen, view, tr, 1).lay(blocks);
    Sheet(**pen, view, tr, pages).lay(blocks);
    return (*pen)->finish();
}

}  // namespace kt::paper
