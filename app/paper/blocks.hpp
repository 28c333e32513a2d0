// A paper as plain data: blocks from top to bottom, each with its words and, beside them, the Dutch
// ones. Composing decides what is said; the sheet decides where it stands. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "app/paper/receipt.hpp"

namespace kt::paper {

struct Block {
    enum class Kind {
        title,    // once, at the top
        status,   // in a box: what has happened with this
        waiting,  // the same, where it has not happened yet
        number,   // label in `text`, the number itself in `verbatim`
        heading,  // begins a part; stays with what follows
        words,    // a paragraph
        quote,    // `verbatim`: the person's own words
        answer,   // `text`: what was asked; `verbatim` or `value`: what was answered
        date,     // `value`: a day, large; `text`: what is then
        help,     // `verbatim`: the number; `text`: whom it reaches
        code,     // QR of `verbatim`, letters in `value`
        new_page,
    } kind = Kind::words;
    std::string text;
    std::string dutch;  // of `text`; empty when the paper is Dutch
    std::string value;
    std::string value_dutch;
    std::string verbatim;
};

std::vector<Block> compose(const ReceiptView& view, const model::Translate& tr);

}  // namespace kt::paper
