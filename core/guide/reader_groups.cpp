// What a file says of groups of people and of computed facts.
#include "core/guide/reader.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t sum_parts_max = 32;

}  // namespace

void Reader::read_group(const Node& key, const Node& value) {
    Fields fields(value, quoted("group", key.text), file_, remarks_);
    if (!take_name(guide_.group_by_id, key, "group", drafts_.groups.size())) return;
    GroupDraft draft;
    draft.group.id = key.text;
    draft.group.spot = fields.spot(key);
    draft.group.title = fields.text("title", true);
    draft.people = fields.name("people", true);
    draft.group.about = fields.text("about", false);
    if (draft.group.about.empty()) draft.group.about = key.text;
    if (!is_identifier(draft.group.about))
        fields.error(*fields.take("about"), "'about' is a name of a-z, 0-9 and _.");
    fields.refuse_the_rest();
    drafts_.groups.push_back(std::move(draft));
}

void Reader::read_computed(const Node& key, const Node& value) {
    Fields fields(value, quoted("computed fact", key.text), file_, remarks_);
    if (!take_fact_name(key, "computed fact")) return;
    ComputedDraft draft;
    auto& computed = draft.computed;
    computed.id = key.text;
    computed.spot = fields.spot(key);
    computed.title = fields.text("title", true);
    draft.group = fields.name("group", false);
    auto age_of = fields.name("age_of", false);
    draft.counted = fields.name("count", false);
    draft.where = fields.condition("where", false);
    auto parts = fields.texts("sum");
    const int ways = !age_of.empty() + !draft.counted.empty() + !parts.empty();
    if (ways != 1)
        fields.error(key, "The " + fields.what() +
                              " needs one way to compute it: 'age_of', 'count' or 'sum'.");
    if (!draft.where.empty() && draft.counted.empty())
        fields.error(*fields.take("where"), "Only a 'count' has a 'where'.");
    if (!draft.counted.empty() && !draft.group.empty())
        fields.error(*fields.take("count"), "A count is over a whole group, and itself in none.");
    if (parts.size() > sum_parts_max) {
        fields.error(*fields.take("sum"), "A sum has at most 32 parts.");
        parts.resize(sum_parts_max);
    }
    for (const auto* part : parts) draft.parts.push_back({part->text, fields.spot(*part)});
    computed.how = !age_of.empty()          ? Computed::How::age
                   : !draft.counted.empty() ? Computed::How::count
                                            : Computed::How::sum;
    if (!age_of.empty()) draft.parts = {std::move(age_of)};
    fields.refuse_the_rest();
    if (ways == 1) drafts_.computed.push_back(std::move(draft));
}

}  // namespace kt::guide
