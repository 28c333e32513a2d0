// What a program does first of all when it may come to hold an answer, a key or a passphrase.
#pragma once

namespace kt::base {

// No core file (not by the kernel, nor by a collector of crashes), and no peeking by other
// processes of the same user. For this process and until it runs another program. Any thread.
void harden_process();

}  // namespace kt::base
