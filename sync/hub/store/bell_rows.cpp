#include "sync/hub/store/bell_rows.hpp"

#include <algorithm>

#include "sync/hub/store/rows.hpp"
#include "sync/wire/limits.hpp"

namespace kt::hub {

namespace {

const auto last_bell_key = base::view("bell");

rows::StoredBell decoded(base::ByteView value) {
    auto row = rows::decode_bell(value);
    if (!row) rows::damaged();
    return std::move(*row);
}

void remove_old(Transaction& transaction, const base::TeamId& team, std::int64_t now_ms) {
    std::vector<std::pair<base::Bytes, base::Bytes>> old;  // place, bell
    transaction.scan(Table::bells, team.view(), {}, [&](base::ByteView key, base::ByteView value) {
        const auto row = decoded(value);
        if (now_ms - row.received_ms > wire::bell_life_ms)
            old.emplace_back(base::copy(key), base::copy(row.bell.view()));
        return true;
    });
    for (const auto& [place, bell] : old) {
        transaction.remove(Table::bells, place);
        transaction.remove(Table::bell_places, bell);
    }
}

}  // namespace

bool ring_row(Transaction& transaction, const wire::Bell& bell, const base::TeamId& team,
              std::int64_t now_ms) {
    if (const auto place = transaction.get(Table::bell_places, bell.bell.view())) {
        const auto value = transaction.get(Table::bells, *place);
        return value && decoded(*value).delivered;
    }
    remove_old(transaction, team, now_ms);
    const std::uint64_t position = rows::read_number(transaction, Table::meta, last_bell_key) + 1;
    const auto place = rows::join({team.view(), rows::number(position)});
    transaction.put(Table::meta, last_bell_key, rows::number(position));
    transaction.put(Table::bells, place,
                    rows::encode(rows::StoredBell{bell.bell, now_ms, false, bell.sealed}));
    transaction.put(Table::bell_places, bell.bell.view(), place);
    return false;
}

BellPage read_bells(Transaction& transaction, const std::vector<base::TeamId>& teams,
                    std::uint64_t after, std::size_t rows_max) {
    BellPage page;
    for (const auto& team : teams) {
        transaction.scan(
            Table::bells, team.view(), {}, [&](base::ByteView key, base::ByteView value) {
                auto row = decoded(value);
                const auto position = base::read_be(key.subspan(base::id_bytes));
                if (position > after)
                    page.rows.push_back({position, team, row.bell, std::move(row.sealed)});
                else if (!row.delivered) page.arrived.push_back(base::copy(key));
                return true;
            });
    }
    std::sort(page.rows.begin(), page.rows.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    if (page.rows.size() > rows_max) page.rows.resize(rows_max);
    return page;
}

void mark_delivered(Transaction& transaction, const base::Bytes& place) {
    const auto value = transaction.get(Table::bells, place);
    if (!value) return;
    auto row = decoded(*value);
    row.delivered = true;
    transaction.put(Table::bells, place, rows::encode(row));
}

}  // namespace kt::hub
