"""Whether a submission always gets the same report.

    python benchmarks/same.py [RUNS]

RUNS reports on a right submission and on a wrong one, with every core kept busy, must be equal in all but real time,
half of them judged on one processor; on each CPython of this machine from 3.11, one after another. Exits with 1 when
they are not.
"""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measure import CHALLENGES, SLUGS, wrong_submission

ROOT = Path(__file__).resolve().parent.parent
HERE_ONLY = "--here"


def main() -> int:
    runs = next((word for word in sys.argv[1:] if word.isdigit()), "1000")
    if HERE_ONLY in sys.argv:
        held = [_same_every_time(slug, int(runs)) for slug in SLUGS]
        return 0 if all(held) else 1
    from quizzer.grading.pythons import find_pythons

    # pytest and what else a judge imports are plain Python: any of them can use what this one has installed.
    paths = [str(ROOT), sysconfig.get_path("purelib")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    codes = [
        subprocess.run([python.command, __file__, runs, HERE_ONLY], env=environment, check=False).returncode
        for python in find_pythons(os.environ)
    ]
    return max(codes)


def _same_every_time(slug: str, runs: int) -> bool:
    """Reports on one submission that is right, and on one that is wrong, with every core busy."""
    from quizzer.grading.judge import JudgeProcess

    directory = CHALLENGES / slug
    with _busy_cores() as cores, JudgeProcess(directory / "suite") as judge:
        found = [
            len({_report(judge, source.read_bytes(), alone=run % 2 == 0) for run in range(runs)})
            for source in (directory / "solution.py", wrong_submission(slug))
        ]
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"Python {version}, {slug}, {cores} cores kept busy: {runs} reports on each of 2 submissions,")
    print(
        f"  different ones: {found}; target [1, 1]: {'holds' if found == [1, 1] else 'DOES NOT HOLD'}",
        flush=True,
    )
    return found == [1, 1]


def _report(judge: Any, source: bytes, *, alone: bool) -> str:
    from quizzer.sandbox import Limits

    judge.ask(source, Limits(), alone=alone)
    return json.dumps(judge.answer(), sort_keys=True)


@contextmanager
def _busy_cores() -> Iterator[int]:
    """A process for each core that does nothing but compute."""
    count = os.cpu_count() or 1
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield count
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


if __name__ == "__main__":
    sys.exit(main())
