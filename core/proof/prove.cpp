#include "core/proof/prove.hpp"

#include "core/guide/graph.hpp"
#include "core/proof/dates.hpp"
#include "core/proof/hall.hpp"
#include "core/proof/reach.hpp"
#include "core/proof/usage.hpp"

namespace kt::proof {

void prove(const guide::Guide& guide, std::int64_t today_days, std::vector<guide::Remark>& remarks,
           const Limits& limits) {
    const guide::Graph graph(guide);
    Reach reach(guide, graph, today_days, limits, remarks);
    reach.things();
    reach.useless();
    reach.same_needs();
    reach.ways_on();
    reach.unserved_needs();
    remark_on_hall(
        guide, [&](int signal) { return reach.in_hall(signal); }, remarks);
    remark_on_dates(guide, today_days, remarks);
    remark_on_usage(guide, graph, remarks);
    reach.tell_limits();
    guide::put_in_file_order(remarks);
}

base::Result<guide::Loaded> load_and_prove(const std::string& path, std::int64_t today_days,
                                           const Limits& limits) {
    auto loaded = guide::load(path);
    if (loaded && loaded->usable()) prove(loaded->guide, today_days, loaded->remarks, limits);
    return loaded;
}

}  // namespace kt::proof
