// A trial municipality of real programs without any display: made by packaging/trial.sh in a folder
// of its own, with a hub that can be started, stopped and killed. Everything ends with the object.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/scenario/process.hpp"

namespace kt::scenario {

class TrialFolder {
  public:
    explicit TrialFolder(std::string bin_folder);  // throws std::runtime_error with what went wrong

    // Comes back when it takes connections; throws when it does not. With file_kib_max no file of
    // the hub can grow beyond that: its disk is full.
    void start_hub(int file_kib_max = 0);
    void wait_for_hub() const;  // whoever started it
    void stop_hub() { hub_.reset(); }
    void kill_hub();

    std::string program(const std::string& name) const { return bin_folder_ + "/" + name; }
    std::filesystem::path folder() const { return folder_.path() / "town"; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    std::string at(const std::string& name) const { return (folder() / name).string(); }
    std::string outside(const std::string& name) const { return folder_ / name; }
    std::string hub_store() const { return "lmdb:" + at("hub"); }
    int port() const { return port_; }

    Ran cli(std::vector<std::string> words) const;  // keukentafel-cli
    Ran hub(std::vector<std::string> words) const;  // keukentafel-hub
    // Any program with its words. What does not end by itself gets exit code 124.
    Ran ran(const std::string& name, std::vector<std::string> words,
            const std::map<std::string, std::string>& environment = {}) const;
    std::vector<std::string> laptop_words() const;  // --data and --passphrase-file

  private:
    bool listens() const;
    std::string bin_folder_;
    Folder folder_;
    int port_;
    std::unique_ptr<Process> hub_;
};

}  // namespace kt::scenario
