"""Seccomp: which system calls a process may make, by a BPF program of our own. See seccomp(2).

A list of what is allowed; everything else is refused with EPERM, or ENOSYS where the C library then takes another
way. Threads may be made, processes may not; signals go to the own process only; no sockets but connected pairs.
"""

import ctypes
import os
import struct
from collections.abc import Iterator
from functools import cache

from quizzer.sandbox._kernel import PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, prctl

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_NUMBERS = {
    "x86_64": """
        read 0 write 1 open 2 close 3 stat 4 fstat 5 lstat 6 poll 7 lseek 8 mmap 9 mprotect 10 munmap 11 brk 12
        rt_sigaction 13 rt_sigprocmask 14 rt_sigreturn 15 ioctl 16 pread64 17 pwrite64 18 readv 19 writev 20 access 21
        pipe 22 select 23 sched_yield 24 mremap 25 msync 26 mincore 27 madvise 28 dup 32 dup2 33 pause 34 nanosleep 35
        getitimer 36 alarm 37 setitimer 38 getpid 39 sendto 44 recvfrom 45 sendmsg 46 recvmsg 47 shutdown 48
        getsockname 51 getpeername 52 socketpair 53 setsockopt 54 getsockopt 55 clone 56 exit 60 wait4 61 kill 62
        uname 63 fcntl 72 ftruncate 77 getcwd 79 readlink 89 umask 95 gettimeofday 96 getrlimit 97 getrusage 98
        sysinfo 99 times 100 getuid 102 getgid 104 geteuid 107 getegid 108 getppid 110 getpgrp 111 getgroups 115
        getpgid 121 getsid 124 rt_sigpending 127 rt_sigtimedwait 128 rt_sigsuspend 130 sigaltstack 131 gettid 186
        time 201 futex 202 sched_getaffinity 204 epoll_create 213 getdents64 217 set_tid_address 218
        restart_syscall 219 clock_gettime 228 clock_getres 229 clock_nanosleep 230 exit_group 231 epoll_wait 232
        epoll_ctl 233 tgkill 234 openat 257 newfstatat 262 readlinkat 267 faccessat 269 pselect6 270 ppoll 271
        set_robust_list 273 epoll_pwait 281 eventfd2 290 epoll_create1 291 dup3 292 pipe2 293 prlimit64 302 getcpu 309
        getrandom 318 membarrier 324 statx 332 rseq 334 clone3 435 close_range 436 faccessat2 439 epoll_pwait2 441""",
    "aarch64": """
        getcwd 17 eventfd2 19 epoll_create1 20 epoll_ctl 21 epoll_pwait 22 dup 23 dup3 24 fcntl 25 ioctl 29
        ftruncate 46 faccessat 48 openat 56 close 57 pipe2 59 getdents64 61 lseek 62 read 63 write 64 readv 65
        writev 66 pread64 67 pwrite64 68 pselect6 72 ppoll 73 readlinkat 78 newfstatat 79 fstat 80 exit 93
        exit_group 94 set_tid_address 96 futex 98 set_robust_list 99 nanosleep 101 getitimer 102 setitimer 103
        clock_gettime 113 clock_getres 114 clock_nanosleep 115 sched_getaffinity 123 sched_yield 124
        restart_syscall 128 kill 129 tgkill 131 sigaltstack 132 rt_sigsuspend 133 rt_sigaction 134 rt_sigprocmask 135
        rt_sigpending 136 rt_sigtimedwait 137 rt_sigreturn 139 times 153 getpgid 155 getsid 156 getgroups 158
        uname 160 getrlimit 163 getrusage 165 umask 166 getcpu 168 gettimeofday 169 getpid 172 getppid 173 getuid 174
        geteuid 175 getgid 176 getegid 177 gettid 178 sysinfo 179 socketpair 199 getsockname 204 getpeername 205
        sendto 206 recvfrom 207 setsockopt 208 getsockopt 209 shutdown 210 sendmsg 211 recvmsg 212 brk 214 munmap 215
        mremap 216 clone 220 mmap 222 mprotect 226 msync 227 mincore 232 madvise 233 wait4 260 prlimit64 261
        getrandom 278 membarrier 283 statx 291 rseq 293 clone3 435 close_range 436 faccessat2 439 epoll_pwait2 441""",
}
_NEWEST_KNOWN = 441
_SOME_PID = 0x7FFFFFF1
"""Stands for the process in a prepared program: no process has this number, and no instruction."""

_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = _ERRNO | 1, _ERRNO | 38

