"""System calls that Python has no function for."""

import ctypes
import os
import sys
from functools import cache

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def syscall(number: int, *args: object) -> int:
    """The call's result; raises ``OSError``."""
    result = _libc().syscall(ctypes.c_long(number), *args)
    if result < 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))
    return int(result)


def prctl(option: int, value: int, pointer: object = None) -> None:
    """Raises ``OSError``; does nothing where there is no prctl."""
    if not sys.platform.startswith("linux"):
        return
    third = pointer if pointer is not None else ctypes.c_ulong(0)
    zero = ctypes.c_ulong(0)
    if _libc().prctl(ctypes.c_int(option), ctypes.c_ulong(value), third, zero, zero) != 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))


def current_processor() -> int | None:
    """The number of the processor that this runs on; None where the system does not say."""
    if not hasattr(os, "sched_setaffinity") or not hasattr(_libc(), "sched_getcpu"):
        return None
    number = _libc().sched_getcpu()
    return number if number >= 0 else None


def die_with_parent() -> None:
    """This process is killed when its parent ends, however that ends. Nothing outside Linux."""
    prctl(PR_SET_PDEATHSIG, 9)


def adopt_orphans() -> None:
    """Processes below this one whose parent ends become its children, whatever session they have fled to."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def hide_memory() -> None:
    """No other process of the same user may read this one's memory, environment or descriptors."""
    prctl(PR_SET_DUMPABLE, 0)
