#include "core/base/log.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace kt::base {
namespace {

// The log's promise is a matter of types: nothing in a line can hold text.
static_assert(!std::is_constructible_v<LogFields, std::string>);
static_assert(!std::is_constructible_v<LogFields, const char*>);

TEST(Log, every_event_has_a_name) {
    EXPECT_EQ(log_event_name(LogEvent::case_sent), "case_sent");
    EXPECT_EQ(log_event_name(static_cast<LogEvent>(9999)), "unknown");
}

TEST(Log, a_file_that_cannot_be_opened_is_said_in_plain_words) {
    auto status = log_to_file("/proc/nowhere/x.log");
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().fault, Fault::disk_failed);
}

}  // namespace
}  // namespace kt::base
