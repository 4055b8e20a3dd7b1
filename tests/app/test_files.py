"""Files that users name, read whatever they turn out to be."""

import os
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from quizzer.app.challenge import read_submission
from quizzer.model.errors import UserError

PATIENCE = 60


class JustReplaced(type(Path())):  # type: ignore[misc]
    """A path that was a file's when it was looked at."""

    def is_file(self) -> bool:
        return True


def said_of(path: Path) -> str:
    """The complaint about it, which must come without anybody at the other end."""
    complaints: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        try:
            complaints.put(f"{read_submission(path)!r} was read")
        except UserError as e:
            complaints.put(e.message.en)

    Thread(target=read, daemon=True).start()
    return complaints.get(timeout=PATIENCE)


@pytest.fixture
def others(tmp_path: Path) -> list[Path]:
    """What has a name and is no file."""
    pipe, folder = tmp_path / "pipe.py", tmp_path / "folder.py"
    os.mkfifo(pipe)
    folder.mkdir()
    return [pipe, folder, Path("/dev/zero")]


def test_what_is_no_file_is_never_waited_for(others: list[Path]) -> None:
    """A pipe has nobody at its other end; a device may have no end."""
    for path in others:
        assert said_of(path) == f"{path} is not a file."


def test_what_takes_a_files_place_while_it_is_opened_is_not_waited_for_either(others: list[Path]) -> None:
    """The complaint may be another one, but there is one."""
    for path in others:
        assert str(path) in said_of(JustReplaced(path))
