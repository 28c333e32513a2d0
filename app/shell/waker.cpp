#include "app/shell/waker.hpp"

#include <SDL.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/shell/program.hpp"

namespace kt::shell {
namespace {

// Made when the program is loaded, so that a wake() before the loop begins is not lost.
const int wake_fd = eventfd(0, EFD_CLOEXEC);

}  // namespace

void wake() {
    const std::uint64_t once = 1;
    // A full counter means that the loop is being woken already.
    [[maybe_unused]] const auto written = write(wake_fd, &once, sizeof once);
}

Waker::Waker() : event_type_(SDL_RegisterEvents(1)), thread_([this] { wait(); }) {}

Waker::~Waker() {
    ending_ = true;
    wake();
    thread_.join();
}

void Waker::wait() {
    std::uint64_t count = 0;
    while (read(wake_fd, &count, sizeof count) == sizeof count && !ending_) {
        SDL_Event event{};
        event.type = event_type_;
        SDL_PushEvent(&event);
    }
}

}  // namespace kt::shell
