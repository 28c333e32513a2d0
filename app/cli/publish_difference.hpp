// What would be different on the devices, for whoever proposes and for whoever approves: against
// what is in use there, or against the guide of their program where nothing was published.
#pragma once

#include <string>
#include <vector>

#include "app/cli/publish_changes.hpp"
#include "app/cli/publish_desk.hpp"
#include "app/cli/publish_guide.hpp"

namespace kt::cli {

struct Difference {
    const DeskEntry* in_use = nullptr;  // none: the guide of the program
    std::string before;                 // in words: what they have now
    std::vector<FileChange> changes;
    std::string for_residents;  // in plain words; empty where nothing can be said
};
base::Result<Difference> difference(PublishDesk& desk, const std::string& guide,
                                    const std::vector<publication::File>& files,
                                    const std::optional<BuiltIn>& built_in);

// A version names one content for ever. Why these files may not be published under it, in words;
// empty: they may.
std::string version_taken(const PublishDesk& desk, const publication::Statement& statement,
                          const std::string& guide_id, const std::vector<publication::File>& files,
                          const std::optional<BuiltIn>& built_in);

// Why nobody would ever see it, in words: no device begins conversations with a guide of the name
// whose place it takes. Empty: one does, by its own report; where no device has reported, by what
// was published, by the guide of their program, or by --replaces.
std::string shown_nowhere(const PublishDesk& desk, const PublishOptions& options,
                          const std::string& name, const std::vector<publication::File>& files);

}  // namespace kt::cli
