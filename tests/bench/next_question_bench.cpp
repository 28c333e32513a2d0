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
#include "tests/bench/figure.hpp"
#include "tests/bench/generated.hpp"
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
    state.counters["median_us"] = bench::at(waited_us, 0.5);
    state.counters["p99_us"] = bench::at(waited_us, 0.99);
}
BENCHMARK(next_question)->Arg(100)->Arg(1'000)->Arg(10'000)->UseManualTime();

// Sets each guide beside the smallest: what a hundred times as many questions cost.
class Figures final : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs) {
            const auto counter = [&](const char* name) { return run.counters.at(name).value; };
            const auto name =
                "next_question_" + std::to_string(static_cast<int>(counter("questions")));
            bench::print({name + "_us", counter("median_us"), smallest_us_, {}});
            bench::print({name + "_p99_us", counter("p99_us"), smallest_p99_us_, {}});
            if (smallest_us_) continue;
            smallest_us_ = counter("median_us");
            smallest_p99_us_ = counter("p99_us");
        }
    }

  private:
    std::optional<double> smallest_us_;
    std::optional<double> smallest_p99_us_;
};

}  // namespace

int main() {
    Figures figures;
    benchmark::RunSpecifiedBenchmarks(&figures);
    return 0;
}
