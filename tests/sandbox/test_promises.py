"""What a submission cannot do, under every sandbox that this machine has, as whoever runs the tests and as nobody.

Each promise is an attempt, really made, on something real and within reach. What a sandbox does not promise is stated
in the tables below and checked too: there the attempt succeeds, or the table would promise too little.
"""

import os
import platform
import time
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from adapters.judged import Judged, passes, problem
from adapters.nobody import NobodysJudged
from adapters.outsider import Outsider

from quizzer.sandbox import Limits, sandboxes

Place = tuple[str, str]
AnyJudged = Judged | NobodysJudged

WEAK = frozenset({"rlimits"})
"""Limits alone: files, the network and other processes are as open as to any program of the user."""
NAMES_SHOW = WEAK | {"landlock+seccomp"}
"""Landlock refuses to open a file, not to say that it is there."""
NOBODY: frozenset[str] = frozenset()
REFUSED_BY_SOME_SYSTEMS = {
    "read_another_processs_environment",
    "trace_another_process",
    "set_the_machines_clock",
    "have_a_user_namespace_of_its_own",
}
"""Not promised by the weak, and yet refused to ordinary users where the system's own rules are strict."""

ATTEMPTS: dict[str, tuple[frozenset[str], str]] = {
    "read_a_file": (WEAK, "return open(at.directory + '/secret.txt').read() == 'the secret\\n'"),
    "read_a_file_by_a_link_in_proc": (WEAK, "return any(map(readable, roots(at)))"),
    "list_a_directory": (WEAK, "return 'secret.txt' in os.listdir(at.directory)"),
    "list_the_root": (WEAK | {"bubblewrap+seccomp"}, "return 'usr' in os.listdir('/')"),
    "learn_that_a_file_exists": (NAMES_SHOW, "return os.stat(at.directory + '/secret.txt').st_size == 11"),
    "read_the_password_file": (WEAK, "return 'root' in open('/etc/passwd').read()"),
    "write_a_file": (WEAK, "return open(at.directory + '/new.txt', 'w').write('x') == 1"),
    "change_a_file": (WEAK, "return open(at.directory + '/secret.txt', 'a').write('x') == 1"),
    "truncate_a_file": (WEAK, "os.truncate(at.directory + '/secret.txt', 0); return True"),
    "delete_a_file": (WEAK, "os.unlink(at.directory + '/secret.txt'); return True"),
    "rename_a_file": (WEAK, "os.rename(at.directory + '/secret.txt', at.directory + '/other'); return True"),
    "link_a_file": (WEAK, "os.link(at.directory + '/secret.txt', at.directory + '/other'); return True"),
    "make_a_symbolic_link": (WEAK, "os.symlink('/etc', at.directory + '/other'); return True"),
    "make_a_directory": (WEAK, "os.mkdir(at.directory + '/other'); return True"),
    "remove_a_directory": (WEAK, "__import__('shutil').rmtree(at.directory + '/folder'); return True"),
    "make_a_named_pipe": (WEAK, "os.mkfifo(at.directory + '/other'); return True"),
    "write_a_temporary_file": (WEAK, "return __import__('tempfile').TemporaryFile().write(b'x') == 1"),
    "connect_to_the_network": (WEAK, "socket.create_connection(('127.0.0.1', at.port), 2); return True"),
    "send_a_datagram": (
        WEAK, "return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', at.udp)) == 1"),
    "listen": (WEAK, "socket.create_server(('127.0.0.1', 0)); return True"),
    "look_up_a_name": (WEAK, "return bool(socket.getaddrinfo('localhost', 80))"),
    "connect_to_a_socket_with_a_name": (
        WEAK, "socket.socket(socket.AF_UNIX).connect(at.directory + '/stream'); return True"),
    "connect_to_an_abstract_socket": (
        WEAK, "socket.socket(socket.AF_UNIX).connect('\\0' + at.abstract); return True"),
    "send_from_a_pair_to_a_socket_with_a_name": (
        WEAK, "return socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0]"
              ".sendto(b'x', at.directory + '/datagram') == 1"),
    "start_a_program": (WEAK, "return __import__('subprocess').run(['/bin/true']).returncode == 0"),
    "fork": (WEAK, "return forked(os.fork)"),
    "fork_by_system_call": (WEAK, "return forked(lambda: libc.syscall(57))"),
    "become_another_program": (WEAK, "os.execv('/bin/true', ['true'])"),
    "signal_another_process": (WEAK, "os.kill(at.pid, 0); return True"),
    "signal_the_zygote": (WEAK, "os.kill(os.getppid(), 0); return True"),
    "see_other_processes": (WEAK, "return 'sleep' in open(f'/proc/{at.pid}/stat').read()"),
    "read_another_processs_environment": (WEAK, "return b'SECRET' in open(f'/proc/{at.pid}/environ', 'rb').read()"),
    "trace_another_process": (
        WEAK, "return libc.ptrace(0x4206, at.pid, 0, 0) == 0"),  # PTRACE_SEIZE does not stop it
    "read_the_judges_command_line": (WEAK, "return 'quizzer.judge' in judges_command_line()"),
    "open_a_terminal": (NOBODY, "return os.isatty(os.open('/dev/tty', os.O_RDWR))"),
    "see_the_users_environment": (NOBODY, "return len(os.environ) > 5 or 'HOME' in os.environ or 'PATH' in os.environ"),
    "set_the_machines_clock": (  # to what it is, which harms nobody
        WEAK, "now = time.clock_gettime(time.CLOCK_REALTIME); time.clock_settime(time.CLOCK_REALTIME, now); return True"),
    "have_a_user_namespace_of_its_own": (WEAK, "return libc.unshare(0x10000000) == 0"),
    "load_a_kernel_module": (NOBODY, "return libc.syscall(175, 0, 0, b'') == 0"),
    "hold_a_hundred_files": (NOBODY, "return len([os.open('/dev/null', 0) for _ in range(100)]) == 100"),
    "hold_a_gigabyte": (NOBODY, "return len(bytearray(1 << 30)) == 1 << 30"),
    "map_a_gigabyte": (NOBODY, "return bool(__import__('mmap').mmap(-1, 1 << 30))"),
    "write_a_megabyte": (NOBODY, "return os.write(1, b'x' * (1 << 20)) == 1 << 20"),
}  # fmt: skip

