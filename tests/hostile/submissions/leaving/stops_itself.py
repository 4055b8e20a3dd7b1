# timed_out
# wall_seconds=0.5
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
