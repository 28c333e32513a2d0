#include "core/keys/opener.hpp"

namespace kt::keys {
namespace {

// Crockford's letters: no I, L, O or U, so that nothing looks like anything else.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view qr_prefix = "KT1:";
constexpr std::string_view lookup_label = "keukentafel opener lookup 1";
constexpr std::string_view key_label = "keukentafel opener key 1";
constexpr std::size_t group_letters = 4;
constexpr std::size_t typed_bytes_max = 200;

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char without_look_alikes(char c) {
    switch (c) {
        case 'O': return '0';
        case 'I':
        case 'L': return '1';
        case 'U': return 'V';
        default: return c;
    }
}

// Capitals and digits only; nothing that separates. Anything else makes the whole unreadable.
std::optional<std::string> typed_letters(std::string_view typed) {
    std::string letters;
    for (char c : typed) {
        c = upper(c);
        if (c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\n' || c == '\r') continue;
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':';
        if (!letter) return std::nullopt;
        letters.push_back(c);
    }
    return letters;
}

std::string plain_letters(const std::array<std::uint8_t, opener_bits / 8>& bits) {
    std::string letters;
    for (std::size_t letter = 0; letter < opener_letters; ++letter) {
        unsigned value = 0;
        for (std::size_t bit = letter * 5; bit < letter * 5 + 5; ++bit) {
            value = (value << 1) | ((bits[bit / 8] >> (7 - bit % 8)) & 1u);
        }
        letters.push_back(alphabet[value]);
    }
    return letters;
}

}  // namespace

Opener Opener::random(base::Random& random) {
    Opener made;
    random.fill(made.bits);
    return made;
}

std::optional<Opener> Opener::parse(std::string_view typed) {
    if (typed.size() > typed_bytes_max) return std::nullopt;
    auto letters = typed_letters(typed);
    if (!letters) return std::nullopt;
    if (letters->starts_with(qr_prefix)) letters->erase(0, qr_prefix.size());
    // Someone may type the prefix without its colon.
    if (letters->size() == opener_letters + 3 && letters->starts_with("KT1")) letters->erase(0, 3);
    if (letters->size() != opener_letters) return std::nullopt;
    Opener made;
    for (std::size_t letter = 0; letter < opener_letters; ++letter) {
        const auto value = alphabet.find(without_look_alikes((*letters)[letter]));
        if (value == std::string_view::npos) return std::nullopt;
        for (std::size_t i = 0; i < 5; ++i) {
            const std::size_t bit = letter * 5 + i;
            const unsigned set = (static_cast<unsigned>(value) >> (4 - i)) & 1u;
            made.bits[bit / 8] |= static_cast<std::uint8_t>(set << (7 - bit % 8));
        }
    }
    wipe({reinterpret_cast<std::uint8_t*>(letters->data()), letters->size()});
    return made;
}

std::string Opener::letters() const {
    std::string grouped;
    const std::string plain = plain_letters(bits);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i != 0 && i % group_letters == 0) grouped.push_back('-');
        grouped.push_back(plain[i]);
    }
    return grouped;
}

std::string Opener::qr_text() const {
    return std::string(qr_prefix) + plain_letters(bits);
}

LookupId Opener::lookup_id() const {
    const Hash whole = hash(lookup_label, bits);
    return *LookupId::from_bytes(base::ByteView(whole).first(base::id_bytes));
}

OpenerKey Opener::key() const {
    Hash whole = hash(key_label, bits);
    OpenerKey made = OpenerKey::from(whole);
    wipe(whole);
    return made;
}

Opener::~Opener() {
    wipe(bits);
}

std::string random_case_number(base::Random& random, int year) {
    std::string number = std::to_string(year);
    for (int i = 0; i < 6; ++i) {
        if (i % 3 == 0) number.push_back('-');
        number.push_back(alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))]);
    }
    return number;
}

}  // namespace kt::keys
