"""Proves that a challenge judges rightly: every accepted submission passes, every wrong one fails as it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizzer.grading.grade import grade, open_judge
from quizzer.grading.judge import JudgeProcess
from quizzer.model.challenge import Challenge, Verdict, WrongSubmission
from quizzer.report import Report

LEAST_ACCEPTED, LEAST_WRONG = 2, 5


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a challenge does not live up to. ``file`` is in its directory; ``where`` in challenge.yaml."""

    message: str
    file: str = "challenge.yaml"
    where: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What running a challenge's own submissions showed; the numbers count what was run."""

    slug: str
    accepted: int
    wrong: int
    faults: tuple[Fault, ...]


def check_challenge(challenge: Challenge) -> Checked:
    """Run every submission of the challenge, its solution and its starter."""
    directory = Path(challenge.directory)
    accepted = sorted((directory / "submissions" / "accepted").glob("*.py"))
    with open_judge(challenge) as judge:
        faults = [
            *_numbers(challenge, accepted),
            *_must_pass(judge, challenge, [directory / "solution.py", *accepted]),
            *_starter(judge, challenge),
            *_all_wrong(judge, challenge),
            *_needless_tests(challenge),
        ]
    return Checked(challenge.slug, len(accepted) + 1, len(challenge.facts.wrong), tuple(faults))


def _numbers(challenge: Challenge, accepted: list[Path]) -> Iterator[Fault]:
    if len(accepted) < LEAST_ACCEPTED:
        yield Fault(f"has {len(accepted)} accepted submissions, needs at least {LEAST_ACCEPTED}")
    if len(challenge.facts.wrong) < LEAST_WRONG:
        yield Fault(
            f"has {len(challenge.facts.wrong)} wrong submissions, needs at least {LEAST_WRONG}",
            where=("wrong",),
        )
    declared = {wrong.file for wrong in challenge.facts.wrong}
    for file in sorted((Path(challenge.directory) / "submissions" / "wrong").glob("*.py")):
        if file.name not in declared:
            yield Fault("is not listed under `wrong:` in challenge.yaml", f"submissions/wrong/{file.name}")


def _must_pass(judge: JudgeProcess, challenge: Challenge, files: list[Path]) -> Iterator[Fault]:
    for file in files:
        report = grade(judge, challenge, file.read_bytes())
        if report.verdict is not Verdict.PASSED:
            name = str(file.relative_to(challenge.directory))
            yield Fault(f"must pass, but: {_told(report)}", name)


def _starter(judge: JudgeProcess, challenge: Challenge) -> Iterator[Fault]:
    report = grade(judge, challenge, (Path(challenge.directory) / "starter.py").read_bytes())
    if report.verdict in (Verdict.PASSED, Verdict.JUDGE_ERROR, Verdict.IMPORT_ERROR, Verdict.MISSING):
        yield Fault(f"must load, define the names and fail, but: {_told(report)}", "starter.py")


def _all_wrong(judge: JudgeProcess, challenge: Challenge) -> Iterator[Fault]:
    for i, wrong in enumerate(challenge.facts.wrong):
        file = Path(challenge.directory) / "submissions" / "wrong" / wrong.file
        report = grade(judge, challenge, file.read_bytes())
        for message in _differences(wrong, report):
            yield Fault(f"{wrong.file}: {message}", where=("wrong", i))


def _differences(wrong: WrongSubmission, report: Report) -> Iterator[str]:
    if report.verdict is not wrong.verdict:
        yield f"the verdict should be {wrong.verdict.value}, but: {_told(report)}"
        return
    failing = {test.id for test in report.failing()}
    for name in sorted(set(wrong.fails) - failing):
        yield f"should fail {name}, but passes it"
    for name in sorted(failing - set(wrong.fails)):
        yield f"should pass {name}, but fails it"


def _needless_tests(challenge: Challenge) -> Iterator[Fault]:
    failed = {name for wrong in challenge.facts.wrong for name in wrong.fails}
    for i, test in enumerate(challenge.facts.tests):
        if test.id not in failed:
            yield Fault(f"no wrong submission fails {test.id}: does it test anything?", where=("tests", i))


def _told(report: Report) -> str:
    if report.trouble:
        return f"{report.verdict.value}: {report.trouble}"
    failing = ", ".join(test.id for test in report.failing())
    return f"{report.verdict.value}" + (f" ({failing})" if failing else "")
