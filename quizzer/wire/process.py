"""A process at the other end of a wire: the judge as the command has it, the zygote as the judge has it.

Started with next to nothing imported: judge and zygote take longest to get ready, so they are started first.
"""

import os
import sys
from _thread import allocate_lock
from collections.abc import Mapping
from select import select

# What `socket` adds to it takes as long to import as such a process to start.
if sys.platform != "win32":
    from _socket import socketpair
else:  # nothing can be spawned, but this can be imported
    from socket import socketpair

_SIGKILL = 9  # as in `signal`, which makes an enumeration of them all first


class Process:
    """A child. ``wire`` is our end of a stream socket, ``said`` what it writes on stderr: both are descriptors.

    ``kill`` may come from any thread.
    """

    def __init__(self, pid: int, wire: int, said: int) -> None:
        self.pid, self.wire, self._said = pid, wire, said
        self._lock = allocate_lock()
        self._gone = False
        self._words = b""
        self.status = 0
        """Once it has ended: its exit code, or minus the signal."""

    def kill(self) -> None:
        """End it at once; does nothing to one that has ended."""
        with self._lock:
            try:
                if not self._gone:
                    os.kill(self.pid, _SIGKILL)
            except ProcessLookupError:
                pass  # reaped by the system

    def end(self, patience: float = 0) -> str:
        """What it has written on stderr. It is killed if it has not ended after so many seconds."""
        if not self._gone:
            self._hear_out(patience)
            with self._lock:  # before this nobody else can have its number, afterwards nobody kills by it
                self.status = self._reaped()
                self._gone = True
        return self._words.decode(errors="replace").strip()

    def _hear_out(self, patience: float) -> None:
        """Its words, until nobody can add to them."""
        while select([self._said], [], [], patience)[0] and (piece := os.read(self._said, 1 << 16)):
            self._words += piece
        self.kill()
        while piece := os.read(self._said, 1 << 16):
            self._words += piece
        os.close(self._said)

    def _reaped(self) -> int:
        try:
            _, status = os.waitpid(self.pid, 0)
        except ChildProcessError:  # the command was started with SIGCHLD ignored: the system has reaped it
            return 0
        return os.waitstatus_to_exitcode(status)


def spawn(argv: list[str], environment: Mapping[str, str]) -> Process:
    """Start a program whose standard input is the other end of a wire (``take_wire``). Raises ``OSError``."""
    _occupy_standard_streams()
    ours, theirs = socketpair()
    said, saying = os.pipe()
    try:
        pid = os.posix_spawn(
            argv[0],
            argv,
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs.fileno(), 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_DUP2, saying, 2),
            ],
        )
    except BaseException:
        ours.close()
        os.close(said)
        raise
    finally:
        theirs.close()
        os.close(saying)
    return Process(pid, ours.detach(), said)


def take_wire() -> int:
    """In such a program: the descriptor of its end of the wire. Its standard input is empty from now on."""
    wire = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return wire


def close_inherited() -> None:
    """The first thing that such a program does: whatever was open where the command was started is not for it."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))


def _occupy_standard_streams() -> None:
    """Whoever closed them: no pipe may get their numbers, which mean something else in the child."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
