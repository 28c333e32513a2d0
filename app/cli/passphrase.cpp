#include "app/cli/passphrase.hpp"

#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace kt::cli {
namespace {

// What is typed is not shown, where this is a real terminal.
class Unseen {
  public:
    explicit Unseen(const std::istream& in) : real_(&in == &std::cin && isatty(STDIN_FILENO)) {
        if (!real_ || tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() {
        if (real_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

  private:
    bool real_;
    termios before_{};
};

}  // namespace

base::Result<std::string> read_passphrase(Terminal& terminal, const std::string& file) {
    std::string line;
    if (file.empty()) {
        terminal.err << "Wachtzin: " << std::flush;
        const Unseen unseen(terminal.in);
        std::getline(terminal.in, line);
        terminal.err << "\n";
        return line;
    }
    std::ifstream in(file);
    if (!in) return base::failed(base::Fault::not_found, "cannot read " + file);
    std::getline(in, line);
    return line;
}

}  // namespace kt::cli
