// A guide as a picture: an area for each topic, in it from left to right what is asked, what that
// tells, and what may lie behind it; lines where one leads to another. What comes from another area
// stands as a chip in that area's colour, so that no lines cross the whole sheet. At the top, arcs
// show which topics lead to which. Layout is pure; lengths are pixels of the picture. One thread
// (the Measurer's).
#pragma once

#include <string>
#include <vector>

#include "app/text/measure.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide_map {

struct Spot {
    float x = 0, y = 0;
};
struct Box {
    float x = 0, y = 0, width = 0, height = 0;
};

struct Words {  // one line; y is the baseline
    float x = 0, y = 0, cap_px = 0;
    std::string text;
    bool bold = false, soft = false;
};

struct Chip {
    Box box;
    int topic = -1;  // whose colour; -1: what someone comes for
    Words words;
    std::vector<Words> below = {};  // further lines, of a topic with a long title
};

enum class Sort : std::uint8_t { question, signal, need };

struct Card {
    Sort sort = Sort::question;
    int index = 0;  // in the guide
    Box box;
    std::vector<Words> lines;
    std::vector<Chip> chips;
    std::string tip;  // shown when a pointer rests on it
    bool urgent = false, strength = false;
};

struct Link {
    Spot from, to;
};

struct Area {
    int topic = 0;
    Box box;
    std::vector<Words> title;
    std::vector<Card> cards;
    std::vector<Link> links;
};

struct Arc {  // topics that lead to others; from and to stand on one line
    int topic = 0;
    Spot from, to;
    float thickness = 1;
};

struct Map {
    float width = 0, height = 0;
    std::vector<Words> head;
    std::vector<Chip> topics;  // under the arcs
    std::vector<Arc> arcs;
    std::vector<Area> areas;
    int topic_count = 0;
};

// Areas without anything in them are left out.
Map lay_out(const guide::Guide& guide, text::Measurer& measurer);

// The picture as SVG 1.1, with its texts as texts: they can be searched and read aloud.
std::string to_svg(const Map& map, const guide::Guide& guide);

}  // namespace kt::guide_map
