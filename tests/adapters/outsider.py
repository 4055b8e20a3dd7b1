"""What a submission must not reach, real and within reach: files, a listener, sockets with names, another process."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outsider:
    """A directory of someone else's, what listens there, and a process with a secret in its environment."""

    directory: Path
    port: int
    udp: int
    pid: int
    secret: str

    @property
    def facts(self) -> dict[str, object]:
        """What a submission is told, to make it easy."""
        return {
            "directory": str(self.directory),
            "port": self.port,
            "udp": self.udp,
            "pid": self.pid,
            "abstract": f"quizzer-{self.pid}",
        }

    def untouched(self) -> bool:
        """Nothing in the directory was added, changed or removed."""
        return _state(self.directory) == _INITIAL


def _state(directory: Path) -> dict[str, object]:
    # `lstat` of everything, with contents: also times, modes and links count.
    return {
        str(path.relative_to(directory)): (
            path.lstat().st_mode,
            path.lstat().st_nlink,
            path.lstat().st_mtime_ns if not path.is_dir() else None,
            path.read_bytes() if path.is_file() else None,
        )
        for path in sorted(directory.rglob("*"))
    }


_INITIAL: dict[str, object] = {}


@contextmanager
def outsider(user: str | None = None) -> Iterator[Outsider]:
    """Everybody may read and write the directory, and the process is the user's own: only a sandbox can refuse."""
    with (
        tempfile.TemporaryDirectory() as name,
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.socket(socket.AF_UNIX) as stream,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagram,
        socket.socket(socket.AF_UNIX) as abstract,
    ):
        directory = Path(name)
        (directory / "secret.txt").write_text("the secret\n")
        (directory / "folder").mkdir()
        (directory / "folder" / "inner.txt").write_text("inner\n")
        udp.bind(("127.0.0.1", 0))
        stream.bind(str(directory / "stream"))
        stream.listen()
        datagram.bind(str(directory / "datagram"))
        for path in (directory, *directory.rglob("*")):
            path.chmod(0o777)
        _INITIAL.clear()
        _INITIAL.update(_state(directory))
        environment = {**os.environ, "SECRET": "in the environment"}
        process = subprocess.Popen(["sleep", "600"], env=environment, start_new_session=True, user=user)
        try:
            abstract.bind(f"\0quizzer-{process.pid}")
            abstract.listen()
            yield Outsider(
                directory, tcp.getsockname()[1], udp.getsockname()[1], process.pid, "in the environment"
            )
        finally:
            process.kill()
            process.wait()
