// Tells each counter of each run as a figure: FUNCTION_QUESTIONS_COUNTER, where the counters are
// named by their units. The peer is the same of a smaller guide, so the ratio tells what size
// costs.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "tests/bench/figure.hpp"

namespace kt::bench {

class GuideFigures final : public benchmark::BenchmarkReporter {
  public:
    enum class Beside { the_smallest, the_one_before };
    GuideFigures(Beside beside, std::vector<std::string> counters)
        : beside_(beside), counters_(std::move(counters)) {}

    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs) {
            const auto& of = run.run_name.function_name;
            const auto questions = static_cast<int>(run.counters.at("questions").value);
            for (const auto& counter : counters_) {
                const double ours = run.counters.at(counter).value;
                auto& peer = peers_[of + counter];
                print({of + "_" + std::to_string(questions) + "_" + counter, ours, peer, {}});
                if (!peer || beside_ == Beside::the_one_before) peer = ours;
            }
        }
    }

  private:
    const Beside beside_;
    const std::vector<std::string> counters_;
    std::map<std::string, std::optional<double>> peers_;
};

}  // namespace kt::bench
