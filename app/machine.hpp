// What the programs ask of the machine they start on: whole strings, so that all else stays pure.
#pragma once

#include <string>
#include <vector>

#include "app/session/kiosk_session.hpp"
#include "core/base/result.hpp"

namespace kt::app {

std::string boot_id();  // changes at every start of the machine; empty if it does not tell

// True where memory can be written to a disk: only keys are locked, what is being typed is not.
bool swaps_to_disk();

// Writes the error for staff on stderr; gives the exit code 1.
int complain(const base::Error& error);

// Every language in assets/locale but Dutch; a file that cannot be read is left out, logged and
// complained of, the rest of its language stays.
session::Catalogues load_catalogues(const std::string& assets_folder);

// The languages a conversation can be held in: Dutch, and each of them with a kiosk.po that can be
// read; in the usual order. A form of a language ("nl@je") is no language of its own.
std::vector<model::Language> offered_languages(const std::string& assets_folder,
                                               const session::Catalogues& catalogues);

}  // namespace kt::app
