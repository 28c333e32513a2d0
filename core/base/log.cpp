#include "core/base/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kt::base {

namespace {
std::unique_ptr<spdlog::pattern_formatter> line_format() {
    return std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %P %v",
                                                       spdlog::pattern_time_type::utc);
}

spdlog::logger& logger() {
    static auto instance = [] {
        auto made = std::make_shared<spdlog::logger>(
            "keukentafel", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_formatter(line_format());
        made->flush_on(spdlog::level::info);
        return made;
    }();
    return *instance;
}
}  // namespace

void log(LogEvent event, LogFields fields) {
    std::string line(log_event_name(event));
    if (fields.fault) line += " fault=" + std::string(fault_name(*fields.fault));
    if (fields.count) line += " count=" + std::to_string(*fields.count);
    if (fields.duration_ms) line += " duration_ms=" + std::to_string(*fields.duration_ms);
    if (fields.code) line += " code=" + std::to_string(*fields.code);
    logger().info(line);
}

Status log_to_file(const std::string& path) {
    try {
        auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
        sink->set_formatter(line_format());
        logger().sinks().push_back(std::move(sink));
        return {};
    } catch (const spdlog::spdlog_ex&) {
        return failed(Fault::disk_failed, "the log file cannot be opened: " + path);
    }
}

std::string_view log_event_name(LogEvent event) {
    switch (event) {
        case LogEvent::program_started: return "program_started";
        case LogEvent::program_ended: return "program_ended";
        case LogEvent::session_started: return "session_started";
        case LogEvent::session_ended: return "session_ended";
        case LogEvent::session_died: return "session_died";
        case LogEvent::successor_ready: return "successor_ready";
        case LogEvent::journal_opened: return "journal_opened";
        case LogEvent::journal_failed: return "journal_failed";
        case LogEvent::case_sent: return "case_sent";
        case LogEvent::case_kept: return "case_kept";
        case LogEvent::case_erased: return "case_erased";
        case LogEvent::guide_loaded: return "guide_loaded";
        case LogEvent::guide_refused: return "guide_refused";
        case LogEvent::guide_not_removed: return "guide_not_removed";
        case LogEvent::translation_refused: return "translation_refused";
        case LogEvent::sync_pushed: return "sync_pushed";
        case LogEvent::sync_pulled: return "sync_pulled";
        case LogEvent::sync_failed: return "sync_failed";
        case LogEvent::sync_line_up: return "sync_line_up";
        case LogEvent::sync_line_down: return "sync_line_down";
        case LogEvent::bell_rung: return "bell_rung";
        case LogEvent::enrol_accepted: return "enrol_accepted";
        case LogEvent::enrol_refused: return "enrol_refused";
        case LogEvent::hub_serving: return "hub_serving";
        case LogEvent::hub_request: return "hub_request";
        case LogEvent::hub_refused: return "hub_refused";
        case LogEvent::hub_fork: return "hub_fork";
        case LogEvent::window_opened: return "window_opened";
        case LogEvent::window_failed: return "window_failed";
        case LogEvent::paper_made: return "paper_made";
        case LogEvent::paper_failed: return "paper_failed";
        case LogEvent::first_frame: return "first_frame";
    }
    return "unknown";
}

}  // namespace kt::base
