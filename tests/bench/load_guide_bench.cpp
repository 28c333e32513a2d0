// From the bytes of a guide to a guide that a conversation can use: read, merged, compiled and
// checked, in generated guides of 100, 1,000 and 10,000 questions: as people keep one, with a file
// for each topic, and all in one file.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "core/guide/load.hpp"
#include "tests/bench/generated.hpp"
#include "tests/bench/guide_figures.hpp"

namespace {

using namespace kt;

void load(benchmark::State& state, const std::vector<guide::SourceFile>& files) {
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
    state.counters["ms"] = bench::at(waited_ms, 0.5);
    state.counters["cpu_ms"] = bench::at(cpu_ms, 0.5);
}
void load_guide(benchmark::State& state) {
    load(state, bench::generated_files(static_cast<int>(state.range(0))));
}
void load_guide_one_file(benchmark::State& state) {
    load(state, {{"guide.yaml", bench::generated_guide(static_cast<int>(state.range(0)))}});
}
BENCHMARK(load_guide)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();
BENCHMARK(load_guide_one_file)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();

}  // namespace

int main() {
    using kt::bench::GuideFigures;
    GuideFigures figures(GuideFigures::Beside::the_one_before, {"ms", "cpu_ms"});
    benchmark::RunSpecifiedBenchmarks(&figures);
    return 0;
}
