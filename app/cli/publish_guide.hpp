// A guide as it would be published, read from its folder, and the one that the devices' program
// brings by itself. Reads files; decides nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/publish_commands.hpp"
#include "core/guide/load.hpp"
#include "core/publication/bundle.hpp"

namespace kt::cli {

struct Prepared {
    guide::Loaded loaded;  // with what was proven about it and its translations
    std::vector<publication::File> files;
    std::string replaces;
};
// Fault::not_allowed: a link leads out of the guide's folder, or that of its translations.
base::Result<Prepared> prepare(const PublishOptions& options, std::int64_t today_days);

// What devices begin conversations with where nothing was published.
struct BuiltIn {
    std::string guide, version;
    std::vector<publication::File> files;
};
// None where this program does not lie beside it; --built-in says where then. A folder that was
// named and cannot be read is an error.
base::Result<std::optional<BuiltIn>> built_in(const PublishOptions& options,
                                              const std::string& guide);

// Whether devices begin with a guide of this name where nothing was published: by --built-in, else
// as kiosks are installed. That a guide lies here among others says nothing about a device.
bool comes_with_the_program(const PublishOptions& options, const std::string& guide);

}  // namespace kt::cli
