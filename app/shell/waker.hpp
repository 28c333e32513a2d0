// Brings a wake() from any thread or signal handler into SDL's queue: a thread that waits on an
// eventfd, because SDL_PushEvent itself may not be called from a handler. One at a time; main
// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace kt::shell {

class Waker {
  public:
    Waker();
    ~Waker();
    Waker(const Waker&) = delete;
    Waker& operator=(const Waker&) = delete;
    std::uint32_t event_type() const { return event_type_; }

  private:
    void wait();
    std::uint32_t event_type_;
    std::atomic<bool> ending_{false};
    std::thread thread_;
};

}  // namespace kt::shell
