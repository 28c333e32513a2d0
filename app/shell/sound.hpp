// The kiosk's own bell, for when no laptop can be rung: two soft tones, made here. A machine
// without sound stays silent; the light on the screen does not depend on it. Main thread.
#pragma once

namespace kt::shell {

inline constexpr int bell_tone_ms = 220;
inline constexpr float bell_high_hz = 880.0f;
inline constexpr float bell_low_hz = 660.0f;

void play_bell();

}  // namespace kt::shell
