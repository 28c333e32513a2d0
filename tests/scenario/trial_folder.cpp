#include "tests/scenario/trial_folder.hpp"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace kt::scenario {

TrialFolder::TrialFolder(std::string bin_folder)
    : bin_folder_(std::move(bin_folder)), port_(free_port()) {
    const auto made = run({"bash", "packaging/trial.sh", folder().string(), std::to_string(port_)},
                          {}, {{"KT_BIN", bin_folder_}});
    if (made.exit_code != 0)
        throw std::runtime_error("the trial municipality was not made: " + made.err + made.out);
}

bool TrialFolder::listens() const {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    const bool connected = connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return connected;
}

void TrialFolder::start_hub(int file_kib_max) {
    std::vector<std::string> command{"bash", "packaging/trial.sh", folder().string(),
                                     std::to_string(port_), "serve"};
    if (file_kib_max > 0)
        command.insert(command.begin(),
                       {"bash", "-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"",
                        std::to_string(file_kib_max)});
    hub_.reset();  // the one that runs ends first: they share a port
    hub_ = std::make_unique<Process>(command, outside("hub.log"),
                                     std::map<std::string, std::string>{{"KT_BIN", bin_folder_}});
    wait_for_hub();
}

void TrialFolder::wait_for_hub() const {
    constexpr int wait_ms_max = 10'000, wait_ms = 20;
    for (int waited = 0; waited < wait_ms_max; waited += wait_ms) {
        if (listens()) return;
        sleep_ms(wait_ms);
    }
    throw std::runtime_error("the hub does not serve: " + read_file(outside("hub.log")));
}

void TrialFolder::kill_hub() {
    if (hub_) hub_->signal(SIGKILL);
    hub_.reset();
}

Ran TrialFolder::ran(const std::string& name, std::vector<std::string> words,
                     const std::map<std::string, std::string>& environment) const {
    const std::vector<std::string> command{"timeout", "60", program(name)};
    words.insert(words.begin(), command.begin(), command.end());
    return run(words, {}, environment);
}

Ran TrialFolder::cli(std::vector<std::string> words) const {
    return ran("keukentafel-cli", std::move(words));
}

Ran TrialFolder::hub(std::vector<std::string> words) const {
    return ran("keukentafel-hub", std::move(words));
}

std::vector<std::string> TrialFolder::laptop_words() const {
    return {"--data", at("laptop"), "--passphrase-file", at("passphrase")};
}

}  // namespace kt::scenario
