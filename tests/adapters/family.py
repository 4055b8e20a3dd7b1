"""The processes that a process has started: found in /proc, held by descriptors, seen to their end."""

import os
import select
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 60
"""Seconds until something that never comes is given up; nothing waits that long otherwise."""

BUSY_SECONDS = 0.25
"""CPU time after which a process below a judge can only be one that computes without an end."""


class Family:
    """All descendants that the process ``root`` has now. A context manager, since it holds descriptors."""

    def __init__(self, root: int) -> None:
        self._descriptors = {}
        for pid in descendants(root):
            try:
                self._descriptors[pid] = os.pidfd_open(pid)
            except ProcessLookupError:
                continue

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        for descriptor in self._descriptors.values():
            os.close(descriptor)

    @property
    def pids(self) -> list[int]:
        return list(self._descriptors)

    def ends(self) -> None:
        """Waits until every one of them has ended; an ``AssertionError`` names those that do not."""
        left = {descriptor: pid for pid, descriptor in self._descriptors.items()}
        until = time.monotonic() + PATIENCE
        while left:
            ready, _, _ = select.select(list(left), [], [], max(until - time.monotonic(), 0))
            assert ready, f"still there: {[(pid, command_line(pid)) for pid in left.values()]}"
            for descriptor in ready:
                del left[descriptor]


def descendants(root: int) -> list[int]:
    """Children first, then theirs."""
    children: dict[int, list[int]] = {}
    for pid, parent in everyone():
        children.setdefault(parent, []).append(pid)
    found = list(children.get(root, []))
    for pid in found:
        found += children.get(pid, [])
    return found


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def judges(root: int) -> list[int]:
    """The judge processes below ``root``."""
    return [pid for pid in descendants(root) if "-m quizzer.judge " in command_line(pid)]


def guests(root: int) -> list[int]:
    """The guests below ``root``: forked, so that they look just like their parent; so does bubblewrap's own child."""
    parents = dict(everyone())
    return [
        pid
        for pid in descendants(root)
        if "quizzer.guest.zygote" in (line := command_line(pid))
        and line == command_line(parents.get(pid, 0))
        and "--unshare-all" not in line
    ]


def busy_guests(root: int) -> list[int]:
    """Those in which a submission computes; guests that only wait to be given one do not count."""
    return [pid for pid in guests(root) if _cpu_seconds(pid) > BUSY_SECONDS]


def until(there: Callable[[], object], what: str) -> None:
    """Returns once something that another process does has happened."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, f"never: {what}"
        select.select([], [], [], 0.005)


def _cpu_seconds(pid: int) -> float:
    """Without that of its children; of one that has ended, 0."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def resident_bytes(pid: int) -> int:
    """Of memory; of one that has ended, 0."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def everyone() -> Iterator[tuple[int, int]]:
    """Each process and its parent."""
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            status = (place / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        state, parent = status.rpartition(")")[2].split()[:2]
        if state != "Z":
            yield int(place.name), int(parent)
