// Where each message is posted. Version 1 for ever; another version gets other paths.
#pragma once

#include <string_view>

namespace kt::wire {

inline constexpr std::string_view hello_path = "/v1/hello";
inline constexpr std::string_view enrol_path = "/v1/enrol";
inline constexpr std::string_view held_path = "/v1/held";
inline constexpr std::string_view push_path = "/v1/push";
inline constexpr std::string_view feed_path = "/v1/feed";
inline constexpr std::string_view case_path = "/v1/case";
inline constexpr std::string_view opener_path = "/v1/opener";
inline constexpr std::string_view bell_path = "/v1/bell";
inline constexpr std::string_view bells_path = "/v1/bells";
inline constexpr std::string_view introduce_path = "/v1/introduce";
inline constexpr std::string_view propose_path = "/v1/propose";
inline constexpr std::string_view approve_path = "/v1/approve";
inline constexpr std::string_view withdraw_path = "/v1/withdraw";
inline constexpr std::string_view guides_path = "/v1/guides";
inline constexpr std::string_view guide_path = "/v1/guide";
inline constexpr std::string_view desk_path = "/v1/desk";

}  // namespace kt::wire
