#include "sync/transport/memory_transport.hpp"

#include "sync/wire/limits.hpp"

namespace kt::transport {

base::Result<wire::HttpAnswer> MemoryTransport::exchange(const wire::HttpRequest& request) {
    const auto broken = base::failed(base::Fault::no_line, "the line to the hub broke");
    if (!up) return base::failed(base::Fault::no_line, "the hub cannot be reached");
    const Cut cut = fate ? fate(exchanges_++) : Cut::none;
    if (cut == Cut::before) return broken;

    wire::HttpRequest arriving = request;
    if (meddle) meddle(arriving);
    crossed.push_back(arriving.body);
    for (const auto& [name, value] : arriving.fields)
        crossed.push_back(base::copy(base::view(name + ": " + value)));
    wire::HttpAnswer answer = answerer_(arriving);
    crossed.push_back(answer.body);
    if (cut == Cut::after) return broken;
    if (meddle_answer) meddle_answer(answer);
    if (answer.body.size() > wire::answer_bytes_max)
        return base::failed(base::Fault::too_large, "the hub's answer is over its limit");
    return answer;
}

}  // namespace kt::transport
