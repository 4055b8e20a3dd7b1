"""From a trial to its entry in the report: JSON, everything as data, words are made at the edge."""

import re
from typing import Any

from quizzer.judge.link import Gone, JudgeError
from quizzer.judge.moments import START
from quizzer.judge.outcome import Missing
from quizzer.judge.submission import LoadFailed
from quizzer.judge.things import Span, Thing
from quizzer.judge.transcript import Unmet, masked
from quizzer.judge.trial import Trial
from quizzer.judge.values import Thrown

Json = dict[str, Any]

MOST_PARTS = 5
"""Exceptions of a group that are told one by one."""

_ADDRESS = re.compile(" at 0x[0-9a-f]+")
"""Where an object is in memory: different in each run, and so never in a report."""


def entry(test: str, error: BaseException | None, trial: Trial | None) -> Json:
    """What the report says of one test: ``error`` is what it ended with, None when it passed."""
    verdict, problem = _problem(error, trial)
    found: Json = {"id": test, "verdict": verdict, "problem": problem}
    if trial is None:
        return {
            **found,
            "seconds": 0.0,
            "steps": [],
            "timeline": [],
            "tasks": [],
            "waiting": [],
            "output": "",
        }
    if verdict != "passed" and trial.guest.printed_too_much():
        found["verdict"], found["problem"] = "output_limit", {"code": "output limit"}
    world = trial.world
    return {
        **found,
        "problem": _without_tokens(found["problem"], world.tokens),
        "seconds": (world.now - START) / 1e9,
        "steps": trial.transcript.as_json(START),
        "timeline": timeline(world.things, world.blocks, world.now),
        "tasks": [_task(t) for t in trial.tasks],
        "waiting": trial.waiting,
        "warned": [masked(w, world.tokens) for w in (*trial.warned, *trial.problems)],
        "output": masked(_ADDRESS.sub(" at 0x…", trial.guest.printed()), world.tokens),
    }


def _problem(error: BaseException | None, trial: Trial | None) -> tuple[str, Json | None]:
    """The verdict, and the reason as data."""
    match error:
        case None:
            return "passed", None
        case Unmet():
            return _unmet(error, trial)
        case Gone():
            subject, call = (trial and trial.doing) or ("", "")
            during = {"subject": subject, "call": call} if call else None
            return error.verdict, {"code": error.reason, "detail": error.detail, "during": during}
        case LoadFailed():
            verdict = "memory_limit" if "MemoryError" in error.error.bases else "import_error"
            return verdict, {"code": "import", "error": exception(error.error)}
        case Missing():
            return "missing", {"code": "missing", "detail": error.name, "near": error.near[:20]}
        case JudgeError():
            return "judge_error", {"code": "judge", "detail": str(error)}
        case AssertionError():
            return "failed", {"code": "assertion", "detail": str(error)[:500]}
        case _:
            return "judge_error", {"code": "suite", "detail": f"{type(error).__name__}: {error}"[:500]}


def _unmet(error: Unmet, trial: Trial | None) -> tuple[str, Json]:
    problem: Json = {"code": "step", "step": error.step.as_json(START)}
    thrown = error.thrown
    if thrown is not None:
        problem["error"] = exception(thrown)
    if error.step.got.kind == "stuck":
        return "stuck", {**problem, "how": trial.world.stuck if trial else None}
    if thrown is not None and "MemoryError" in thrown.bases:
        return "memory_limit", problem
    return "failed", problem


def exception(thrown: Thrown) -> Json:
    return {
        "type": thrown.type,
        "text": thrown.text,
        "trace": [{"line": line, "in": name} for line, name in thrown.trace],
        "column": _column(thrown),
        "cause": exception(thrown.cause) if thrown.cause else None,
        "parts": [exception(part) for part in thrown.parts[:MOST_PARTS]],
    }


def _column(thrown: Thrown) -> int | None:
    """Where in its line a syntax error is, in characters from 1."""
    match thrown.args:
        case (str(), (_, _, int(column), *_)) if "SyntaxError" in thrown.bases and column > 0:
            return column
    return None


def timeline(things: list[Thing], blocks: list[Span], now: int) -> list[Json]:
    """A row for each thing that was waited for, in the order of their first use, and one for blocked time."""
    rows = [
        {
            "name": thing.name,
            "kind": thing.kind,
            "spans": [_span(span, thing.name, now) for span in thing.spans[:100]],
        }
        for thing in things
        if thing.spans
    ]
    rows.sort(key=lambda row: row["spans"][0]["from"])  # type: ignore[index]
    own_blocks = [span for span in blocks if span.key == 0]
    if own_blocks:
        rows.append(
            {
                "name": "time.sleep",
                "kind": "blocking",
                "spans": [_span(s, "time.sleep", now) for s in own_blocks[:50]],
            }
        )
    return rows[:40]


def _span(span: Span, thing: str, now: int) -> Json:
    """A span under another name than its thing's is what follows a cancellation: the clean-up."""
    how = "blocked" if span.blocks else span.how if span.name == thing else "clean-up"
    return {
        "from": (span.began - START) / 1e9,
        "to": ((now if span.ended is None else span.ended) - START) / 1e9,
        "how": how,
    }


def _task(task: Json) -> Json:
    moments = {k: None if task[k] is None else (task[k] - START) / 1e9 for k in ("from", "to")}
    return {**task, **moments}


def _without_tokens(value: Any, tokens: list[tuple[str, str]]) -> Any:
    """The same data with the random tokens masked in each of its texts."""
    if isinstance(value, dict):
        return {k: _without_tokens(v, tokens) for k, v in value.items()}
    if isinstance(value, list):
        return [_without_tokens(v, tokens) for v in value]
    return masked(value, tokens) if isinstance(value, str) else value
