// The kiosk's three programs, composed: the supervisor, one session, the sync worker.
#pragma once

#include <string>

#include "app/session/paper_tray.hpp"

namespace kt::app {

struct KioskOptions {
    std::string program;  // this executable
    std::string data_folder;
    std::string assets_folder;
    std::string guide_folder;  // default: assets/guides/gesprek
    std::string hub_url;       // default: what the root certified
    std::string tree_file;
    std::string screenshot_folder;
    int width_px = 1920;
    int height_px = 1080;
    float px_per_mm = 0;
    bool fullscreen = false;
    bool hidden = false;       // a session: it waits to be shown
    bool after_break = false;  // a session: the one before it broke off
    session::TrayOptions tray;
};

// Each returns the exit code of the process.
int run_kiosk(const KioskOptions& options);          // the supervisor
int run_kiosk_session(const KioskOptions& options);  // one conversation
int run_kiosk_sync(const KioskOptions& options);     // the line to the hub

}  // namespace kt::app
