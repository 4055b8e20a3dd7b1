"""Verify everything that the product teaches and judges by running it: banks, predicted outputs, challenges, links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from quizzer.app.home import Home
from quizzer.app.selection import Selection
from quizzer.content.banks import Banks, load_banks
from quizzer.content.challenges import Challenges, load_challenges
from quizzer.content.check_banks import check_banks, check_shipped
from quizzer.content.check_questions import prove_banks, tally
from quizzer.content.collection import Count, counts, levels
from quizzer.content.coverage import Covered, check_coverage, coverage
from quizzer.content.pairs import check_pairs
from quizzer.content.source import read_source
from quizzer.content.written import Written, written
from quizzer.grading.pythons import Python
from quizzer.kinds import Ran
from quizzer.model.challenge import Challenge
from quizzer.model.errors import UserError
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank, Level
from quizzer.model.text import Text

if TYPE_CHECKING:
    from quizzer.grading.check_challenge import Checked

WORKERS = 2
PROVEN = "proven.db"


@dataclass(frozen=True, slots=True)
class ProvedOn:
    """What running showed on one Python: outputs found right, and questions that are not asked there."""

    python: str
    outputs: int
    skipped: int


@dataclass(slots=True)
class Verified:
    """What was verified, in numbers, and all that is wrong, in order.

    ``ran`` and ``judged`` count the programs and challenges that were not remembered as right.
    """

    banks: int = 0
    questions: int = 0
    proved: list[ProvedOn] = field(default_factory=list)
    ran: int = 0
    challenges: int = 0
    accepted: int = 0
    wrong: int = 0
    starters: int = 0
    judged: int = 0
    counts: tuple[Count, ...] = ()
    levels: dict[Level, float] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Claim by claim what is asked, and each claim that is asked too little."""

    rows: tuple[Covered, ...]
    mistakes: tuple[Mistake, ...]


def cover(selection: Selection) -> Coverage:
    """The claims of the notes, and the questions of the selected banks that cover them; nothing is run."""
    banks, mistakes = _banks(selection, None)
    entries = _written(banks, selection)
    thin = check_coverage(entries, str(selection.questions or ""))
    return Coverage(coverage(entries), tuple(sorted((*mistakes, *thin))))


def verify(
    selection: Selection, pythons: Sequence[Python], home: Home | None, *, shipped: bool = False
) -> Verified:
    """Verify what is selected; outputs are proved on each of the Pythons.

    ``home`` is where unchanged programs and challenges are remembered (None: all are run). ``shipped``: the
    selection is the whole collection, and must have all that is promised of it.
    """
    found = Verified()
    banks, found.mistakes = _banks(selection, home)
    found.banks, found.questions = len(banks), sum(len(b.questions) for b in banks)
    challenges = _challenges(selection, found)
    entries = _written(banks, selection)
    found.mistakes += check_banks(entries)
    if selection.whole and selection.questions is not None:
        found.mistakes += check_pairs(banks, selection.questions, challenges)
    if shipped:
        found.counts, found.levels = counts(banks), levels(banks)
        found.mistakes += check_shipped(banks, entries, str(selection.questions))
    _check(challenges, home, found)
    if banks and selection.questions is not None:
        _prove(banks, selection.questions, pythons, home, found)
    found.mistakes = sorted(set(found.mistakes))
    return found


def as_json(found: Verified) -> dict[str, Any]:
    names = ("banks", "questions", "ran", "challenges", "accepted", "wrong", "starters", "judged")
    return {
        "version": 1,
        "python": found.proved[0].python if found.proved else None,
        "outputs": sum(p.outputs for p in found.proved),
        "skipped": sum(p.skipped for p in found.proved),
        "proved": [{"python": p.python, "outputs": p.outputs, "skipped": p.skipped} for p in found.proved],
        **{name: getattr(found, name) for name in names},
        "counts": [{"what": c.what, "count": c.count, "least": c.least} for c in found.counts],
        "levels": {level.value: round(share, 3) for level, share in found.levels.items()},
        "mistakes": _mistakes(found.mistakes),
    }


def coverage_as_json(covered: Coverage) -> dict[str, Any]:
    rows = [
        {"claim": r.claim, "questions": list(r.questions), "kinds": dict(r.kinds), "enough": r.enough}
        for r in covered.rows
    ]
    return {"version": 1, "claims": rows, "mistakes": _mistakes(covered.mistakes)}


