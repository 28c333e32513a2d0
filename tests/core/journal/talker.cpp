// A process that writes a journal until it is killed: talker talk|hold FOLDER.
//   talk: the opener's letters, then a line with a number for each answer that is durable
//   hold: opens the journal, writes a note, says "held", and waits
#include <cstdio>

#include "tests/core/journal/talk.hpp"

namespace {

using namespace kt;
using support::must;

void say(const std::string& line) {
    std::puts(line.c_str());
    std::fflush(stdout);
}

void talk(journal::Journal& journal) {
    journal::Desk desk(journal);
    base::SystemRandom random;  // fresh at every start, as in the real program
    const journal::WriterParts own{journal, desk.kiosk, random, desk.town.clock, "boot-1", 1};
    auto writer = must(journal::CaseWriter::begin(own));
    say(must(writer->offer_opener()).letters());
    for (int i = 1;; ++i) {
        must(writer->write(journal::answer("a.q" + std::to_string(i), "yes")));
        say(std::to_string(i));
    }
}

void hold(journal::Journal& journal) {
    must(journal.put_note("held", base::view("by another")));
    say("held");
    while (std::getchar() != EOF) {
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    auto journal = must(journal::open_lmdb_journal(argv[2]));
    if (std::string_view(argv[1]) == "talk") talk(*journal);
    if (std::string_view(argv[1]) == "hold") hold(*journal);
    return 0;
}
