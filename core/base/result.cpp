#include "core/base/result.hpp"

namespace kt::base {

std::string_view fault_name(Fault fault) {
    switch (fault) {
        case Fault::not_found: return "not_found";
        case Fault::bad_input: return "bad_input";
        case Fault::too_large: return "too_large";
        case Fault::not_authentic: return "not_authentic";
        case Fault::not_allowed: return "not_allowed";
        case Fault::disk_full: return "disk_full";
        case Fault::disk_failed: return "disk_failed";
        case Fault::no_line: return "no_line";
        case Fault::refused: return "refused";
        case Fault::locked: return "locked";
        case Fault::already_done: return "already_done";
        case Fault::fork: return "fork";
        case Fault::internal: return "internal";
    }
    return "unknown";
}

}  // namespace kt::base
