#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "app/guide_map/condition_words.hpp"
#include "app/guide_map/map.hpp"
#include "app/guide_map/web.hpp"

namespace kt::guide_map {
namespace {

constexpr float margin = 40, gap = 26, card_gap = 12, padding = 11;
constexpr float card_width = 262, title_width = 150;
constexpr int question_columns = 3, columns = question_columns + 2;
constexpr float text_cap = 8.6f, small_cap = 6.6f, title_cap = 13, head_cap = 22;
constexpr float line_px = 17, chip_px = 17, chip_gap = 4;
constexpr std::size_t chips_max = 4, chip_letters_max = 34;
constexpr float sheet_width =
    2 * margin + title_width + columns * card_width + (columns - 1) * gap + 2 * padding;
constexpr float arc_height_max = 150;

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

// Letters of UTF-8, never half of one.
std::string shortened(const std::string& text) {
    std::size_t letters = 0, i = 0;
    for (; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80u) continue;
        if (letters++ == chip_letters_max) break;
    }
    return i >= text.size() ? text : text.substr(0, i) + "…";
}

class Layout {
  public:
    Layout(const guide::Guide& guide, text::Measurer& measurer)
        : guide_(guide), web_(guide), measurer_(measurer) {}

    Map run() {
        map_.width = sheet_width;
        map_.topic_count = static_cast<int>(guide_.topics.size());
        float y = head();
        for (int topic = 0; topic < map_.topic_count; ++topic) {
            auto area = area_of(topic, y);
            if (area.cards.empty()) continue;
            y = area.box.y + area.box.height + gap;
            map_.areas.push_back(std::move(area));
        }
        map_.height = y - gap + margin;
        return std::move(map_);
    }

  private:
    // ---- one card
    Words line(const std::string& text, float cap, bool bold = false, bool soft = false) const {
        return {0, 0, cap, text, bold, soft};
    }

    std::vector<Words> wrapped(const std::string& text, float cap, float width, bool bold) {
        text::Spec spec;
        spec.text = text;
        spec.cap_px = cap;
        spec.bold = bold;
        auto starts = measurer_.line_starts(spec, width);
        starts.push_back(text.size());
        std::vector<Words> lines;
        for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
            auto part = text.substr(starts[i], starts[i + 1] - starts[i]);
            while (!part.empty() && (part.back() == ' ' || part.back() == '\n')) part.pop_back();
            lines.push_back(line(part, cap, bold));
        }
        return lines;
    }

    float width_of(const std::string& text, float cap, bool bold = false) {
        text::Spec spec;
        spec.text = text;
        spec.bold = bold;
        spec.cap_px = cap;
        return measurer_.extent(spec, 0).width_px;
    }

    static std::string place_words(guide::Place place, bool alone_only) {
        std::string words = place == guide::Place::hall   ? "in de hal"
                            : place == guide::Place::room ? "aan tafel"
                                                          : "thuis";
        return alone_only ? words + ", alleen onder vier ogen" : words;
    }

    Card card_of(Sort sort, int index, const std::string& text, const std::string& below,
                 const guide::Expression& when, int topic) {
        Card card;
        card.sort = sort;
        card.index = index;
        card.box.width = card_width;
        card.lines = wrapped(text, text_cap, card_width - 2 * padding, sort == Sort::need);
        if (sort == Sort::question)
            for (const auto& probe : web_.probes_of(index))
                for (auto words :
                     wrapped("› " + probe, small_cap, card_width - 2 * padding, false)) {
                    words.soft = true;
                    card.lines.push_back(std::move(words));
                }
        if (!below.empty()) card.lines.push_back(line(below, small_cap, false, true));
        card.tip = text + " — " + in_words(guide_, when) + ".";
        std::size_t more = 0;
        for (const auto& source : web_.sources_of(when)) {
            if (source.topic == topic) continue;
            if (card.chips.size() == chips_max) ++more;
            else card.chips.push_back({{}, source.topic, line(shortened(source.words), small_cap)});
        }
        if (more > 0)
            card.chips.push_back(
                {{}, -1, line("en nog " + std::to_string(more), small_cap, false, true)});
        size(card);
        return card;
    }

    void size(Card& card) {
        float y = padding;
        for (auto& words : card.lines) {
            words.x = padding;
            words.y = y + words.cap_px + 2;
            y += line_px;
        }
        if (!card.chips.empty()) y += chip_gap;
        for (auto& chip : card.chips) {
            const float width = width_of(chip.words.text, small_cap) + 14;
            chip.box = {padding, y, std::min(width, card_width - 2 * padding), chip_px - 2};
            chip.words.x = padding + 7;
            chip.words.y = y + chip_px / 2 + small_cap / 2 - 1;
            y += chip_px + chip_gap - 1;
        }
        card.box.height = y + padding - 3;
    }