# BPF: load a word of seccomp_data, jump when equal / greater / a bit is set, return.
_LD, _JEQ, _JGT, _JSET, _RET = 0x20, 0x15, 0x25, 0x45, 0x06
_NR, _ARCH = 0, 4

_CLONE_THREAD = 0x10000
_IOCTLS = (
    0x5401,
    0x5413,
    0x541B,
    0x5421,
    0x5450,
    0x5451,
)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIO(N)CLEX
_FCNTLS = (
    0,
    1,
    2,
    3,
    4,
    1030,
)  # DUPFD, GETFD, SETFD, GETFL, SETFL, DUPFD_CLOEXEC: not SETOWN, which sends signals
_AF_UNIX = 1
_STREAMS = (
    1,
    1 | 0x800,
    1 | 0x80000,
    1 | 0x80800,
)  # SOCK_STREAM, with SOCK_NONBLOCK and SOCK_CLOEXEC or without

_Instruction = tuple[int, int, int, int]


def machine() -> str:
    """The machine whose numbers apply; empty when there is no table for it."""
    name = os.uname().machine if hasattr(os, "uname") else ""
    return name if name in _NUMBERS and struct.calcsize("P") == 8 else ""


def _numbers() -> dict[str, int]:
    words = _NUMBERS[machine()].split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def _low(arg: int) -> int:
    """Where the low half of an argument is in seccomp_data (both machines are little-endian)."""
    return 16 + 8 * arg


def _one_of(arg: int, values: tuple[int, ...]) -> list[_Instruction]:
    program: list[_Instruction] = [(_LD, 0, 0, _low(arg))]
    for value in values:
        program += [(_JEQ, 0, 1, value), (_RET, 0, 0, _ALLOW)]
    return [*program, (_RET, 0, 0, _EPERM)]


def _conditions(pid: int) -> dict[str, list[_Instruction]]:
    """Calls that are allowed for some arguments only."""
    return {
        "clone": [
            (_LD, 0, 0, _low(0)),
            (_JSET, 0, 1, _CLONE_THREAD),
            (_RET, 0, 0, _ALLOW),
            (_RET, 0, 0, _EPERM),
        ],
        "clone3": [
            (_RET, 0, 0, _ENOSYS)
        ],  # its flags lie in memory, out of reach; the C library then uses clone
        "kill": _one_of(0, (pid,)),
        "tgkill": _one_of(0, (pid,)),
        "ioctl": _one_of(1, _IOCTLS),
        "fcntl": _one_of(1, _FCNTLS),
        "socketpair": [
            (_LD, 0, 0, _low(0)),
            (_JEQ, 1, 0, _AF_UNIX),
            (_RET, 0, 0, _EPERM),
            *_one_of(1, _STREAMS),  # a pair of datagram sockets could send to any socket that has a name
        ],
        "prlimit64": [  # reading limits, not setting them
            (_LD, 0, 0, _low(2)),
            (_JEQ, 0, 3, 0),
            (_LD, 0, 0, _low(2) + 4),
            (_JEQ, 0, 1, 0),
            (_RET, 0, 0, _ALLOW),
            (_RET, 0, 0, _EPERM),
        ],
    }


def _program(pid: int) -> Iterator[_Instruction]:
    yield (_LD, 0, 0, _ARCH)
    yield (_JEQ, 1, 0, _AUDIT_ARCH[machine()])
    yield (_RET, 0, 0, _KILL)
    yield (_LD, 0, 0, _NR)
    conditions = _conditions(pid)
    for name, number in _numbers().items():
        block = conditions.get(name, [(_RET, 0, 0, _ALLOW)])
        yield (_JEQ, 0, len(block), number)
        yield from block
    yield (
        _JGT,
        0,
        1,
        _NEWEST_KNOWN,
    )  # calls younger than the table: "not implemented", so that callers fall back
    yield (_RET, 0, 0, _ENOSYS)
    yield (_RET, 0, 0, _EPERM)


class _Filter(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@cache
def prepared() -> bytes:
    """The program for a process that is not known yet: made once in the zygote, which saves each guest the time."""
    return b"".join(struct.pack("=HBBI", *i) for i in _program(_SOME_PID))


def restrict() -> None:
    """Refuse this process, for good, every system call that is not on the list. Raises ``OSError``."""
    code = prepared().replace(struct.pack("=I", _SOME_PID), struct.pack("=I", os.getpid()))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Filter(len(code) // 8, ctypes.addressof(buffer))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, 2, ctypes.byref(program))
