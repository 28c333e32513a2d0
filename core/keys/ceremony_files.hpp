// What the files of the ceremony's folder have in common. Used inside core/keys; one thread.
#pragma once

#include "core/keys/ceremony.hpp"

namespace kt::keys {

base::Result<Certificate> read_certificate_file(const std::string& path);
// Certifies under the next issue number, which is durable before any certificate carries it, and
// writes the certificate there.
base::Result<Certificate> issue_to_file(const Root& root, const Subject& subject,
                                        const std::string& path);

}  // namespace kt::keys
