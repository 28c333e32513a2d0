// publish preview and publish propose: a guide is checked, compared with what the devices have, and
// signed for another to approve.
#include "app/cli/publish_commands.hpp"
#include "app/cli/publish_json.hpp"
#include "core/base/clock.hpp"
#include "core/base/random.hpp"

namespace kt::cli {
namespace {

using base::Fault;

// Checked, packed and compared.
struct Ready {
    Prepared guide;
    publication::Packed packed;
    publication::Statement statement;
    std::unique_ptr<PublishDesk> desk;
    Difference difference;
};

base::Result<publication::Statement> statement_of(const Prepared& guide,
                                                  const publication::Packed& packed,
                                                  const PublishDesk& desk) {
    publication::Statement statement;
    base::SystemRandom random;
    statement.id = publication::PublicationId::random(random);
    statement.guide = guide.replaces;
    statement.version = guide.loaded.guide.version;
    statement.created_ms = base::SystemClock().wall_ms();
    if (const auto* last = desk.last(statement.guide)) {
        statement.sequence = last->proposed.statement.sequence + 1;
        statement.previous = last->proposed.digest;
    }
    const auto digest = base::from_hex(guide.loaded.guide.digest);
    if (!digest || digest->size() != keys::hash_bytes)
        return base::failed(Fault::internal, "de gids heeft geen kenmerk");
    std::copy(digest->begin(), digest->end(), statement.guide_digest.begin());
    statement.unpacked_bytes = static_cast<std::uint32_t>(packed.unpacked_bytes);
    statement.bundle = keys::hash(packed.bytes);
    return statement;
}

// In whole kilobytes, upwards: what is refused is never told as fitting.
std::string kilobytes(std::size_t bytes) {
    constexpr std::size_t kilobyte = 1000;
    return std::to_string((bytes + kilobyte - 1) / kilobyte) + " kB";
}

base::Result<publication::Packed> pack(const std::vector<publication::File>& files) {
    auto packed = publication::pack_at_any_size(files);
    if (packed && packed->bytes.size() > publication::packed_bytes_max)
        return base::failed(
            Fault::too_large,
            "Deze gids is ingepakt " + kilobytes(packed->bytes.size()) +
                " en gaat niet in een bericht naar de apparaten: dat is ten hoogste " +
                kilobytes(publication::packed_bytes_max) +
                ". Een blad als CSV is kleiner dan als ODS, zeker als er plaatjes in staan.");
    return packed;
}

// Complains, and gives an exit code, when it may not be published.
tl::expected<Ready, int> make_ready(Terminal& terminal, const PublishOptions& options) {
    auto prepared = prepare(options, base::SystemClock().wall_ms() / day_ms);
    if (!prepared) return tl::unexpected(tell(terminal, prepared.error()));
    print(terminal, prepared->loaded.remarks);
    if (!prepared->loaded.usable())
        return tl::unexpected(
            refuse(terminal, "Deze gids heeft fouten en kan niet gepubliceerd worden."));
    auto packed = pack(prepared->files);
    if (!packed) return tl::unexpected(tell(terminal, packed.error()));
    auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tl::unexpected(tell(terminal, desk.error()));
    const auto statement = statement_of(*prepared, *packed, **desk);
    if (!statement) return tl::unexpected(tell(terminal, statement.error()));
    if (const auto why = shown_nowhere(**desk, options, prepared->replaces, prepared->files);
        !why.empty())
        return tl::unexpected(refuse(terminal, why));
    const auto own = built_in(options, prepared->replaces);
    if (!own) return tl::unexpected(tell(terminal, own.error()));
    auto found = difference(**desk, prepared->replaces, prepared->files, *own);
    if (!found) return tl::unexpected(tell(terminal, found.error()));
    if (const auto taken =
            version_taken(**desk, *statement, prepared->loaded.guide.id, prepared->files, *own);
        !taken.empty())
        return tl::unexpected(refuse(terminal, taken));
    return Ready{std::move(*prepared), std::move(*packed), *statement, std::move(*desk),
                 std::move(*found)};
}

}  // namespace

int publish_preview(Terminal& terminal, const PublishOptions& options) {
    const auto ready = make_ready(terminal, options);
    if (!ready) return ready.error();
    const auto to = devices_of(ready->desk->hub());
    if (options.json) terminal.out << json_of(ready->statement, ready->difference, to);
    else print(terminal, ready->difference, to);
    return all_well;
}

int publish_propose(Terminal& terminal, const PublishOptions& options) {
    auto ready = make_ready(terminal, options);
    if (!ready) return ready.error();
    if (ready->difference.in_use != nullptr && ready->difference.changes.empty())
        return refuse(terminal, "De apparaten hebben dit al: er verandert niets.");
    const auto& statement = ready->statement;
    auto done = ready->desk->line().propose(
        {publication::propose(statement, ready->desk->signer()), std::move(ready->packed.bytes)});
    if (!done) return tell(terminal, done.error());
    const auto digest = publication::digest_of(statement);
    const auto to = devices_of(ready->desk->hub());
    if (options.json) {
        terminal.out << json_of(statement, ready->difference, to, &digest);
        return all_well;
    }
    print(terminal, ready->difference, to);
    terminal.out << "Voorgesteld: " << title_of(statement)
                 << ".\nEen ander keurt het goed met: publish approve "
                 << publication::short_name(digest) << "\n";
    return all_well;
}

}  // namespace kt::cli
