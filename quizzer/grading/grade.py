"""Grading one submission, or many, with a warm judge."""

from collections.abc import Callable
from pathlib import Path

from quizzer.grading.judge import JudgeFailed, JudgeProcess
from quizzer.model.challenge import Challenge
from quizzer.report import Report, judge_error, read_report
from quizzer.sandbox import Limits, Sandbox


def open_judge(challenge: Challenge, sandbox: Sandbox | None = None) -> JudgeProcess:
    """A judge for the challenge's hidden suite; close it, or use it as a context manager."""
    return JudgeProcess(Path(challenge.directory) / "suite", sandbox)


def grade(
    judge: JudgeProcess,
    challenge: Challenge,
    source: bytes,
    meanwhile: Callable[[], object] = lambda: None,
    *,
    alone: bool = False,
) -> Report:
    """The verdict on a submission's bytes. Never raises: a judge that fails is a judge error.

    ``meanwhile`` is called while the judge works; for ``alone`` see ``JudgeProcess.ask``.
    """
    expected = [test.id for test in challenge.facts.tests]
    try:
        judge.ask(source, Limits(cpu_seconds=challenge.facts.cpu_seconds), alone=alone)
        meanwhile()
        found = judge.collected()
        if sorted(found) != sorted(expected):
            strange = ", ".join(sorted(set(found) ^ set(expected)))
            return judge_error(f"challenge.yaml and the suite differ in their tests: {strange}")
        return read_report(judge.answer(), expected)
    except JudgeFailed as e:
        return judge_error(str(e))
