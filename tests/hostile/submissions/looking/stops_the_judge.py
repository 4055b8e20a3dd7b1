# failed
# rlimits: failed, judge_error: nothing there refuses to signal another process
# apart

import os
import signal

try:
    os.kill(os.getppid(), signal.SIGKILL)
except PermissionError:
    pass
except ProcessLookupError:
    pass
