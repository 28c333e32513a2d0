#include "app/shell/sound.hpp"

#include <SDL.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace kt::shell {

namespace {

constexpr int rate_hz = 22'050;

// A sine that swells and fades, so that no speaker clicks.
void add_tone(std::vector<float>& sound, float hz) {
    const int count = rate_hz * bell_tone_ms / 1000;
    for (int i = 0; i < count; ++i) {
        const float at = static_cast<float>(i) / static_cast<float>(rate_hz);
        const float share = static_cast<float>(i) / static_cast<float>(count);
        const float swell = std::sin(std::numbers::pi_v<float> * share);
        sound.push_back(0.25f * swell * std::sin(2 * std::numbers::pi_v<float> * hz * at));
    }
}

SDL_AudioDeviceID open_speaker() {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return 0;
    SDL_AudioSpec wanted{};
    wanted.freq = rate_hz;
    wanted.format = AUDIO_F32SYS;
    wanted.channels = 1;
    wanted.samples = 1024;
    return SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
}

}  // namespace

void play_bell() {
    static const SDL_AudioDeviceID speaker = open_speaker();
    if (speaker == 0) return;
    std::vector<float> sound;
    add_tone(sound, bell_high_hz);
    add_tone(sound, bell_low_hz);
    SDL_ClearQueuedAudio(speaker);
    SDL_QueueAudio(speaker, sound.data(), static_cast<Uint32>(sound.size() * sizeof(float)));
    SDL_PauseAudioDevice(speaker, 0);
}

}  // namespace kt::shell
