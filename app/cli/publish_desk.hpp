// A publisher at work: who they are, and the hub's desk as they may believe it (every record
// verified under the root). Decides nothing by itself: the commands do. One thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/publish_commands.hpp"
#include "core/keys/publisher.hpp"
#include "core/publication/record.hpp"
#include "sync/client/publisher.hpp"

namespace kt::cli {

// One that was proposed, and what became of it.
struct DeskEntry {
    publication::Proposed proposed;
    std::int64_t received_ms = 0;
    std::optional<keys::PublisherCertificate> approved_by;
    std::optional<publication::Withdrawn> withdrawn;
    bool struck_off = false;  // one of these two may publish no more: no device begins with it
};

class PublishDesk {
  public:
    // Asks for the passphrase, and the hub for what there is.
    static base::Result<std::unique_ptr<PublishDesk>> open(Terminal& terminal,
                                                           const PublishOptions& options);

    const std::vector<DeskEntry>& entries() const { return entries_; }  // newest first
    const wire::DeskAnswer& hub() const { return hub_; }
    publication::Signer signer() const;
    client::PublisherLine& line() { return *line_; }
    const std::string& name() const { return publisher_->name; }

    const DeskEntry* last(const std::string& guide) const;  // the highest that was approved
    // Waits no more: somebody else's was approved for its place.
    bool was_overtaken(const DeskEntry& entry) const;
    // As the devices decide it (core/publication/shelf.hpp).
    const DeskEntry* in_use(const std::string& guide) const;
    std::vector<const DeskEntry*> named(const std::string& id) const;
    // Its files, verified.
    base::Result<std::vector<publication::File>> files_of(const DeskEntry& entry);

  private:
    base::Status look();

    std::optional<keys::Publisher> publisher_;
    std::unique_ptr<transport::Transport> transport_;
    std::unique_ptr<client::PublisherLine> line_;
    wire::DeskAnswer hub_;
    std::vector<DeskEntry> entries_;
};

// A refusal of the hub, in the words of whoever stands at this desk.
std::string in_dutch(const client::Trouble& trouble);

}  // namespace kt::cli
