// The closed log: every line is one LogEvent with numbers, a fault and an opaque id, nothing else.
// There is no way to log text, so no answer of a resident can reach a log file.
// Thread-safe. Lines go to stderr, and to a file once log_to_file has been called.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace kt::base {

enum class LogEvent : std::uint16_t {
    program_started = 1,
    program_ended = 2,
    session_started = 10,
    session_ended = 11,
    session_died = 12,
    successor_ready = 13,
    journal_opened = 20,
    journal_failed = 21,
    case_sent = 22,
    case_kept = 23,
    case_erased = 24,
    guide_loaded = 30,
    guide_refused = 31,
    guide_not_removed = 32,
    translation_refused = 33,  // a file of texts in another language is passed over
    sync_pushed = 40,
    sync_pulled = 41,
    sync_failed = 42,
    sync_line_up = 43,
    sync_line_down = 44,
    bell_rung = 45,
    enrol_accepted = 50,
    enrol_refused = 51,
    hub_serving = 60,
    hub_request = 61,
    hub_refused = 62,
    hub_fork = 63,
    window_opened = 70,
    window_failed = 71,
    paper_made = 72,
    paper_failed = 73,
    first_frame = 74,
};

struct LogFields {
    std::optional<Fault> fault = {};
    std::optional<std::int64_t> count = {};
    std::optional<std::int64_t> duration_ms = {};
    std::optional<std::int64_t> code = {};
};

void log(LogEvent event, LogFields fields = {});
Status log_to_file(const std::string& path);
std::string_view log_event_name(LogEvent event);

}  // namespace kt::base
