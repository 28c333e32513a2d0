// From the bytes of a guide to a guide that a conversation can use: read, merged, compiled and
// checked, in generated guides of 100, 1,000 and 10,000 questions: as people keep one, with a file
// for each topic, and all in one file.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "core/guide/load.hpp"
#include "tests/bench/figure.hpp"
#include "tests/bench/generated.hpp"

namespace {

using namespace kt;

void load_guide(benchmark::State& state, const std::vector<guide::SourceFile>& files) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> waited_ms, cpu_ms;
    for (auto _ : state) {
        const auto cpu_start = std::clock();
        const auto start = Clock::now();
        const auto loaded = guide::load_files(files);
        const std::chrono::duration<double> waited = Clock::now() - start;
        state.SetIterationTime(waited.count());
        waited_ms.push_back(waited.count() * 1e3);
        cpu_ms.push_back(static_cast<double>(std::clock() - cpu_start) * 1e3 / CLOCKS_PER_SEC);
        if (!loaded.usable()) {
            std::cerr << to_line(loaded.remarks.front()) << "\n";
            std::exit(1);
        }
    }
    state.counters["questions"] = static_cast<double>(state.range(0));
    state.counters["median_ms"] = bench::at(waited_ms, 0.5);
    state.counters["cpu_ms"] = bench::at(cpu_ms, 0.5);
}
void by_topic(benchmark::State& state) {
    load_guide(state, bench::generated_files(static_cast<int>(state.range(0))));
}
void one_file(benchmark::State& state) {
    load_guide(state, {{"guide.yaml", bench::generated_guide(static_cast<int>(state.range(0)))}});
}
BENCHMARK(by_topic)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();
BENCHMARK(one_file)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();

// The peer is ten times as small: what a guide of ten times the size costs.
class Figures final : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs) {
            const auto counter = [&](const char* name) { return run.counters.at(name).value; };
            const bool one = run.run_name.function_name == "one_file";
            const auto name = (one ? "load_guide_one_file_" : "load_guide_") +
                              std::to_string(static_cast<int>(counter("questions")));
            if (counter("questions") == 100) smaller_ms_ = smaller_cpu_ms_ = std::nullopt;
            bench::print({name + "_ms", counter("median_ms"), smaller_ms_, {}});
            bench::print({name + "_cpu_ms", counter("cpu_ms"), smaller_cpu_ms_, {}});
            smaller_ms_ = counter("median_ms");
            smaller_cpu_ms_ = counter("cpu_ms");
        }
    }

  private:
    std::optional<double> smaller_ms_, smaller_cpu_ms_;
};

}  // namespace

int main() {
    Figures figures;
    benchmark::RunSpecifiedBenchmarks(&figures);
    return 0;
}
