"""What a submission cannot do, under every sandbox that this machine has, as whoever runs the tests and as nobody.

Each promise is an attempt, really made, on something real and within reach. What a sandbox does not promise is stated
in ``sandbox.attempts`` and checked too: there the attempt succeeds, or the table would promise too little.
"""

import platform
import time
from pathlib import Path
from typing import Any

import pytest
from adapters.judged import Judged, passes, problem
from adapters.nobody import NobodysJudged
from adapters.outsider import Outsider
from sandbox.attempts import ATTEMPTS, REFUSED_BY_SOME_SYSTEMS, WEAK, WHY, tried

from quizzer.sandbox import Limits, sandboxes

Place = tuple[str, str]
AnyJudged = Judged | NobodysJudged


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_submission_cannot(judged: AnyJudged, place: Place, outside: Outsider, attempt: str) -> None:
    """Refused wherever it is promised, with nothing changed outside; possible where it is not."""
    _, sandbox = place
    reached, entry = tried(judged, outside, attempt)
    if sandbox in ATTEMPTS[attempt][0]:
        assert reached or attempt in REFUSED_BY_SOME_SYSTEMS, (
            f"the table promises too little: {problem(entry)}"
        )
    else:
        assert not reached
        assert entry["verdict"] != "judge_error", problem(entry)
        assert outside.untouched()


def ended(entry: dict[str, Any]) -> tuple[str, str, str]:
    """The verdict on a guest that ended, with the way and the detail."""
    return entry["verdict"], entry["problem"]["code"], entry["problem"]["detail"]


def test_every_sandbox_is_in_the_tables() -> None:
    """A new one must say what it does not promise."""
    assert {sandbox.NAME for sandbox in sandboxes()} == {
        "bubblewrap+landlock+seccomp",
        "landlock+seccomp",
        "bubblewrap+seccomp",
        "rlimits",
    }
    for not_promised, _ in ATTEMPTS.values():
        assert not_promised <= {*WHY} <= {sandbox.NAME for sandbox in sandboxes()}
    assert {*ATTEMPTS} >= REFUSED_BY_SOME_SYSTEMS


def test_a_submission_cannot_see_the_hidden_suite(judged: AnyJudged, place: Place) -> None:
    """Not even that it is there, where names are hidden."""

    source = """
        def suite(submission, world):
            import sys
            path = next(m.__file__ for name, m in sys.modules.items() if name.endswith("test_hidden"))
            outcome = submission.read(path)
            assert outcome.value == "seen", str(outcome.value)
    """
    entry = judged(
        source,
        """
        def read(path):
            try:
                return "seen" if "test_case" in open(path).read() else "other"
            except OSError as e:
                return type(e).__name__
    """,
    )
    if place[1] in WEAK:
        passes(entry)
    else:
        assert entry["problem"]["detail"] in ("PermissionError", "FileNotFoundError")


def test_a_submission_holds_nothing_but_its_wire(judged: AnyJudged) -> None:
    """An empty input twice, its output twice, one socket: no other descriptor has been left to it."""

    def suite(submission: Any, world: Any) -> None:
        submission.descriptors().returns(["character", "character", "file", "file", "socket"])

    passes(
        judged(
            suite,
            """
        import os, stat
        def descriptors():
            kinds = []
            for fd in range(64):
                try:
                    mode = os.fstat(fd).st_mode
                except OSError:
                    continue
                if stat.S_ISREG(mode):
                    kinds.append("file")
                else:
                    kinds.append("socket" if stat.S_ISSOCK(mode) else "character" if stat.S_ISCHR(mode) else "other")
            return sorted(kinds)
    """,
        )
    )


