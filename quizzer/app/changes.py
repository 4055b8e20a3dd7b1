"""Noticing that a file may have changed, whoever saves it and however.

What is watched is the *directory*: editors save by renaming a new file over the old one, and whoever watches the file
goes deaf with it. What is noticed is only a hint to look; it is the look that decides.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

STEP_MS = 5
"""After a change, so long nothing more must happen, which a person waits for; it takes 1% of a core, at 2 ms more."""
GROUP_MS = 100
"""Changes that never pause are told at least this often."""
LOOK_MS = 1000
"""A look without any notice: for what makes no notices, such as a network share."""
POLL_SECONDS = 0.1

Noticing = Callable[[Path, Event], Iterator[None]]
"""``noticing(path, stop)`` yields whenever a look at the file is due, at least once a second, until ``stop`` is set."""


def noticed(path: Path, stop: Event, notifying: Noticing | None = None) -> Iterator[None]:
    """By the system's notifications; by looking ten times a second where there are none."""
    try:
        yield from (notifying or notified)(path, stop)
    except (ImportError, OSError, RuntimeError):
        # watchfiles is missing, or the system gives us no more watches.
        yield from polled(path, stop)


def polled(_path: Path, stop: Event) -> Iterator[None]:
    while not stop.wait(POLL_SECONDS):
        yield


def notified(path: Path, stop: Event) -> Iterator[None]:
    """Raises ``ImportError`` without watchfiles, ``OSError`` or ``RuntimeError`` when nothing can be watched."""
    from watchfiles import watch

    while not stop.is_set():
        places = _places(path)
        try:
            notices = watch(
                *places,
                watch_filter=None,
                debounce=GROUP_MS,
                step=STEP_MS,
                rust_timeout=LOOK_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
                recursive=False,
            )
            for _ in notices if places else ():
                yield
                if _places(path) != places:
                    break
        except FileNotFoundError:
            pass  # a directory went away while we asked for it
        if not stop.wait(POLL_SECONDS):
            yield


def _places(path: Path) -> dict[Path, tuple[int, int]]:
    """The directories in which a save shows, and which ones they are: the file's, and that of what it links to."""
    found = {}
    for directory in (path.absolute().parent, path.resolve().parent):
        try:
            status = directory.stat()
        except OSError:
            continue
        found[directory] = (status.st_dev, status.st_ino)
    return found