    static void move(Card& card, float x, float y) {
        card.box.x = x;
        card.box.y = y;
        for (auto& words : card.lines) words.x += x, words.y += y;
        for (auto& chip : card.chips) {
            chip.box.x += x, chip.box.y += y;
            chip.words.x += x, chip.words.y += y;
        }
    }

    // ---- one area
    Area area_of(int topic, float top) {
        Area area;
        area.topic = topic;
        std::array<float, columns> y;
        y.fill(top + padding);
        const auto place = [&](Card card, int column) {
            const auto c = static_cast<std::size_t>(column);
            move(card,
                 margin + title_width + padding + static_cast<float>(column) * (card_width + gap),
                 y[c]);
            y[c] += card.box.height + card_gap;
            area.cards.push_back(std::move(card));
        };
        place_questions(topic, place, y);
        for (int i = 0; i < static_cast<int>(guide_.signals.size()); ++i) {
            const auto& signal = at(guide_.signals, i);
            if (signal.topic != topic) continue;
            auto card = card_of(Sort::signal, i, signal.title, "", signal.when, topic);
            card.urgent = signal.urgent;
            card.strength = signal.strength;
            place(std::move(card), question_columns);
        }
        for (int i = 0; i < static_cast<int>(guide_.needs.size()); ++i) {
            const auto& need = at(guide_.needs, i);
            if (need.topic != topic) continue;
            place(card_of(Sort::need, i, need.offer, options_words(i), need.when, topic),
                  question_columns + 1);
        }
        const float bottom = *std::max_element(y.begin(), y.end());
        area.box = {margin, top, sheet_width - 2 * margin, bottom - top - card_gap + padding};
        name(area);
        connect(area);
        return area;
    }

    // Column by what leads to what; one that is much longer than the next lends it cards that lead
    // nowhere further.
    template <class PlaceCard>
    void place_questions(int topic, PlaceCard place, const std::array<float, columns>& y) {
        for (int depth = 0; depth < question_columns; ++depth)
            for (int i = 0; i < static_cast<int>(guide_.questions.size()); ++i) {
                const auto& question = at(guide_.questions, i);
                if (question.topic != topic || !Web::shown(question)) continue;
                if (web_.depth_of(i, question_columns - 1) != depth) continue;
                std::string below = place_words(question.place, question.alone_only);
                if (question.person > 0) below += ", over ieder van hen";
                auto card = card_of(Sort::question, i, question.ask, below, question.when, topic);
                card.urgent = question.urgent;
                int column = depth;
                for (int c = depth + 1; c < question_columns; ++c)
                    if (y[static_cast<std::size_t>(c)] + 2 * card.box.height <
                        y[static_cast<std::size_t>(column)])
                        column = c;
                place(std::move(card), column);
            }
    }

    std::string options_words(int need) const {
        const auto count =
            std::count_if(guide_.options.begin(), guide_.options.end(), [&](const auto& option) {
                return std::find(option.needs.begin(), option.needs.end(), need) !=
                       option.needs.end();
            });
        if (count == 0) return "";
        return count == 1 ? "1 mogelijkheid" : std::to_string(count) + " mogelijkheden";
    }

    void name(Area& area) {
        const auto& topic = at(guide_.topics, area.topic);
        float y = area.box.y + padding + 2;
        for (auto words : wrapped(topic.title, title_cap, title_width - padding, true)) {
            words.x = area.box.x + padding + 4;
            words.y = y + title_cap + 4;
            y += 24;
            area.title.push_back(std::move(words));
        }
        for (auto words : wrapped(topic.reason, small_cap, title_width - 2 * padding, false)) {
            words.x = area.box.x + padding + 4;
            words.y = y + small_cap + 10;
            words.soft = true;
            y += 15;
            area.title.push_back(std::move(words));
        }
        area.box.height = std::max(area.box.height, y - area.box.y + padding + 10);
    }

    void connect(Area& area) const {
        const auto card_for = [&](Sort sort, int index) -> const Card* {
            for (const auto& card : area.cards)
                if (card.sort == sort && card.index == index) return &card;
            return nullptr;
        };
        for (const auto& card : area.cards) {
            const auto& when = card.sort == Sort::question ? at(guide_.questions, card.index).when
                               : card.sort == Sort::signal ? at(guide_.signals, card.index).when
                                                           : at(guide_.needs, card.index).when;
            for (const auto& source : web_.sources_of(when)) {
                if (source.topic != area.topic || source.index < 0) continue;
                const Card* from = card_for(source.sort, source.index);
                if (!from || from == &card) continue;
                area.links.push_back(
                    {{from->box.x + from->box.width,
                      from->box.y + std::min(from->box.height / 2, 24.0f)},
                     {card.box.x, card.box.y + std::min(card.box.height / 2, 24.0f)}});
            }
        }
    }

