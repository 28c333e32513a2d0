#include "core/base/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace kt::base {

void harden_process() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace kt::base
