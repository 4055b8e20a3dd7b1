"""Noticing that a file may have changed: on real directories."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest

from quizzer.app.changes import Noticing, noticed, notified, polled

PATIENCE = 60


class Looks:
    """Somebody who looks whenever it is time, and remembers what was there."""

    def __init__(self, path: Path, noticing: Noticing) -> None:
        self._path, self._noticing = path, noticing
        self._stop, self._came = Event(), Event()
        self._wanted = b""
        self._thread = Thread(target=self._look)

    def __enter__(self) -> "Looks":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "it goes on although it was stopped"

    def sees(self, content: bytes, change: Callable[[], object]) -> None:
        """After the change somebody looks and finds this content."""
        self._came.clear()
        self._wanted = content
        change()
        assert self._came.wait(PATIENCE), f"nobody saw {content!r}"

    def _look(self) -> None:
        for _ in self._noticing(self._path, self._stop):
            try:
                found = self._path.read_bytes()
            except OSError:
                found = b"none"
            if found == self._wanted:
                self._came.set()


def refused(path: Path, stop: Event) -> Iterator[None]:
    """What a system without inotify watches left does."""
    raise OSError("OS file watch limit reached")
    yield


def missing(path: Path, stop: Event) -> Iterator[None]:
    import a_module_that_nobody_installed  # noqa: F401

    yield


def broken_later(path: Path, stop: Event) -> Iterator[None]:
    yield
    raise RuntimeError("error in underlying watcher")


WAYS = {
    "notified": notified,
    "polled": polled,
    "no watches left": lambda path, stop: noticed(path, stop, refused),
    "not installed": lambda path, stop: noticed(path, stop, missing),
    "fails later": lambda path, stop: noticed(path, stop, broken_later),
}


@pytest.mark.parametrize("noticing", WAYS.values(), ids=WAYS)
def test_every_way_of_saving_is_noticed(tmp_path, noticing):
    """Written in place, renamed over, deleted and made again, its directory replaced; each way of noticing."""
    file = tmp_path / "work" / "f.py"
    file.parent.mkdir()

    def renamed(content: bytes) -> None:
        fresh = file.with_name("fresh")
        fresh.write_bytes(content)
        fresh.replace(file)

    def another_directory() -> None:
        shutil.rmtree(file.parent)
        file.parent.mkdir()
        file.write_bytes(b"6")

    with Looks(file, noticing) as looks:
        looks.sees(b"1", lambda: file.write_bytes(b"1"))
        looks.sees(b"2", lambda: renamed(b"2"))
        looks.sees(b"3", lambda: renamed(b"3"))
        looks.sees(b"none", file.unlink)
        looks.sees(b"4", lambda: file.write_bytes(b"4"))
        looks.sees(b"none", lambda: shutil.rmtree(file.parent))
        file.parent.mkdir()
        looks.sees(b"5", lambda: file.write_bytes(b"5"))
        looks.sees(b"6", another_directory)
        looks.sees(b"7", lambda: renamed(b"7"))


def test_a_save_behind_a_link_is_noticed(tmp_path):
    """The file is in one directory, the link to it in another."""
    (tmp_path / "there").mkdir()
    (tmp_path / "here").mkdir()
    there, here = tmp_path / "there" / "f.py", tmp_path / "here" / "f.py"
    there.write_bytes(b"0")
    here.symlink_to(there)
    with Looks(here, noticed) as looks:
        looks.sees(b"1", lambda: there.write_bytes(b"1"))
        other = tmp_path / "there" / "g.py"
        other.write_bytes(b"2")
        looks.sees(b"2", lambda: (here.unlink(), here.symlink_to(other)))
        looks.sees(b"3", lambda: other.write_bytes(b"3"))


def test_looking_causes_no_notice(tmp_path):
    """Reading the file is not a change of it: between two looks without a change there is about a second."""
    file = tmp_path / "f.py"
    file.write_bytes(b"1")
    stop = Event()
    notices = noticed(file, stop)
    next(notices)
    began = monotonic()
    for _ in range(3):
        file.read_bytes()
        next(notices)
    stop.set()
    assert monotonic() - began > 2


@pytest.mark.parametrize("noticing", WAYS.values(), ids=WAYS)
def test_it_ends_when_it_is_told(tmp_path, noticing):
    """Also before it has begun."""
    stop = Event()
    stop.set()
    assert len(list(noticing(tmp_path / "f.py", stop))) <= 1
