"""What the benchmarks share: commands measured in turns, and lines that say whether a target holds.

The same command takes twice as long on a busy machine. So commands that are compared run in turns, in one go, and
what is compared are ratios: of medians, and of the shortest times, which other work can only lengthen.
"""

import compileall
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHALLENGES = HERE.parent / "challenges"
SLUG = "sequential-vs-concurrent"
"""The challenge that is judged beside other graders: benchmarks/bare and check50 check the same solution of it."""
SOLUTION = CHALLENGES / SLUG / "solution.py"
SLUGS = ("running-total", SLUG)
"""Those that are judged again and again."""
TYPING_SECONDS = 0.5
"""Between two saves; people take longer."""

Run = Callable[[], float]
"""Does something once; how many seconds it took."""


@dataclass(frozen=True)
class Times:
    """Seconds of several runs of the same thing."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        return min(self.seconds)

    def __str__(self) -> str:
        return f"median {self.median * 1000:6.1f} ms, least {self.least * 1000:6.1f} ms"


def in_turns(runs: Mapping[str, Run], rounds: int) -> dict[str, Times]:
    """Each of ``runs`` once untimed, so that caches are warm, then ``rounds`` times, all of them in turns."""
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(run())
    return {name: Times(seconds) for name, seconds in taken.items()}


def command(argv: Sequence[str], environment: Mapping[str, str], *, cwd: Path | None = None) -> Run:
    """A whole process, from its start to its end; it must exit with 0."""

    def run() -> float:
        began = time.perf_counter()
        ended = subprocess.run(
            argv, env=dict(environment), cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        seconds = time.perf_counter() - began
        if ended.returncode:
            raise SystemExit(f"{' '.join(argv)} exited with {ended.returncode}:\n{ended.stderr.decode()}")
        return seconds

    return run


def nothing(environment: Mapping[str, str]) -> Run:
    """What everything is compared with."""
    return command([sys.executable, "-c", "pass"], environment)


def wrong_submission(slug: str) -> Path:
    """The first of those that must fail."""
    return min((CHALLENGES / slug / "submissions" / "wrong").glob("*.py"))


def people(home: str) -> dict[str, str]:
    """The environment in which people run the command: modules are compiled, as installing them does, and Python is
    not told how to work. What is stored goes to ``home``."""
    compileall.compile_dir(HERE.parent / "quizzer", quiet=1)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST", "QUIZZER"))}
    return {**kept, "QUIZZER_HOME": home, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def bare_pytest(home: str) -> Run:
    """pytest as it is, on the seven tests of benchmarks/bare."""
    environment = {**people(home), "PYTHONPATH": str(SOLUTION.parent), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    argv = [sys.executable, "-m", "pytest", "-o", f"cache_dir={home}/cache"]
    return command(argv, environment, cwd=HERE / "bare")


def rounds(otherwise: int) -> int:
    """The number that was said on the command line."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else otherwise


def quizzer(*arguments: str) -> list[str]:
    """The installed command of the Python that runs this."""
    script = Path(sys.executable).with_name("quizzer")
    return [str(script) if script.exists() else "quizzer", *arguments]


def compare(what: str, times: Times, base: str, base_times: Times, target: float | None = None) -> bool:
    """Print a ratio, beside its target if it has one; whether it holds, by medians or by the shortest times."""
    medians, leasts = times.median / base_times.median, times.least / base_times.least
    print(f"{what}\n  {times}")
    print(f"{base}\n  {base_times}")
    line = f"{what}: {medians:.2f}x {base} ({leasts:.2f}x by the shortest)"
    if target is not None:
        return state(line, min(medians, leasts), target)
    tell(line)
    return True


def state(what: str, number: float, target: float) -> bool:
    """Print what a number means, beside its upper limit; whether that holds."""
    held = number <= target
    tell(f"{what}; target {target:g}: {'holds' if held else 'DOES NOT HOLD'}")
    return held


def tell(line: str) -> None:
    """Print a result."""
    SAID.append(line)
    print(f"  {line}\n")


SAID: list[str] = []
"""Every result of this process, a line each."""
