"""A process at the other end of a wire: what it gets as standard streams, and how it ends."""

import os
import socket
import subprocess
import sys
import threading
from textwrap import dedent

from quizzer.wire.process import Process, spawn


def python(program: str) -> Process:
    return spawn([sys.executable, "-c", dedent(program)], os.environ)


def test_its_standard_input_is_the_wire() -> None:
    """Until it has taken it: then standard input is empty. Standard output leads nowhere."""
    process = python("""
        import os, socket, sys
        from quizzer.wire.process import take_wire
        print("nobody reads this", flush=True)
        wire = socket.socket(fileno=take_wire())
        said = wire.recv(100)
        wire.send(said.upper() + repr(sys.stdin.read()).encode() + repr(os.get_inheritable(wire.fileno())).encode())
    """)
    with socket.socket(fileno=process.wire) as wire:
        wire.send(b"hello")
        assert wire.recv(100) == b"HELLO''False"
        assert wire.recv(100) == b""
    assert process.end(60) == ""
    assert process.status == 0


def test_its_last_words_and_its_status_are_kept() -> None:
    """What it wrote on stderr, however much, and how it ended by itself."""
    process = python("""
        import sys
        sys.stderr.write("word " * 100_000)
        sys.exit(7)
    """)
    assert process.end(60) == ("word " * 100_000).strip()
    assert process.end() == ("word " * 100_000).strip(), "it is not asked only once"
    assert process.status == 7
    os.close(process.wire)


def test_it_is_killed_when_patience_ends() -> None:
    """What it had said is not lost; killing it once more, from any thread, does nothing."""
    process = python("""
        import sys, time
        print("going to sleep", file=sys.stderr, flush=True)
        import os
        os.write(0, b"asleep")
        time.sleep(600)
    """)
    with socket.socket(fileno=process.wire) as wire:
        assert wire.recv(100) == b"asleep"
    assert process.end() == "going to sleep"
    assert process.status == -9
    killers = [threading.Thread(target=process.kill) for _ in range(3)]
    for killer in killers:
        killer.start()
    for killer in killers:
        killer.join()
    process.kill()


def test_closed_standard_streams_do_not_mix_up_the_child() -> None:
    """A command that was started with all three of them closed: the child's are still the right ones."""
    program = dedent("""
        import os, sys
        for descriptor in (0, 1, 2):
            os.close(descriptor)
        import socket
        from quizzer.wire.process import spawn
        child = "import os; os.write(0, b'from the wire'); os.write(1, b'lost'); os.write(2, b'words')"
        process = spawn([sys.executable, "-c", child], os.environ)
        wire = socket.socket(fileno=process.wire)
        heard = wire.recv(100)
        os._exit(0 if (heard, process.end(60), process.status) == (b"from the wire", "words", 0) else 1)
    """)
    assert subprocess.run([sys.executable, "-c", program], timeout=120, check=False).returncode == 0


def test_one_that_the_system_has_reaped_has_ended_all_the_same() -> None:
    """As where the command was started with SIGCHLD ignored."""
    program = dedent("""
        import os, signal, sys
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        from quizzer.wire.process import spawn
        process = spawn([sys.executable, "-c", "import os; os.write(2, b'words')"], os.environ)
        assert process.end(60) == "words"
        process.kill()
    """)
    assert subprocess.run([sys.executable, "-c", program], timeout=120, check=False).returncode == 0