SYSTEM_CALLS = {
    "io_uring_setup": 425, "bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "mount": 165, "umount2": 166,
    "pivot_root": 155, "chroot": 161, "setuid": 105, "setns": 308, "unshare": 272, "ptrace": 101, "kexec_load": 246,
    "process_vm_readv": 310, "process_vm_writev": 311, "keyctl": 250, "add_key": 248, "memfd_create": 319,
    "socket": 41, "connect": 42, "bind": 49, "execve": 59, "execveat": 322, "vfork": 58, "prctl": 157, "seccomp": 317,
    "pidfd_open": 434, "pidfd_send_signal": 424, "pidfd_getfd": 438, "rt_sigqueueinfo": 129, "tkill": 200,
    "setrlimit": 160, "chdir": 80, "chmod": 90, "utime": 132, "utimensat": 280, "setxattr": 188, "mknod": 133,
    "shmget": 29, "semget": 64, "msgget": 68, "inotify_init": 253, "fanotify_init": 300, "quotactl": 179, "swapon": 167,
    "reboot": 169, "sethostname": 170, "iopl": 172, "ioperm": 173, "init_module": 175, "settimeofday": 164,
    "landlock_create_ruleset": 444, "open_tree": 428, "move_mount": 429, "fsopen": 430, "a call of the future": 600,
}  # fmt: skip


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86_64")
def test_a_submission_cannot_make_other_system_calls(judged: AnyJudged, place: Place) -> None:
    """By their numbers, past the C library: refused before the kernel looks at an argument."""
    if place[1] in WEAK:
        pytest.skip("limits alone refuse no system call; some of these would really be done")
    suite = f"""
        def suite(submission, world):
            submission.attempt({SYSTEM_CALLS!r}).returns([])
    """
    passes(
        judged(
            suite,
            """
        import ctypes, errno
        libc = ctypes.CDLL(None, use_errno=True)
        def attempt(calls):
            done = []
            for name, number in calls.items():
                # Arguments that no call can use: a kernel that got to see them would say EFAULT, EINVAL or EBADF.
                result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(-1)] * 6)
                if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
                    done.append((name, result, ctypes.get_errno()))
            return done
    """,
        )
    )


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the machine code is that of x86_64")
@pytest.mark.parametrize(
    ("way", "code", "verdict"),
    [
        # mov eax, 20 (getpid of 32 bits); int 0x80; ret
        ("32 bits", "b'\\xb8\\x14\\x00\\x00\\x00\\xcd\\x80\\xc3'", "crashed"),
        # mov eax, 0x40000000 | 39 (getpid of x32); syscall; ret
        ("x32", "b'\\xb8\\x27\\x00\\x00\\x40\\x0f\\x05\\xc3'", "passed"),
    ],
)
def test_a_submission_cannot_call_the_system_under_other_numbers(
    judged: AnyJudged, place: Place, way: str, code: str, verdict: str
) -> None:
    """The other tables of numbers of the same machine: killed, or not implemented."""
    if place[1] in WEAK:
        pytest.skip("limits alone refuse no system call")

    def suite(submission: Any, world: Any) -> None:
        submission.attempt().returns(-38)  # ENOSYS

    entry = judged(
        suite,
        f"""
        import ctypes, mmap
        def attempt():
            page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            page.write({code})
            address = ctypes.addressof(ctypes.c_char.from_buffer(page))
            return ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    """,
    )
    assert entry["verdict"] == verdict, problem(entry)
    if verdict == "crashed":
        assert ended(entry) == ("crashed", "signal", "SIGSYS")


def test_a_submission_cannot_outlive_its_test(judged: AnyJudged, place: Place) -> None:
    """Under limits alone it can make processes, in sessions of their own; they end with it all the same."""

    def suite(submission: Any, world: Any) -> None:
        submission.attempt().returns([])

    entry = judged(
        suite,
        """
        import os, time
        def attempt():
            left = []
            for _ in range(3):
                try:
                    pid = os.fork()
                except OSError:
                    continue
                if pid == 0:
                    os.setsid()
                    if os.fork() == 0:
                        while True:
                            __import__("select").select([], [], [], 60)
                    os._exit(0)
                left.append(pid)
            print(*left)
            return left
    """,
        Limits(cpu_seconds=1, wall_seconds=5),
    )
    assert (entry["verdict"] == "failed") == (place[1] in WEAK), problem(entry)
    if place[1] in WEAK:
        sessions = {int(pid) for pid in entry["output"].split()}
        assert len(sessions) == 3
        until = time.monotonic() + 20
        while (left := [pid for pid in _sessions() if pid in sessions]) and time.monotonic() < until:
            time.sleep(0.01)  # a guest is buried while the report is on its way
        assert not left


def _sessions() -> list[int]:
    """The session of each process that there is."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            found.append(int(stat.read_text().rpartition(")")[2].split()[3]))
        except OSError:
            continue  # it has just ended
    return found


def test_a_submission_can_still_do_what_programs_do(judged: AnyJudged) -> None:
    """Import the standard library with its extension modules, use threads, time zones, pipes, random numbers."""

    def suite(submission: Any, world: Any) -> None:
        submission.work().returns("done")
        submission.threads().run().returns(20)

    passes(
        judged(
            suite,
            """
        import asyncio, bisect, collections, concurrent.futures, contextlib, csv, ctypes, dataclasses, datetime, decimal
        import enum, fractions, functools, hashlib, heapq, hmac, inspect, io, ipaddress, itertools, json, logging, math
        import operator, os, pathlib, pickle, platform, pprint, queue, random, re, secrets, select, selectors, shutil
        import signal, socket, sqlite3, ssl, statistics, string, struct, subprocess, tempfile, textwrap, threading, time
        import traceback, types, typing, unicodedata, unittest, urllib.request, uuid, weakref, zlib, zoneinfo
        def work():
            assert sqlite3.connect(":memory:").execute("SELECT 1").fetchone() == (1,)
            assert zlib.decompress(zlib.compress(b"x")) == b"x"
            assert len(secrets.token_bytes(8)) == len(os.urandom(8)) == 8
            assert hashlib.sha256(b"").hexdigest().startswith("e3b0")
            assert datetime.datetime(2025, 1, 1, tzinfo=zoneinfo.ZoneInfo("Asia/Seoul")).utcoffset().seconds == 32400
            read, write = os.pipe()
            os.write(write, b"through")
            assert os.read(read, 10) == b"through"
            a, b = socket.socketpair()
            a.send(b"x")
            assert b.recv(1) == b"x"
            assert open(os.__file__).read(3) == 'r\"\"'
            logging.warning("logged")
            assert unittest.TestCase().assertEqual(1, 1) is None
            assert platform.system() == "Linux" and os.getpid() > 0 and os.cpu_count() and shutil.get_terminal_size()
            return "done"
        async def threads():
            return sum(await asyncio.gather(*(asyncio.to_thread(int, 1) for _ in range(20))))
    """,
        )
    )