def _mistakes(mistakes: Iterable[Mistake]) -> list[dict[str, Any]]:
    return [{"path": m.path, "line": m.line, "column": m.column, "message": m.message} for m in mistakes]


def _banks(selection: Selection, home: Home | None) -> tuple[list[Bank], list[Mistake]]:
    if selection.questions is None:
        return [], []
    loaded: Banks = load_banks(selection.questions, cache=home.cache if home else None)
    wanted = selection.banks
    banks = [b for b in loaded.banks if wanted is None or b.slug in wanted]
    return banks, [m for m in loaded.mistakes if wanted is None or Path(m.path).stem in wanted]


def _written(banks: Sequence[Bank], selection: Selection) -> list[Written]:
    return written(banks, selection.questions) if selection.questions is not None else []


def _challenges(selection: Selection, found: Verified) -> list[Challenge]:
    if selection.challenges is None:
        return []
    loaded: Challenges = load_challenges(selection.challenges)
    wanted = selection.slugs
    found.mistakes += [m for m in loaded.mistakes if wanted is None or wanted & set(Path(m.path).parts)]
    return [c for c in loaded.challenges if wanted is None or c.slug in wanted]


def _check(challenges: Sequence[Challenge], home: Home | None, found: Verified) -> None:
    """Judge each challenge's own submissions, as far as it is not remembered to judge rightly."""
    from quizzer.grading.proven import ProvenChallenges

    proven = ProvenChallenges(home.cache_directory / PROVEN if home else None)
    with ThreadPoolExecutor(WORKERS) as pool:
        checks = list(pool.map(proven.check, challenges))
    for challenge, checked in zip(challenges, checks, strict=True):
        found.mistakes += _faults(Path(challenge.directory), checked)
    found.challenges = found.starters = len(checks)
    found.accepted = sum(checked.accepted for checked in checks)
    found.wrong = sum(checked.wrong for checked in checks)
    found.judged = proven.ran


def _faults(directory: Path, checked: "Checked") -> Iterator[Mistake]:
    for fault in checked.faults:
        if fault.file == "challenge.yaml":
            yield read_source(directory / fault.file).mistake(fault.where, fault.message)
        else:
            yield Mistake(str(directory / fault.file), 1, 1, fault.message)


def _prove(
    banks: Sequence[Bank], root: Path, pythons: Sequence[Python], home: Home | None, found: Verified
) -> None:
    """Run what the questions claim on each Python, one after another, each with all workers."""
    seen: dict[Mistake, list[str]] = {}
    for python in pythons:
        with _runners(home, python, found) as run:
            total = tally(prove_banks(banks, root, run, version=python.version, workers=WORKERS))
        found.proved.append(ProvedOn(str(python), total.outputs, total.skipped))
        for mistake in total.mistakes:
            seen.setdefault(mistake, []).append(str(python))
    for mistake, where in seen.items():
        only = "" if len(where) == len(pythons) else f" (on CPython {', '.join(where)})"
        found.mistakes.append(Mistake(mistake.path, mistake.line, mistake.column, mistake.message + only))


@contextmanager
def _runners(home: Home | None, python: Python, found: Verified) -> Iterator[Callable[[str], Ran]]:
    """One runner for each worker; whoever needs one takes one that is free."""
    from quizzer.app.snippets import CACHE
    from quizzer.grading.snippets import JudgeError, SnippetRunner

    cache = None if home is None else home.cache_directory / CACHE
    runners = [SnippetRunner(cache, python.command) for _ in range(WORKERS)]
    free: SimpleQueue[SnippetRunner] = SimpleQueue()
    with ExitStack() as stack:
        for runner in runners:
            free.put(stack.enter_context(runner))

        def run(code: str) -> Ran:
            runner = free.get()
            try:
                return runner(code)
            except JudgeError as error:
                raise _useless(python, error) from error
            finally:
                free.put(runner)

        yield run
    found.ran += sum(runner.ran for runner in runners)


def _useless(python: Python, error: Exception) -> UserError:
    return UserError(
        Text(
            f"CPython {python} ({python.command}) cannot run questions here: {error}",
            f"CPython {python}({python.command})에서 문제를 실행할 수 없습니다: {error}",
        ),
        exit_code=3,
    )
