# crashed, failed
# wall_seconds=1.5
# rlimits: timed_out: nothing there refuses to make a process, and one that holds the wire is waited for
import os
import threading

try:
    child = os.fork()
except OSError:
    child = -1
if child == 0:
    os.setsid()
    threading.Event().wait()
print(*([child] if child > 0 else []), flush=True)


def total():
    yield 0
    os._exit(0)
