#include "core/keys/ceremony.hpp"

#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;

constexpr std::string_view share_prefix = "KT-RECOVERY-1:";
constexpr std::size_t share_text_max = 256;

}  // namespace

RecoveryShare::~RecoveryShare() {
    wipe(half);
}

std::pair<RecoveryShare, RecoveryShare> split_recovery(const BoxKey& recovery,
                                                       base::Random& random) {
    std::pair<RecoveryShare, RecoveryShare> shares;
    shares.first.number = 1;
    shares.second.number = 2;
    shares.first.recovery = shares.second.recovery = recovery.public_key();
    random.fill(shares.first.half);
    for (std::size_t i = 0; i < key_bytes; ++i) {
        shares.second.half[i] = shares.first.half[i] ^ recovery.seed()[i];
    }
    return shares;
}

base::Result<BoxKey> join_recovery(const RecoveryShare& one, const RecoveryShare& other) {
    if (one.number == other.number) {
        return base::failed(Fault::bad_input, "both halves come from the same custodian");
    }
    std::array<std::uint8_t, key_bytes> seed{};
    for (std::size_t i = 0; i < key_bytes; ++i) seed[i] = one.half[i] ^ other.half[i];
    BoxKey joined = BoxKey::from_seed(seed);
    wipe(seed);
    if (joined.public_key() != one.recovery || joined.public_key() != other.recovery) {
        return base::failed(Fault::not_authentic, "these two halves do not belong together");
    }
    return joined;
}

std::string share_text(const RecoveryShare& share) {
    base::Bytes bytes;
    base::put_be(bytes, share.number, 1);
    base::append(bytes, share.recovery);
    base::append(bytes, share.half);
    base::append(bytes, base::ByteView(hash(bytes)).first(4));
    std::string text = std::string(share_prefix) + base::to_base64(bytes);
    wipe(bytes);
    return text;
}

base::Result<RecoveryShare> parse_share(std::string_view text) {
    const auto bad = [] {
        return base::failed(Fault::bad_input, "this is not a custodian's half, or not a whole one");
    };
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    if (text.size() > share_text_max || !text.starts_with(share_prefix)) return bad();
    auto bytes = base::from_base64(text.substr(share_prefix.size()));
    if (!bytes || bytes->size() < 4) return bad();
    const base::ByteView content = base::ByteView(*bytes).first(bytes->size() - 4);
    const Hash check = hash(content);
    RecoveryShare share;
    Fields fields(content);
    share.number = static_cast<std::uint8_t>(fields.number(1));
    fields.must_be(share.number == 1 || share.number == 2);
    fields.into(share.recovery);
    fields.into(share.half);
    const bool whole = std::equal(check.begin(), check.begin() + 4, bytes->end() - 4);
    wipe(*bytes);
    if (!fields.good_end() || !whole) return bad();
    return share;
}

Team make_team(std::string name, base::Random& random) {
    return {base::TeamId::random(random), std::move(name), BoxKey::random(random)};
}

base::Result<SealedTeamKey> seal_team_key(const Team& team, const DeviceCertificate& laptop) {
    if (laptop.role != Role::laptop || !laptop.box) {
        return base::failed(Fault::not_allowed, "a team's key is given to laptops only");
    }
    if (!usable_box_key(*laptop.box)) {
        return base::failed(Fault::bad_input, "nothing can be sealed to this laptop's key");
    }
    return SealedTeamKey{team.id, seal_to(*laptop.box, team.box.seed())};
}

}  // namespace kt::keys
