// Becoming one of the municipality's devices, over the line: the request is said again until a
// custodian's package is there. Everything in the package is checked against the ticket's root key.
// The keys never leave the device; the request and the package may as well travel as files.
#pragma once

#include <memory>
#include <optional>

#include "core/keys/identity.hpp"
#include "sync/transport/transport.hpp"

namespace kt::client {

// None: the hub has the request, and no package yet.
// Fault::not_allowed: not a ticket of this hub; already_done: used by another device; no_line.
base::Result<std::optional<keys::DeviceIdentity>> ask_for_package(const keys::Enrolment& enrolment,
                                                                  transport::Transport& transport);

base::Result<std::unique_ptr<transport::Transport>> hub_transport(const keys::Ticket& ticket);

}  // namespace kt::client
