"""Challenges that judged rightly before, remembered by the content of all that decides it.

A convenience: only what was without fault is kept, and whatever is wrong with the file, challenges are
checked again.
"""

import hashlib
import platform
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from quizzer.grading.check_challenge import Checked, check_challenge
from quizzer.model.challenge import Challenge
from quizzer.sandbox import strongest

_PACKAGE = Path(__file__).parent.parent
_JUDGES = ("content", "grading", "guest", "judge", "model", "report", "sandbox", "wire")
"""The layers that have a part in reading and judging a challenge."""

_PATIENCE = 0.25
"""Seconds to wait for another process that writes."""

_TABLE = """
    CREATE TABLE IF NOT EXISTS proven (
        key TEXT PRIMARY KEY,       -- stands for the challenge's files and everything that judges them
        accepted INTEGER NOT NULL,  -- how many submissions passed, as they must
        wrong INTEGER NOT NULL      -- how many failed in the stated way
    ) STRICT
"""


class ProvenChallenges:
    """``check(challenge)`` runs what is not known to be right; ``file`` is where that is kept (None: nowhere)."""

    def __init__(self, file: Path | None, run: Callable[[Challenge], Checked] = check_challenge) -> None:
        self._file = file
        self._run = run
        self._counting = Lock()
        self.ran = 0
        """How many challenges were really run, not remembered."""

    def check(self, challenge: Challenge) -> Checked:
        """What running the challenge's own submissions shows; may be called from several threads."""
        key = _key(challenge)
        if known := self._recall(key, challenge.slug):
            return known
        with self._counting:
            self.ran += 1
        checked = self._run(challenge)
        # Files that changed while they were judged are not those that the key stands for.
        if not checked.faults and _key(challenge) == key:
            self._remember(key, checked)
        return checked

    def _recall(self, key: str, slug: str) -> Checked | None:
        if self._file is None or not self._file.is_file():
            return None
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as connection:
                query = "SELECT accepted, wrong FROM proven WHERE key = ?"
                row = connection.execute(query, (key,)).fetchone()
        except sqlite3.Error:
            return None
        return Checked(slug, row[0], row[1], ()) if row else None

    def _remember(self, key: str, checked: Checked) -> None:
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as connection, connection:
                connection.execute(_TABLE)
                row = (key, checked.accepted, checked.wrong)
                connection.execute("INSERT OR REPLACE INTO proven VALUES (?, ?, ?)", row)
        except (sqlite3.Error, OSError):
            return


def _key(challenge: Challenge) -> str:
    """Stands for everything that the outcome depends on, the facts as they were read included."""
    directory = Path(challenge.directory)
    parts = (_judges(), repr(challenge.facts), _hashed(directory, directory.rglob("*")))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def _judges() -> str:
    """Stands for what judges: the program, pytest, the Python and the sandbox."""
    modules = [module for layer in _JUDGES for module in (_PACKAGE / layer).rglob("*.py")]
    return f"{_hashed(_PACKAGE, modules)} {version('pytest')} {platform.python_version()} {strongest().NAME}"


def _hashed(root: Path, paths: Iterable[Path]) -> str:
    """A hash of the files among the paths: where they are below ``root``, and what they hold."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            name, content = str(path.relative_to(root)).encode(), path.read_bytes()
            digest.update(b"%d %s %d " % (len(name), name, len(content)) + content)
    return digest.hexdigest()
