// From an answer to the next question, in guides of 100, 1,000 and 10,000 questions.
//
// A whole conversation at a table is held again and again: entry, topics, 25 questions, overviews,
// offers. Each step is timed from the facts being told to the next step being known, and the median
// is reported, for a person waits for one step and not for the mean of many.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "core/conversation/engine.hpp"
#include "core/guide/load.hpp"
#include "tests/bench/generated.hpp"
#include "tests/bench/guide_figures.hpp"
#include "tests/bench/walk.hpp"

namespace {

using namespace kt;

guide::Guide generated(int questions) {
    auto loaded = guide::load_files({{"guide.yaml", bench::generated_guide(questions)}});
    if (!loaded.usable()) {
        std::cerr << to_line(loaded.remarks.front()) << "\n";
        std::exit(1);
    }
    return std::move(loaded.guide);
}

void next_question(benchmark::State& state) {
    using Clock = std::chrono::steady_clock;
    const auto guide = generated(static_cast<int>(state.range(0)));
    conversation::Engine engine(guide);
    conversation::Facts facts;
    facts.place = guide::Place::room;
    auto step = engine.next(facts);
    std::vector<double> waited_us;
    for (auto _ : state) {
        if (!bench::answer(guide, step, facts)) {
            facts = {};
            facts.place = guide::Place::room;
        }
        const auto start = Clock::now();
        step = engine.next(facts);
        const std::chrono::duration<double> waited = Clock::now() - start;
        state.SetIterationTime(waited.count());
        waited_us.push_back(waited.count() * 1e6);
    }
    state.counters["questions"] = static_cast<double>(state.range(0));
    state.counters["us"] = bench::at(waited_us, 0.5);
    state.counters["p99_us"] = bench::at(waited_us, 0.99);
}
BENCHMARK(next_question)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();

}  // namespace

int main() {
    using kt::bench::GuideFigures;
    GuideFigures figures(GuideFigures::Beside::the_smallest, {"us", "p99_us"});
    benchmark::RunSpecifiedBenchmarks(&figures);
    return 0;
}