    // ---- the head: what it is, and which topics lead to which
    std::map<std::pair<int, int>, int> ways() const {
        std::map<std::pair<int, int>, int> count;
        const auto add = [&](const guide::Expression& when, int topic) {
            for (const auto& source : web_.sources_of(when))
                if (source.topic >= 0 && source.topic != topic) ++count[{source.topic, topic}];
        };
        for (const auto& question : guide_.questions)
            if (Web::shown(question)) add(question.when, question.topic);
        for (const auto& signal : guide_.signals) add(signal.when, signal.topic);
        for (const auto& need : guide_.needs) add(need.when, need.topic);
        return count;
    }

    // The same number as `guide check` tells; on fewer cards if some share one.
    std::string questions_words(std::size_t cards) const {
        const auto all = std::to_string(guide_.questions.size()) + " vragen";
        return cards == guide_.questions.size() ? all + ", "
                                                : all + " op " + std::to_string(cards) +
                                                      " kaarten (doorvragen, en dezelfde vraag "
                                                      "over ieder mens, staan bij elkaar), ";
    }

    float head() {
        const auto cards =
            std::count_if(guide_.questions.begin(), guide_.questions.end(), Web::shown);
        float y = margin + head_cap;
        map_.head.push_back({margin, y, head_cap, "Het gesprek '" + guide_.id + "'", true, false});
        y += 32;
        const auto counted = [](std::size_t count, const char* words) {
            return std::to_string(count) + " " + words;
        };
        map_.head.push_back({margin, y, text_cap + 1,
                             "Versie " + guide_.version + ". " +
                                 questions_words(static_cast<std::size_t>(cards)) +
                                 counted(guide_.signals.size(), "dingen die wij kunnen merken, ") +
                                 counted(guide_.needs.size(), "vragen achter de vraag, ") +
                                 counted(guide_.options.size(), "mogelijkheden, ") +
                                 counted(guide_.parties.size(), "partijen."),
                             false, true});
        y += 22;
        map_.head.push_back({margin, y, text_cap + 1,
                             "Van links naar rechts: wat wij vragen, wat wij dan merken, en wat er "
                             "achter kan zitten. Een lijn of een label zegt: daardoor.",
                             false, true});
        return arcs(y + arc_height_max + 24);
    }

    static std::vector<Words*> words_of(Chip& chip) {
        std::vector<Words*> all{&chip.words};
        for (auto& words : chip.below) all.push_back(&words);
        return all;
    }

    // As many lines as the title needs; smaller only if one word is wider than the room there is.
    Chip topic_chip(const std::string& title, float width_max) {
        constexpr float aside = 6, above = 5, line_step = 15, cap_min = 5, cap_step = 0.4f;
        float cap = text_cap, widest = 0;
        std::vector<Words> lines;
        do {
            lines = wrapped(title, cap, width_max - 2 * aside, true);
            widest = 0;
            for (const auto& words : lines)
                widest = std::max(widest, width_of(words.text, cap, true));
            cap -= cap_step;
        } while (cap > cap_min && widest > width_max - 2 * aside);
        Chip chip;
        chip.box = {0, 0, widest + 2 * aside,
                    2 * above + line_step * static_cast<float>(lines.size())};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            auto& words = lines[i];
            words.x = (chip.box.width - width_of(words.text, words.cap_px, true)) / 2;
            words.y = above + line_step * (static_cast<float>(i) + 0.5f) + words.cap_px / 2;
            if (i == 0) chip.words = std::move(words);
            else chip.below.push_back(std::move(words));
        }
        return chip;
    }

    float arcs(float line) {
        const float step = (sheet_width - 2 * margin) / static_cast<float>(map_.topic_count);
        const auto middle = [&](int topic) {
            return margin + step * (static_cast<float>(topic) + 0.5f);
        };
        for (const auto& [way, count] : ways())
            map_.arcs.push_back({way.first,
                                 {middle(way.first), line},
                                 {middle(way.second), line},
                                 1.2f + 1.3f * std::sqrt(static_cast<float>(count))});
        float highest = 0;
        for (int topic = 0; topic < map_.topic_count; ++topic) {
            const auto& title = at(guide_.topics, topic).title;
            auto chip = topic_chip(title, step - 2);
            chip.topic = topic;
            const float left = middle(topic) - chip.box.width / 2, top = line + 8;
            chip.box.x = left, chip.box.y = top;
            for (auto* words : words_of(chip)) words->x += left, words->y += top;
            highest = std::max(highest, chip.box.height);
            map_.topics.push_back(std::move(chip));
        }
        return line + 8 + highest + gap;
    }

    const guide::Guide& guide_;
    Web web_;
    text::Measurer& measurer_;
    Map map_;
};

}  // namespace

Map lay_out(const guide::Guide& guide, text::Measurer& measurer) {
    return Layout(guide, measurer).run();
}

}  // namespace kt::guide_map
