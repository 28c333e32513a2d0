#include "app/paper/pen.hpp"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <qrencode.h>

#include <cmath>
#include <ctime>
#include <numbers>

#include "app/text/fonts.hpp"
#include "app/text/words.hpp"

namespace kt::paper {
namespace {

constexpr float line_spacing = 1.0f;
constexpr int qr_quiet_modules = 4;  // the white border that readers need

void set(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

cairo_status_t take(void* to, const unsigned char* data, unsigned length) {
    auto& bytes = *static_cast<base::Bytes*>(to);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

std::string iso_time(std::int64_t at_ms) {
    const std::time_t seconds = at_ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text, length};
}

}  // namespace

base::Result<std::unique_ptr<Pen>> Pen::open(const std::string& font_folder) {
    const auto files = text::font_files(font_folder);
    if (!files) return tl::unexpected<base::Error>(files.error());
    std::unique_ptr<Pen> pen(new Pen);
    pen->fonts_ = FcConfigCreate();
    for (const std::string& file : *files) {
        FcConfigAppFontAddFile(pen->fonts_, reinterpret_cast<const FcChar8*>(file.c_str()));
    }
    pen->map_ = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!pen->map_) return base::failed(base::Fault::internal, "Pango has no FreeType fonts");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(pen->map_), pen->fonts_);
    pen->context_ = pango_font_map_create_context(pen->map_);
    pango_cairo_context_set_resolution(pen->context_, 72);
    pango_context_set_round_glyph_positions(pen->context_, FALSE);
    return pen;
}

Pen::~Pen() {
    if (cairo_) cairo_destroy(cairo_);
    if (surface_) cairo_surface_destroy(surface_);
    if (context_) g_object_unref(context_);
    text::keep_until_the_end(map_, fonts_);
}

PangoLayout* Pen::layout(const Paragraph& paragraph, double width_pt) const {
    pango_context_set_language(context_, pango_language_from_string(paragraph.language.c_str()));
    const bool from_right = text::right_to_left(paragraph.language);
    const bool rtl = text::reads_from_right(paragraph.text, paragraph.language);
    const auto words = from_right ? text::with_whole_numbers(paragraph.text) : paragraph.text;
    pango_context_set_base_dir(context_, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout* layout = pango_layout_new(context_);
    PangoFontDescription* font = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_absolute_size(font, paragraph.size_pt * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      paragraph.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_line_spacing(layout, line_spacing);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, static_cast<int>(std::ceil(width_pt * PANGO_SCALE)));
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_alignment(layout, from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
    return layout;
}

double Pen::height(const Paragraph& paragraph, double width_pt) const {
    if (paragraph.text.empty()) return 0;
    PangoLayout* laid = layout(paragraph, width_pt);
    PangoRectangle logical;
    pango_layout_get_extents(laid, nullptr, &logical);
    g_object_unref(laid);
    return static_cast<double>(logical.height) / PANGO_SCALE;
}

double Pen::draw(const Paragraph& paragraph, double x, double y, double width_pt) {
    if (paragraph.text.empty()) return 0;
    PangoLayout* laid = layout(paragraph, width_pt);
    PangoRectangle logical;
    pango_layout_get_extents(laid, nullptr, &logical);
    set(cairo_, paragraph.colour);
    cairo_move_to(cairo_, placed(x, std::ceil(width_pt)), y);
    pango_cairo_show_layout(cairo_, laid);
    g_object_unref(laid);
    return static_cast<double>(logical.height) / PANGO_SCALE;
}

void Pen::box(double x, double y, double width, double height, double radius, Colour fill) {
    constexpr double quarter = std::numbers::pi / 2;
    x = placed(x, width);
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cairo_, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(cairo_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo_);
    set(cairo_, fill);
    cairo_fill(cairo_);
}

void Pen::line(double x1, double y1, double x2, double y2, double width, Colour colour) {
    set(cairo_, colour);
    cairo_set_line_width(cairo_, width);
    cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
    cairo_move_to(cairo_, placed(x1, 0), y1);
    cairo_line_to(cairo_, placed(x2, 0), y2);
    cairo_stroke(cairo_);
}

void Pen::circle(double x, double y, double radius, double width, Colour colour) {
    set(cairo_, colour);
    cairo_set_line_width(cairo_, width);
    cairo_arc(cairo_, placed(x, 0), y, radius, 0, 2 * std::numbers::pi);
    cairo_stroke(cairo_);
}

void Pen::qr(const std::string& content, double x, double y, double side) {
    QRcode* code = QRcode_encodeString8bit(content.c_str(), 0, QR_ECLEVEL_M);
    if (!code) return;
    x = placed(x, side);  // where it stands; the code itself is never mirrored
    const double module = side / (code->width + 2 * qr_quiet_modules);
    set(cairo_, {0, 0, 0});
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if (!(code->data[row * code->width + column] & 1)) continue;
            cairo_rectangle(cairo_, x + (column + qr_quiet_modules) * module,
                            y + (row + qr_quiet_modules) * module, module, module);
        }
    }
    cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_NONE);  // no hairlines between the modules
    cairo_fill(cairo_);
    cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_DEFAULT);
    QRcode_free(code);
}

void Pen::begin_document(std::int64_t made_at_ms, const std::string& title) {
    if (cairo_) cairo_destroy(cairo_);
    if (surface_) cairo_surface_destroy(surface_);
    bytes_.clear();
    surface_ = cairo_pdf_surface_create_for_stream(take, &bytes_, page_width_pt, page_height_pt);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE,
                                   iso_time(made_at_ms).c_str());
    cairo_ = cairo_create(surface_);
}

void Pen::next_page() {
    cairo_show_page(cairo_);
}

base::Result<base::Bytes> Pen::finish() {
    cairo_show_page(cairo_);
    cairo_destroy(cairo_);
    cairo_ = nullptr;
    cairo_surface_finish(surface_);
    const cairo_status_t status = cairo_surface_status(surface_);
    cairo_surface_destroy(surface_);
    surface_ = nullptr;
    if (status != CAIRO_STATUS_SUCCESS) {
        return base::failed(base::Fault::internal,
                            std::string("the paper: ") + cairo_status_to_string(status));
    }
    return std::move(bytes_);
}

}  // namespace kt::paper
