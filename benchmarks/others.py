"""Other graders on the same solution, where they are installed: check50, and exercism's runner for Python.

    python benchmarks/others.py [ROUNDS]

Whole processes, against ``python -c pass``. Both run the submission without a virtual clock, and check50 without a
sandbox of its own; see benchmarks/bare for what is checked.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from measure import HERE, SLUG, SOLUTION, Run, command, compare, in_turns, nothing, people, rounds

EXERCISM = Path("/opt/test-runner/bin/run.sh")
"""Where its image has it; called with the exercise's slug, the solution's directory and one for the results."""


def main() -> int:
    measured(rounds(10))
    return 0


def measured(times_each: int) -> None:
    """Compare those that are here."""
    with tempfile.TemporaryDirectory() as directory:
        # Both share the factories of the bare tests.
        environment = {**people(directory), "PYTHONPATH": str(HERE / "bare")}
        runs = dict(_installed(Path(directory), environment))
        if not runs:
            print("neither check50 nor exercism's runner is installed\n")
            return
        times = in_turns({"python -c pass": nothing(environment), **runs}, times_each)
    for name in runs:
        compare(name, times[name], "python -c pass", times["python -c pass"])


def _installed(directory: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, Run]]:
    if check50 := shutil.which("check50"):
        work = directory / "check50"
        work.mkdir()
        shutil.copy(SOLUTION, work / "solution.py")
        argv = [check50, "--dev", str(HERE / "check50"), "--output", "json"]
        yield "check50", command(argv, environment, cwd=work)
    if os.access(EXERCISM, os.X_OK):
        work, name = directory / "exercism", SLUG.replace("-", "_")
        (work / ".meta").mkdir(parents=True)
        tests = (HERE / "bare" / "test_bare.py").read_text(encoding="utf-8")
        (work / f"{name}_test.py").write_text(
            tests.replace("from solution", f"from {name}"), encoding="utf-8"
        )
        shutil.copy(SOLUTION, work / f"{name}.py")
        files = {"files": {"solution": [f"{name}.py"], "test": [f"{name}_test.py"]}}
        (work / ".meta" / "config.json").write_text(json.dumps(files), encoding="utf-8")
        yield "exercism's runner", command([str(EXERCISM), SLUG, f"{work}/", f"{work}/"], environment)


if __name__ == "__main__":
    sys.exit(main())
