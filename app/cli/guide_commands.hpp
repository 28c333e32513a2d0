// What keukentafel-cli can do with a guide: talk GUIDE, guide check GUIDE, guide rehearse GUIDE
// [PERSONA…]; draw and diff stand in guide_map_commands.hpp. Each command reads `in`, writes
// plain words (or JSON, if asked) to `out` and complaints to `err`. Nothing told in a terminal is
// kept: there is no case behind it.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kt::cli {

struct Terminal {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

// Adds the subcommands to `app`. While parsing, the one that was asked for runs and leaves in
// `exit_code` 0 when all is well, 1 when a guide has errors or an expectation fails, 2 when
// something could not be read. `terminal` and `exit_code` must outlive the parse.
void add_guide_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int talk(Terminal& terminal, const std::string& guide_path, const std::string& place);
struct CheckOptions {
    bool json = false;
    bool all = false;    // every warning; otherwise the first few of those that are alike
    std::string today;   // 2026-11-22: decides ages, figures, what has ended; empty: by the clock
    std::string locale;  // translations, a folder for each language; empty: if found near the guide
};
int check_guide(Terminal& terminal, const std::string& guide_path, const CheckOptions& options);
enum class Told : std::uint8_t { briefly, with_reasons, as_json };
// `personas`: files, or folders of them. None: GUIDE/personas, else tests/personas.
int rehearse_guide(Terminal& terminal, const std::string& guide_path,
                   const std::vector<std::string>& personas, Told as, bool all = false);

}  // namespace kt::cli
