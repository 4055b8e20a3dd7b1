"""What happened in a trial, step by step: what was wanted beside what came. Views are made of it elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizzer.judge.values import Thrown


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a step. ``kind`` is a word that readers' languages have a phrase for; ``value`` is Python text."""

    kind: str
    value: str = ""

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "value": self.value}


@dataclass(slots=True)
class Step:
    """One row. ``call`` is what was done (Python text); or ``fact`` names what was looked at, about ``names``.

    ``subject`` is the label of the object that it was done to, ``made`` of the object that came of it: a, b, …
    """

    at: int
    call: str = ""
    subject: str = ""
    made: str = ""
    fact: str = ""
    names: tuple[str, ...] = ()
    wanted: Said | None = None
    got: Said = field(default_factory=lambda: Said("nothing"))
    ok: bool | None = None

    def as_json(self, start: int) -> dict[str, Any]:
        return {
            "at": (self.at - start) / 1e9,
            "call": self.call,
            "subject": self.subject,
            "made": self.made,
            "fact": self.fact,
            "names": list(self.names),
            "wanted": self.wanted.as_json() if self.wanted else None,
            "got": self.got.as_json(),
            "ok": self.ok,
        }


class Unmet(AssertionError):
    """A step did not give what was wanted of it. ``thrown`` is the submission's exception that it gave, if it did."""

    def __init__(self, step: Step, thrown: "Thrown | None" = None) -> None:
        super().__init__(f"{step.call or step.fact}: wanted {step.wanted}, got {step.got}")
        self.step, self.thrown = step, thrown


class Transcript:
    """The steps of one trial; long ones keep their beginning and their end."""

    LONGEST = 400

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.left_out = 0

    def add(self, step: Step) -> Step:
        if len(self.steps) >= self.LONGEST:
            del self.steps[self.LONGEST // 2]
            self.left_out += 1
        self.steps.append(step)
        return step

    def as_json(self, start: int) -> list[dict[str, Any]]:
        return [step.as_json(start) for step in self.steps]


def masked(text: str, tokens: Iterable[tuple[str, str]]) -> str:
    """``text`` with the judge's random tokens replaced by what they are: the same run gives the same report."""
    for token, of in tokens:
        if token in text:
            text = text.replace(f"'{token}'", f"‹{of}›").replace(token, f"‹{of}›")
        begun = text.rfind(token[: len(of) + 2])
        if begun >= 0 and token.startswith(text[begun:].rstrip("…")):  # where the text was cut
            text = f"{text[:begun]}‹{of}›…"
    return text
