"""Landlock: which files a process may open, decided by itself, for good. See landlock(7)."""

import ctypes
import os
import sys
from collections.abc import Iterator

from quizzer.sandbox._kernel import PR_SET_NO_NEW_PRIVS, prctl, syscall

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_FS_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""By ABI: all rights that it knows are handled, so whatever no rule allows is refused."""
_NET_RIGHTS = 0b11
_SCOPES = 0b11


def abi() -> int:
    """The kernel's Landlock version; 0 when it has none or it is off."""
    if not sys.platform.startswith("linux"):
        return 0
    try:
        return syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError:
        return 0


def readable() -> Iterator[str]:
    """What a guest may read: the standard library entry by entry (never site-packages, where hidden suites may be
    installed), the libraries that its extension modules need, time zones, and the harmless devices."""
    stdlib = os.path.dirname(os.path.realpath(os.__file__))
    yield from (f"{stdlib}/{n}" for n in os.listdir(stdlib) if n not in ("site-packages", "dist-packages"))
    yield from _libraries()
    yield from ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo")
    yield from ("/dev/null", "/dev/zero", "/dev/urandom")


def _libraries() -> Iterator[str]:
    """Shared libraries of the system and of this Python.

    A folder that holds nothing but libraries is allowed whole: a rule for each of a thousand files takes a zygote
    longer than its imports. The others hold Pythons too, so that there it is file by file.
    """
    machine = f"{os.uname().machine}-linux-gnu"
    whole = {os.path.realpath(f"{place}/{machine}") for place in ("/lib", "/usr/lib")}
    yield from (folder for folder in whole if os.path.isdir(folder))
    mixed = ("/lib", "/usr/lib", "/lib64", "/usr/lib64", f"{sys.base_prefix}/lib")
    for folder in {os.path.realpath(place) for place in mixed if os.path.isdir(place)} - whole:
        yield from (f"{folder}/{name}" for name in os.listdir(folder) if ".so" in name)


def restrict(version: int) -> None:
    """Refuse this process and its children every file but the readable ones, TCP, and (newer kernels) signals and
    abstract sockets out of this domain. Raises ``OSError``."""
    handled = max(rights for since, rights in _FS_RIGHTS.items() if since <= version)
    attributes = [handled]
    if version >= 4:
        attributes.append(_NET_RIGHTS)
    if version >= 6:
        attributes.append(_SCOPES)
    block = (ctypes.c_uint64 * len(attributes))(*attributes)
    ruleset = syscall(
        CREATE_RULESET, ctypes.byref(block), ctypes.c_size_t(ctypes.sizeof(block)), ctypes.c_uint32(0)
    )
    try:
        for path in readable():
            _allow_reading(ruleset, path)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def _allow_reading(ruleset: int, path: str) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this machine
    try:
        rights = _READ_FILE | (_READ_DIR if os.path.isdir(path) else 0)
        if path == "/dev/null":
            rights |= _WRITE_FILE
        rule = _PathBeneath(rights, fd)
        syscall(
            ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(_RULE_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(fd)
