#include "core/proof/prove.hpp"

#include "core/guide/graph.hpp"
#include "core/guide/prove.hpp"
#include "core/proof/usage.hpp"

namespace kt::proof {
namespace {

using guide::Remark;

void tell(guide::Proof proof, const guide::Spot& at, const std::string& what,
          const std::string& verb, std::vector<Remark>& remarks) {
    if (proof == guide::Proof::never_holds)
        remarks.push_back(
            {Remark::Level::error, at, what + " can never " + verb + ": no answers lead to it."});
    if (proof == guide::Proof::too_many)
        remarks.push_back({Remark::Level::warning, at,
                           what + " leans on too much to prove that it can " + verb + "."});
}

}  // namespace

void prove(const guide::Guide& guide, std::int64_t, std::vector<Remark>& remarks, const Limits&) {
    const guide::Graph graph(guide);
    for (std::size_t i = 0; i < guide.questions.size(); ++i)
        tell(can_be_asked(guide, static_cast<int>(i)), guide.questions[i].spot,
             "The question '" + guide.questions[i].id + "'", "be asked", remarks);
    for (std::size_t i = 0; i < guide.signals.size(); ++i)
        tell(can_be_raised(guide, static_cast<int>(i)), guide.signals[i].spot,
             "The signal '" + guide.signals[i].id + "'", "be raised", remarks);
    for (std::size_t i = 0; i < guide.needs.size(); ++i)
        tell(can_be_offered(guide, static_cast<int>(i)), guide.needs[i].spot,
             "The need '" + guide.needs[i].id + "'", "be offered", remarks);
    remark_on_usage(guide, graph, remarks);
    guide::put_in_file_order(remarks);
}

base::Result<guide::Loaded> load_and_prove(const std::string& path, std::int64_t today_days,
                                           const Limits& limits) {
    auto loaded = guide::load(path);
    if (loaded && loaded->usable()) prove(loaded->guide, today_days, loaded->remarks, limits);
    return loaded;
}

}  // namespace kt::proof
