"""Verify everything that the product teaches and judges by running it: banks, predicted outputs, challenges, links."""

import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from quizzer.app.home import Home
from quizzer.content.banks import Banks, load_banks
from quizzer.content.challenges import Challenges, load_challenges
from quizzer.content.check_questions import Tally, prove_banks, tally
from quizzer.content.pairs import check_pairs
from quizzer.content.places import challenges_root, questions_root
from quizzer.content.source import read_source
from quizzer.kinds import Ran
from quizzer.model.challenge import Challenge
from quizzer.model.errors import UserError
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank
from quizzer.model.text import Text

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be verified: the roots, and the names in them (None: all)."""

    questions: Path | None
    challenges: Path | None
    banks: frozenset[str] | None = None
    slugs: frozenset[str] | None = None

    @property
    def whole(self) -> bool:
        return (
            self.questions is not None and self.challenges is not None and not self.banks and not self.slugs
        )


@dataclass(slots=True)
class Verified:
    """What was verified, in numbers, and all that is wrong, in order."""

    python: str
    banks: int = 0
    questions: int = 0
    outputs: int = 0
    skipped: int = 0
    challenges: int = 0
    accepted: int = 0
    wrong: int = 0
    starters: int = 0
    mistakes: list[Mistake] = field(default_factory=list)


def select(paths: Sequence[str]) -> Selection:
    """What the paths mean; none at all means everything that is installed. Raises ``UserError``."""
    if not paths:
        return Selection(questions_root(), challenges_root())
    banks: set[Path] = set()
    directories: set[Path] = set()
    for path in map(Path, paths):
        banks |= _bank_files(path)
        directories |= _challenge_directories(path)
        if not _bank_files(path) and not _challenge_directories(path):
            raise UserError(
                Text(
                    f"{path} is no bank (.yaml), no challenge (a directory with challenge.yaml) and holds none.",
                    f"문제 은행(.yaml)도 과제(challenge.yaml이 있는 디렉터리)도 아닙니다: {path}",
                )
            )
    return Selection(
        _one_parent(banks),
        _one_parent(directories),
        frozenset(b.stem for b in banks),
        frozenset(d.name for d in directories),
    )


def verify(selection: Selection, home: Home | None) -> Verified:
    """Verify what is selected on this Python; ``home`` is where results of unchanged snippets are remembered."""
    found = Verified(platform.python_version())
    banks = _banks(selection, found)
    challenges = _challenges(selection, found)
    if selection.whole:
        assert selection.questions is not None
        found.mistakes += check_pairs(banks, selection.questions, challenges)
    with ThreadPoolExecutor(WORKERS) as pool:
        checks = list(pool.map(_check, challenges))
    for challenge, accepted, wrong, mistakes in checks:
        found.challenges += 1
        found.starters += 1
        found.accepted += accepted
        found.wrong += wrong
        found.mistakes += mistakes
        del challenge
    if banks and selection.questions is not None:
        _add(found, _proved(banks, selection.questions, home))
    found.mistakes.sort()
    return found


def as_json(found: Verified) -> dict[str, Any]:
    counts = {
        name: getattr(found, name)
        for name in (
            "banks",
            "questions",
            "outputs",
            "skipped",
            "challenges",
            "accepted",
            "wrong",
            "starters",
        )
    }
    mistakes = [
        {"path": m.path, "line": m.line, "column": m.column, "message": m.message} for m in found.mistakes
    ]
    return {"version": 1, "python": found.python, **counts, "mistakes": mistakes}


def _banks(selection: Selection, found: Verified) -> list[Bank]:
    if selection.questions is None:
        return []
    loaded: Banks = load_banks(selection.questions)
    wanted = selection.banks
    banks = [b for b in loaded.banks if wanted is None or b.slug in wanted]
    found.banks, found.questions = len(banks), sum(len(b.questions) for b in banks)
    found.mistakes += [m for m in loaded.mistakes if wanted is None or Path(m.path).stem in wanted]
    return banks


def _challenges(selection: Selection, found: Verified) -> list[Challenge]:
    if selection.challenges is None:
        return []
    loaded: Challenges = load_challenges(selection.challenges)
    wanted = selection.slugs
    found.mistakes += [m for m in loaded.mistakes if wanted is None or wanted & set(Path(m.path).parts)]
    return [c for c in loaded.challenges if wanted is None or c.slug in wanted]


def _check(challenge: Challenge) -> tuple[Challenge, int, int, list[Mistake]]:
    from quizzer.grading.check_challenge import check_challenge

    checked = check_challenge(challenge)
    facts = read_source(Path(challenge.directory) / "challenge.yaml")
    mistakes = [
        facts.mistake(fault.where, fault.message)
        if fault.file == "challenge.yaml"
        else Mistake(str(Path(challenge.directory) / fault.file), 1, 1, fault.message)
        for fault in checked.faults
    ]
    return challenge, checked.accepted, checked.wrong, mistakes


def _proved(banks: Sequence[Bank], root: Path, home: Home | None) -> Tally:
    with _runners(home) as run:
        return tally(prove_banks(banks, root, run, version=sys.version_info[:3], workers=WORKERS))


@contextmanager
def _runners(home: Home | None) -> Iterator[Callable[[str], Ran]]:
    """One runner for each worker; whoever needs one takes one that is free."""
    from quizzer.app.snippets import CACHE
    from quizzer.grading.snippets import SnippetRunner

    cache = None if home is None else home.cache_directory / CACHE
    free: SimpleQueue[SnippetRunner] = SimpleQueue()
    with ExitStack() as stack:
        for _ in range(WORKERS):
            free.put(stack.enter_context(SnippetRunner(cache)))

        def run(code: str) -> Ran:
            runner = free.get()
            try:
                return runner(code)
            finally:
                free.put(runner)

        yield run


def _add(found: Verified, proved: Tally) -> None:
    found.outputs += proved.outputs
    found.skipped += proved.skipped
    found.mistakes += proved.mistakes


def _bank_files(path: Path) -> set[Path]:
    if path.is_file() and path.suffix in (".yaml", ".yml") and path.name != "challenge.yaml":
        return {path}
    return set(path.glob("*.yaml")) - {path / "challenge.yaml"} if path.is_dir() else set()


def _challenge_directories(path: Path) -> set[Path]:
    if path.name == "challenge.yaml" and path.is_file():
        return {path.parent}
    if not path.is_dir():
        return set()
    return {path} if (path / "challenge.yaml").exists() else {p.parent for p in path.glob("*/challenge.yaml")}


def _one_parent(paths: set[Path]) -> Path | None:
    parents = {p.absolute().parent for p in paths}
    if len(parents) > 1:
        raise UserError(
            Text(
                "banks must lie in one directory, and challenges too: verify them one directory at a time.",
                "문제 은행과 과제는 각각 한 디렉터리에 있어야 합니다. 디렉터리별로 나누어 검사하세요.",
            )
        )
    return next(iter(parents), None)
