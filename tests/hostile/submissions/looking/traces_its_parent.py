# failed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
SEIZE, DETACH = 0x4206, 17
for pid in (os.getppid(), HERE.pid):
    if libc.ptrace(SEIZE, pid, 0, 0) == 0:
        libc.ptrace(DETACH, pid, 0, 0)
