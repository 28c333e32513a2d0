// Events, seals and wraps made by hand, for tests that speak with the store itself.
#pragma once

#include "sync/hub/store/store.hpp"
#include "tests/support/municipality.hpp"

namespace kt::hub {

// One writer of one device in one case, with as many sections as asked for.
class Story {
  public:
    explicit Story(std::uint64_t seed, std::size_t sections = 1) : random(seed) {
        random.fill(incarnation);
        writer = journal::writer_id(device.public_key(), incarnation);
        for (std::size_t i = 0; i < sections; ++i) chains.push_back(chain());
    }
    journal::SealedEvent tell(std::size_t section = 0, std::string_view words = "ja") {
        auto& to = chains[section];
        const auto key = keys::section_key(case_key, to.id.section);
        auto sealed =
            support::must(seal_event(to.id, to.sequence + 1, to.head, base::EventId::random(random),
                                     key, base::view(words)));
        to.sequence += 1;
        to.head = journal::header_hash(sealed.header);
        return sealed;
    }
    std::vector<journal::SealedEvent> tell_many(int count, std::size_t section = 0) {
        std::vector<journal::SealedEvent> events;
        for (int i = 0; i < count; ++i) events.push_back(tell(section));
        return events;
    }
    VerifiedSeal seal() {
        std::vector<journal::Head> heads;
        for (const auto& to : chains)
            if (to.sequence > 0) heads.push_back({to.id.section, to.sequence, to.head});
        std::sort(heads.begin(), heads.end(),
                  [](const auto& a, const auto& b) { return a.section < b.section; });
        const auto made = journal::make_seal(case_id, device, incarnation, heads);
        return {made, journal::encode(made)};
    }
    PushBatch batch(std::vector<std::vector<journal::SealedEvent>> runs,
                    std::vector<journal::Wrap> wraps = {}) {
        return {case_id, std::move(runs), {seal()}, std::move(wraps), false, 77};
    }
    journal::Wrap wrap_to(const base::TeamId& team) {
        journal::Wrap wrap;
        wrap.to = journal::Wrap::To::team;
        wrap.recipient.bytes = team.bytes;
        wrap.sealed = base::Bytes(80, 7);
        return wrap;
    }
    journal::Wrap wrap_to(const keys::LookupId& lookup) {
        journal::Wrap wrap;
        wrap.to = journal::Wrap::To::opener;
        wrap.recipient.bytes = lookup.bytes;
        wrap.sealed = base::Bytes(72, 8);
        return wrap;
    }

    base::SeededRandom random;
    keys::SigningKey device = keys::SigningKey::random(random);
    base::CaseId case_id = base::CaseId::random(random);
    keys::CaseKey case_key = keys::CaseKey::random(random);
    std::array<std::uint8_t, 16> incarnation{};
    base::WriterId writer;

    struct Chain {
        journal::ChainId id;
        std::uint64_t sequence = 0;
        keys::Hash head{};
    };
    std::vector<Chain> chains;

  private:
    Chain chain() { return {{case_id, base::SectionId::random(random), writer}, 0, {}}; }
};

}  // namespace kt::hub
