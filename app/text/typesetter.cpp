#include "app/text/typesetter.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "app/text/fonts.hpp"
#include "app/text/words.hpp"

namespace kt::text {
namespace {

// Noto Sans: 714 of 1000 units stand above the line in a capital letter.
constexpr float cap_share_of_em = 0.714f;
constexpr float tight_line = 0.88f;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;
using Context = std::unique_ptr<PangoContext, Unref>;
using FontMap = std::unique_ptr<PangoFontMap, Unref>;

float px(int pango_units) {
    return static_cast<float>(pango_units) / PANGO_SCALE;
}

std::string key(const Spec& spec, float width_px) {
    std::string made = spec.lang;
    made += '\1';
    made += std::to_string(std::lround(spec.cap_px * 64)) + ',';
    made += std::to_string(std::lround(width_px * 4));
    made += spec.bold ? 'b' : 'r';
    made += spec.underline ? 'u' : '-';
    made += spec.tight ? 't' : '-';
    made += static_cast<char>('0' + static_cast<int>(spec.align));
    made += spec.text;
    return made;
}

}  // namespace

struct Typesetter::Machine {
    FcConfig* fonts = nullptr;
    FontMap map;
    Context context;
    PangoFontDescription* description = pango_font_description_from_string("Noto Sans");
    cairo_font_options_t* options = cairo_font_options_create();
    std::unordered_map<std::string, Extent> extents;
    std::unordered_map<std::string, float> words;

    ~Machine() {
        context.reset();
        keep_until_the_end(map.release(), fonts);
        pango_font_description_free(description);
        cairo_font_options_destroy(options);
    }