PRELUDE = """
    import ctypes, os, socket, time, types
    libc = ctypes.CDLL(None, use_errno=True)

    def forked(fork):
        pid = fork()
        if pid == 0:
            os._exit(0)
        if pid > 0:
            os.waitpid(pid, 0)
        return pid > 0

    def judges_command_line():
        def parent(pid):
            return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
        return open(f"/proc/{parent(os.getppid())}/cmdline").read()

    def roots(at):
        for pid in ("self", 1, os.getppid(), at.pid):
            yield f"/proc/{pid}/root{at.directory}/secret.txt"
            yield f"/proc/{pid}/cwd/..{at.directory}/secret.txt"

    def readable(path):
        try:
            return open(path).read() == "the secret\\n"
        except OSError:
            return False

    def attempt(facts):
        at = types.SimpleNamespace(**facts)
        try:
            return bool(reach(at))
        except (Exception, MemoryError) as e:
            return f"{type(e).__name__}: {e}"[:100]
"""


def suite_for(outside: Outsider) -> str:
    return f"""
        def suite(submission, world):
            outcome = submission.attempt({outside.facts!r})
            assert outcome.value is True, str(outcome.value)
    """


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_submission_cannot(judged: AnyJudged, place: Place, outside: Outsider, attempt: str) -> None:
    """Refused wherever it is promised, with nothing changed outside; possible where it is not."""
    not_promised, code = ATTEMPTS[attempt]
    _, sandbox = place
    submission = dedent(PRELUDE) + f"def reach(at):\n    {code}\n"
    entry = judged(suite_for(outside), submission, Limits(cpu_seconds=2, wall_seconds=5))
    reached = entry["verdict"] == "passed" or (attempt == "become_another_program" and _left(entry))
    if sandbox in not_promised:
        assert reached or attempt in REFUSED_BY_SOME_SYSTEMS, (
            f"the table promises too little: {problem(entry)}"
        )
    else:
        assert not reached
        assert entry["verdict"] != "judge_error", problem(entry)
        assert outside.untouched()


def _left(entry: dict[str, Any]) -> bool:
    return ended(entry) == ("crashed", "exited", "0")


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
        assert not_promised <= {sandbox.NAME for sandbox in sandboxes()}


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


def test_a_submission_cannot_raise_its_limits(judged: AnyJudged, place: Place) -> None:
    """Root may be able to, where nothing but limits holds: that is not promised."""

    def suite(submission: Any, world: Any) -> None:
        outcome = submission.attempt()
        assert outcome.value == "raised", str(outcome.value)

    entry = judged(
        suite,
        """
        import resource
        def attempt():
            try:
                for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE"):
                    resource.setrlimit(getattr(resource, name), (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            except (ValueError, OSError) as e:
                return type(e).__name__
            return "raised"
    """,
    )
    assert entry["verdict"] == "failed" or (place == ("me", "rlimits") and os.getuid() == 0), problem(entry)


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
