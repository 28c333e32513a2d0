// A publisher talking with the hub: makes itself known when the hub does not know it yet, and then
// asks. Each call is one exchange or two. What comes back is verified by whoever reads it
// (core/publication). Belongs to one thread, as its transport does.
#pragma once

#include "core/keys/publisher.hpp"
#include "core/publication/record.hpp"
#include "sync/client/session.hpp"

namespace kt::client {

class PublisherLine {
  public:
    // `publisher` has its papers.
    PublisherLine(transport::Transport& transport, const keys::Publisher& publisher)
        : session_(transport, publisher.signing), publisher_(publisher) {}

    Tried<wire::DeskAnswer> desk();
    Tried<wire::GuideAnswer> guide(const publication::Digest& digest);
    Tried<wire::Done> propose(const wire::Propose& message);
    Tried<wire::Done> approve(const wire::Approve& message);
    Tried<wire::Done> withdraw(const wire::Withdraw& message);

  private:
    template <class Answer, class Question>
    Tried<Answer> ask(std::string_view path, const Question& question);

    Session session_;
    const keys::Publisher& publisher_;
};

base::Result<std::unique_ptr<transport::Transport>> hub_transport(const keys::Publisher& publisher);

}  // namespace kt::client