    Layout layout(const Spec& spec, float width_px) const {
        pango_context_set_language(context.get(), pango_language_from_string(spec.lang.c_str()));
        pango_context_set_base_dir(context.get(), reads_from_right(spec.text, spec.lang)
                                                      ? PANGO_DIRECTION_RTL
                                                      : PANGO_DIRECTION_LTR);
        Layout made(pango_layout_new(context.get()));
        pango_font_description_set_absolute_size(description,
                                                 spec.cap_px / cap_share_of_em * PANGO_SCALE);
        pango_font_description_set_weight(description,
                                          spec.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(made.get(), description);
        pango_layout_set_auto_dir(made.get(), FALSE);
        pango_layout_set_text(made.get(), spec.text.data(), static_cast<int>(spec.text.size()));
        if (spec.tight) pango_layout_set_line_spacing(made.get(), tight_line);
        if (spec.underline) {
            PangoAttrList* attributes = pango_attr_list_new();
            pango_attr_list_insert(attributes, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
            pango_layout_set_attributes(made.get(), attributes);
            pango_attr_list_unref(attributes);
        }
        if (width_px > 0) {
            // Half a pixel more: a text must never break because its own width was rounded.
            pango_layout_set_width(made.get(),
                                   static_cast<int>(std::ceil((width_px + 0.5f) * PANGO_SCALE)));
            pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        }
        set_alignment(made.get(), spec);
        return made;
    }

    // Without a direction of Pango's own finding, left is left in a right-to-left paragraph too.
    static void set_alignment(PangoLayout* layout, const Spec& spec) {
        const bool left = spec.align == Align::left;
        pango_layout_set_alignment(layout, spec.align == Align::centre ? PANGO_ALIGN_CENTER
                                           : left                      ? PANGO_ALIGN_LEFT
                                                                       : PANGO_ALIGN_RIGHT);
    }
};

Typesetter::Typesetter(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Typesetter::~Typesetter() = default;

base::Result<std::unique_ptr<Typesetter>> Typesetter::open(const std::string& font_folder) {
    const auto files = font_files(font_folder);
    if (!files) return tl::unexpected<base::Error>(files.error());
    auto machine = std::make_unique<Machine>();
    machine->fonts = FcConfigCreate();
    for (const auto& file : *files) {
        FcConfigAppFontAddFile(machine->fonts, reinterpret_cast<const FcChar8*>(file.c_str()));
    }
    machine->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!machine->map) return base::failed(base::Fault::internal, "Pango has no FreeType fonts");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(machine->map.get()), machine->fonts);
    machine->context.reset(pango_font_map_create_context(machine->map.get()));
    cairo_font_options_set_antialias(machine->options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(machine->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(machine->options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(machine->context.get(), machine->options);
    pango_cairo_context_set_resolution(machine->context.get(), 72);
    pango_context_set_round_glyph_positions(machine->context.get(), FALSE);
    return std::unique_ptr<Typesetter>(new Typesetter(std::move(machine)));
}

Extent Typesetter::extent(const Spec& spec, float width_px) {
    auto name = key(spec, width_px);
    if (const auto found = machine_->extents.find(name); found != machine_->extents.end()) {
        return found->second;
    }
    const auto layout = machine_->layout(spec, width_px);
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    const Extent made{px(logical.width), px(logical.height),
                      px(pango_layout_get_baseline(layout.get())),
                      pango_layout_get_line_count(layout.get()),
                      pango_layout_get_unknown_glyphs_count(layout.get())};
    if (machine_->extents.size() >= measured_texts_max) machine_->extents.clear();
    machine_->extents.emplace(std::move(name), made);
    return made;
}

float Typesetter::longest_word_px(const Spec& spec) {
    auto name = key(spec, 0);
    if (const auto found = machine_->words.find(name); found != machine_->words.end()) {
        return found->second;
    }
    const auto layout = machine_->layout(spec, 1);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    if (machine_->words.size() >= measured_texts_max) machine_->words.clear();
    return machine_->words.emplace(std::move(name), px(logical.width)).first->second;
}

Caret Typesetter::caret(const Spec& spec, float width_px, std::size_t byte) {
    const auto layout = machine_->layout(spec, width_px);
    PangoRectangle strong;
    pango_layout_get_cursor_pos(layout.get(), static_cast<int>(std::min(byte, spec.text.size())),
                                &strong, nullptr);
    return {px(strong.x), px(strong.y), px(strong.height)};
}

std::size_t Typesetter::byte_at(const Spec& spec, float width_px, float x_px, float y_px) {
    const auto layout = machine_->layout(spec, width_px);
    int byte = 0;
    int trailing = 0;
    pango_layout_xy_to_index(layout.get(), static_cast<int>(x_px * PANGO_SCALE),
                             static_cast<int>(y_px * PANGO_SCALE), &byte, &trailing);
    auto at = static_cast<std::size_t>(byte);
    return trailing > 0 ? stop_after(spec.text, at) : at;
}

std::vector<std::size_t> Typesetter::line_starts(const Spec& spec, float width_px) {
    const auto layout = machine_->layout(spec, width_px);
    std::vector<std::size_t> starts;
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
        const auto* line = pango_layout_get_line_readonly(layout.get(), i);
        starts.push_back(static_cast<std::size_t>(line->start_index));
    }
    return starts;
}

Bitmap Typesetter::render(const Spec& spec, float width_px) {
    const auto layout = machine_->layout(spec, width_px);
    PangoRectangle ink;
    pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
    Bitmap made;
    made.left_px = ink.x - 1;
    made.top_px = ink.y - 1;
    made.width_px = std::min(ink.width + 2, bitmap_side_px_max);
    made.height_px = std::min(ink.height + 2, bitmap_side_px_max);
    cairo_surface_t* surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, made.width_px, made.height_px);
    cairo_t* cairo = cairo_create(surface);
    cairo_translate(cairo, -made.left_px, -made.top_px);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const auto* from = cairo_image_surface_get_data(surface);
    const auto stride = cairo_image_surface_get_stride(surface);
    const auto width = static_cast<std::size_t>(made.width_px);
    made.coverage.resize(width * static_cast<std::size_t>(made.height_px));
    for (int row = 0; from && row < made.height_px; ++row) {
        std::copy_n(from + row * stride, width,
                    made.coverage.begin() + static_cast<std::ptrdiff_t>(width) * row);
    }
    cairo_surface_destroy(surface);
    return made;
}

}  // namespace kt::text
