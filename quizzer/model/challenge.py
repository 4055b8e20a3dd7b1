"""Coding challenges, as the rest of the program sees them."""

from dataclasses import dataclass
from enum import StrEnum

from quizzer.model.question import Level
from quizzer.model.text import Prose


class Verdict(StrEnum):
    """What became of a submission, or of one test of it. Only ``passed`` is good; the order is by severity."""

    JUDGE_ERROR = "judge_error"
    IMPORT_ERROR = "import_error"
    MISSING = "missing"
    CRASHED = "crashed"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    TIMED_OUT = "timed_out"
    STUCK = "stuck"
    FAILED = "failed"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class HiddenTest:
    """What readers may know of one test of the suite: never its source."""

    id: str
    title: Prose
    hint: Prose


@dataclass(frozen=True, slots=True)
class WrongSubmission:
    """A submission under ``submissions/wrong`` that must fail just these tests, with this verdict."""

    file: str
    verdict: Verdict
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What ``challenge.yaml`` says."""

    challenge: str
    order: int
    title: Prose
    level: Level
    claims: tuple[str, ...]
    banks: tuple[str, ...]
    defines: tuple[str, ...]
    tests: tuple[HiddenTest, ...]
    wrong: tuple[WrongSubmission, ...]
    cpu_seconds: int = 2


@dataclass(frozen=True, slots=True)
class Challenge:
    """A directory under ``challenges/``. ``revision`` is a hash of what is judged by (12 hex digits)."""

    facts: Facts
    directory: str
    revision: str

    @property
    def slug(self) -> str:
        return self.facts.challenge
