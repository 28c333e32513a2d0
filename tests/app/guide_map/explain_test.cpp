// A rehearsal read aloud.
#include "app/guide_map/explain.hpp"

#include <gmock/gmock.h>

#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Explain, every_step_says_why_and_every_signal_from_what) {
    const auto guide = small_guide();
    conversation::Persona persona;
    persona.name = "komt_bijna_niet_buiten";
    persona.asked = "mobility";
    persona.answers["housing.outdoors"].chosen = {"hard"};
    persona.answers["network.see"].chosen = {"rarely"};
    const auto story = explain(guide, conversation::rehearse(guide, persona));
    EXPECT_THAT(story, AllOf(HasSubstr("Komt voor: Ik wil een scootmobiel (in de hal)"),
                             HasSubstr("Hoe vaak ziet u mensen?\n    U ziet bijna nooit mensen."),
                             HasSubstr("wij merkten: komt weinig buiten"),
                             HasSubstr("ziet weinig mensen, want: U ziet bijna nooit mensen."),
                             HasSubstr("Voorgelegd:\n  - Zou u weer meer mensen willen zien?")));
}

TEST(Explain, what_was_skipped_says_so_and_leads_to_nothing) {
    const auto guide = small_guide();
    conversation::Persona persona;
    persona.name = "zegt_liever_niets";
    persona.asked = "mobility";
    persona.skips = {"housing.outdoors", "network.see"};
    const auto story = explain(guide, conversation::rehearse(guide, persona));
    EXPECT_THAT(story,
                AllOf(HasSubstr("(overgeslagen)"), HasSubstr("Wij merkten niets dat verder wijst."),
                      HasSubstr("alleen de eigen woorden gevraagd")));
}

}  // namespace
}  // namespace kt::guide_map
