# failed
# rlimits: failed, judge_error: nothing there refuses to signal another process
# apart

import fcntl
import os
import signal

for descriptor in range(16):
    for command, argument in (
        (fcntl.F_SETOWN, os.getppid()),
        (10, signal.SIGKILL),
        (fcntl.F_SETFL, os.O_ASYNC),
    ):
        try:
            fcntl.fcntl(descriptor, command, argument)
        except OSError:
            continue
