// The fake road: a hub in the same process, and every way a line can fail. Passes the same contract
// suite as HTTPS. It copies bytes at both ends, so neither side can reach into the other.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "sync/transport/transport.hpp"

namespace kt::transport {

using Answerer = std::function<wire::HttpAnswer(const wire::HttpRequest&)>;

// What goes wrong with one exchange. (A body cut short never gets through HTTP: whoever reads it
// knows its length and drops it; that is `before` or `after`.)
enum class Cut {
    none,
    before,  // the request never arrives
    after,   // it was handled, the answer is lost
};

class MemoryTransport final : public Transport {
  public:
    MemoryTransport(std::string authority, Answerer answerer)
        : authority_(std::move(authority)), answerer_(std::move(answerer)) {}

    base::Result<wire::HttpAnswer> exchange(const wire::HttpRequest& request) override;
    const std::string& authority() const override { return authority_; }

    // Decides the fate of each exchange, by its number from 0. None set: all goes well.
    std::function<Cut(std::size_t exchange)> fate;
    // Changes what is on its way, as someone on the line would.
    std::function<void(wire::HttpRequest&)> meddle;
    std::function<void(wire::HttpAnswer&)> meddle_answer;
    bool up = true;
    // Everything that crossed the line, both ways: what the privacy test searches.
    std::vector<base::Bytes> crossed;

  private:
    std::string authority_;
    Answerer answerer_;
    std::size_t exchanges_ = 0;
};

}  // namespace kt::transport
