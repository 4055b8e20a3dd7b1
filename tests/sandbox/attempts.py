"""What a submission might reach for, what is promised of it, and how it is tried.

Each attempt is really made, on something real and within reach (see ``adapters.outsider``). What a sandbox does not
promise is tried as well: there it succeeds. docs/security.md is made of these tables.
"""

from textwrap import dedent

from adapters.judged import Entry, Judged
from adapters.nobody import NobodysJudged
from adapters.outsider import Outsider

from quizzer.sandbox import Limits

WEAK = frozenset({"rlimits"})
"""Limits alone: files, the network and other processes are as open as to any program of the user."""
NAMES_SHOW = WEAK | {"landlock+seccomp"}
"""Landlock refuses to open a file, not to say that it is there."""
NOBODY: frozenset[str] = frozenset()
WHY = {
    "rlimits": "There are limits on CPU time, memory, output and open files, and nothing else: "
    "what any program of the user may do, a submission may do.",
    "landlock+seccomp": "Landlock refuses to open a file, not to say that it is there.",
    "bubblewrap+seccomp": "It has a root of its own, with a Python in it and nothing else, and may list that.",
}
"""Why a sandbox does not promise what the table says that it does not."""
REFUSED_BY_SOME_SYSTEMS = {
    "read_the_environment_of_another_process",
    "trace_another_process",
    "set_the_clock_of_the_machine",
    "have_a_user_namespace_of_its_own",
    "raise_its_limits",
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
    "read_the_environment_of_another_process": (
        WEAK, "return b'SECRET' in open(f'/proc/{at.pid}/environ', 'rb').read()"),
    "trace_another_process": (
        WEAK, "return libc.ptrace(0x4206, at.pid, 0, 0) == 0"),  # PTRACE_SEIZE does not stop it
    "read_the_command_line_of_the_judge": (WEAK, "return 'quizzer.judge' in judges_command_line()"),
    "open_a_terminal": (NOBODY, "return os.isatty(os.open('/dev/tty', os.O_RDWR))"),
    "see_the_environment_of_the_user": (
        NOBODY, "return len(os.environ) > 5 or 'HOME' in os.environ or 'PATH' in os.environ"),
    "set_the_clock_of_the_machine": (  # to what it is, which harms nobody
        WEAK, "clock = time.CLOCK_REALTIME; time.clock_settime(clock, time.clock_gettime(clock)); return True"),
    "have_a_user_namespace_of_its_own": (WEAK, "return libc.unshare(0x10000000) == 0"),
    "raise_its_limits": (
        WEAK, "resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)); return True"),
    "hold_a_hundred_files": (NOBODY, "return len([os.open('/dev/null', 0) for _ in range(100)]) == 100"),
    "hold_a_gigabyte": (NOBODY, "return len(bytearray(1 << 30)) == 1 << 30"),
    "map_a_gigabyte": (NOBODY, "return bool(__import__('mmap').mmap(-1, 1 << 30))"),
    "write_a_megabyte": (NOBODY, "return os.write(1, b'x' * (1 << 20)) == 1 << 20"),
}  # fmt: skip

PRELUDE = """
    import ctypes, os, resource, socket, time, types
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


def _suite(outside: Outsider) -> str:
    return f"""
        def suite(submission, world):
            outcome = submission.attempt({outside.facts!r})
            assert outcome.value is True, str(outcome.value)
    """


def tried(judged: Judged | NobodysJudged, outside: Outsider, attempt: str) -> tuple[bool, Entry]:
    """Whether a submission gets there; and the report's entry."""
    submission = dedent(PRELUDE) + f"def reach(at):\n    {ATTEMPTS[attempt][1]}\n"
    entry = judged(_suite(outside), submission, Limits(cpu_seconds=2, wall_seconds=5))
    left = (entry["verdict"], (entry["problem"] or {}).get("code")) == ("crashed", "exited")
    return entry["verdict"] == "passed" or (attempt == "become_another_program" and left), entry
