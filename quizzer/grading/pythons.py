"""The CPythons of this machine on which questions can be proved: one for each minor version from 3.11 up."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 11)
MINORS = range(OLDEST[1], 20)

_ASK = "import sys; print(sys.implementation.name, *sys.version_info[:3])"
_ANSWER = re.compile(r"cpython (\d+) (\d+) (\d+)\s*")
_PATIENCE = 20
"""Seconds for an interpreter to say what it is."""


@dataclass(frozen=True, slots=True)
class Python:
    """An interpreter: its command, and its version as three numbers."""

    command: str
    version: tuple[int, int, int]

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


def this_python() -> Python:
    """The one that runs this program."""
    major, minor, micro = sys.version_info[:3]
    return Python(sys.executable, (major, minor, micro))


def find_pythons(environment: Mapping[str, str]) -> tuple[Python, ...]:
    """This one and the others of other minor versions, oldest first.

    Of one minor version this one goes first, then what ``PATH`` names ``python3.x``, then pyenv's newest.
    What is no CPython, or does not run, is passed over.
    """
    found: dict[tuple[int, int], Python] = {}
    if platform.python_implementation() == "CPython":
        found[sys.version_info[:2]] = this_python()
    for minor, command in _commands(environment):
        if (OLDEST[0], minor) not in found and (python := _asked(command)):
            found.setdefault(python.version[:2], python)
    return tuple(python for version, python in sorted(found.items()) if version >= OLDEST)


def _commands(environment: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Commands that may be a Python, each with its likely minor version, the preferred ones first."""
    roots = _pyenv_roots(environment)
    shims = {str(root / "shims") for root in roots}
    entries = environment.get("PATH", "").split(os.pathsep)
    path = os.pathsep.join(e for e in entries if e and e.rstrip("/") not in shims)
    for minor in MINORS:
        if command := shutil.which(f"python{OLDEST[0]}.{minor}", path=path):
            yield minor, command
    for root in roots:
        yield from _of_pyenv(root / "versions")


def _pyenv_roots(environment: Mapping[str, str]) -> list[Path]:
    home = environment.get("HOME")
    named = [environment.get("PYENV_ROOT"), home and f"{home}/.pyenv"]
    return [Path(name) for name in dict.fromkeys(named) if name]


def _of_pyenv(versions: Path) -> Iterator[tuple[int, str]]:
    """pyenv's own interpreters, the newest of each minor version first; its shims would have to be asked."""
    known = []
    for directory in versions.iterdir() if versions.is_dir() else ():
        if match := re.fullmatch(rf"{OLDEST[0]}\.(\d+)\.(\d+)", directory.name):
            known.append((int(match[1]), int(match[2]), directory / "bin" / "python"))
    yield from ((minor, str(command)) for minor, _, command in sorted(known, reverse=True) if minor in MINORS)


def _asked(command: str) -> Python | None:
    try:
        done = subprocess.run(
            [command, "-I", "-S", "-c", _ASK], capture_output=True, encoding="utf-8", timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    answer = _ANSWER.fullmatch(done.stdout)
    if answer is None:
        return None
    return Python(command, (int(answer[1]), int(answer[2]), int(answer[3])))
