"""A warm judge that runs as an ordinary user: what holds for root does not hold for everybody, nor the reverse.

The tests' own Python is often out of other users' reach, so that the system's is used. It is started through a
wrapper that shows it the packages; the judge starts its zygote without.
"""

import json
import os
import pwd
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

import quizzer
from adapters.judged import Entry, Suite, _source
from quizzer.sandbox import Limits

SYSTEM = "/usr/bin/python3"
USER = "nobody"
_ROOT = Path(quizzer.__file__).parent.parent
_TESTS = Path(__file__).parent.parent

_PROGRAM = """
import json, sys
sys.executable = sys.argv[1]
from adapters.judged import Judged
from quizzer.sandbox import Limits, named
with Judged(named(sys.argv[2])) as judged:
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps(judged(job["suite"], job["submission"], Limits(**job["limits"]))), flush=True)
"""


class NobodysJudged:
    """The same as ``Judged``, for the user nobody."""

    def __init__(self, sandbox: str) -> None:
        self._directory = tempfile.TemporaryDirectory()
        place = Path(self._directory.name)
        place.chmod(0o755)
        wrapper = place / "python"
        wrapper.write_text(f'#!/bin/sh\nPYTHONPATH={_path()} exec {SYSTEM} "$@"\n')
        wrapper.chmod(0o755)
        self._process = subprocess.Popen(
            [SYSTEM, "-s", "-P", "-c", _PROGRAM, str(wrapper), sandbox],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            user=USER,
            group=_group(),
            extra_groups=[],
            env={
                "PYTHONPATH": _path(),
                "PATH": os.environ["PATH"],
                "HOME": "/nonexistent",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            cwd="/",
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._directory.cleanup()

    def __call__(self, suite: Suite | str, submission: str, limits: Limits | None = None) -> Entry:
        job = {
            "suite": _source(suite),
            "submission": submission,
            "limits": (limits or Limits(cpu_seconds=5))._asdict(),
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        entry: Entry = json.loads(self._process.stdout.readline())
        return entry


@cache
def why_not(sandbox: str) -> str:
    """Why no judge can run as an ordinary user here; empty when it can."""
    if os.getuid() != 0:
        return "only root can become another user; the tests as they are already run as an ordinary one"
    probe = (
        "import sys; assert sys.version_info >= (3, 11), 'it is too old'; import pytest, adapters.judged; "
        "from quizzer.sandbox import named; sys.exit(named(sys.argv[1]).missing() or 0)"
    )
    try:
        done = subprocess.run(
            [SYSTEM, "-s", "-P", "-c", probe, sandbox],
            user=USER,
            group=_group(),
            extra_groups=[],
            env={"PYTHONPATH": _path(), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
            cwd="/",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    except OSError as e:
        return f"{SYSTEM} cannot be run as {USER}: {e}"
    return "" if done.returncode == 0 else f"as {USER}: {done.stderr.strip().splitlines()[-1]}"


def _group() -> int:
    return pwd.getpwnam(USER).pw_gid


def _path() -> str:
    """Where quizzer, the tests' adapters and pytest are; all of it pure Python, so that any version can use it."""
    spec = find_spec("pytest")
    assert spec is not None
    assert spec.origin is not None
    return os.pathsep.join(map(str, (_ROOT, _TESTS, Path(spec.origin).parent.parent)))
