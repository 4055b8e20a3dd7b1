"""The views of a verdict: a line for each test, and for a failed one what was seen of it, and why.

Blocks only: the same are drawn with colour on a terminal and laid out as plain lines elsewhere, from 40 columns up.
"""

from collections.abc import Sequence
from dataclasses import replace

from quizzer.model.challenge import HiddenTest, Verdict
from quizzer.model.text import Lang, Text
from quizzer.report import Report, TestReport
from quizzer.ui.blocks import Block, Gap, Prose, Role
from quizzer.ui.verdicts import VERDICTS, message
from quizzer.ui.visible import visible

ALL_IN_FULL = 3
"""When more tests than this fail, only the first is shown in full."""


def verdict_page(
    report: Report,
    tests: Sequence[HiddenTest],
    seconds: float,
    lang: Lang,
    width: int,
    *,
    source: bytes = b"",
    show_passed: bool = True,
    full: bool = False,
) -> list[Block]:
    """Everything that a reader sees of a judged submission; ``seconds`` are real ones.

    When many tests fail only the first is shown in full, unless ``full``. What kept a submission from being loaded is
    told once, whatever was to be tested.
    """
    blocks: list[Block] = [_headline(report, seconds, lang), Gap()]
    unloaded = _unloaded(report)
    if unloaded is not None:
        from quizzer.ui.failure import explained

        return [*blocks, *explained(unloaded, source, lang, width)]
    titles = {test.id: test.title for test in tests}
    shortened = is_shortened(report) and not full
    told: set[str] = set()
    printed: set[str] = set()
    for test in report.tests:
        title = titles[test.id]
        if test.passed:
            blocks += blocks_of(test, title, lang, width) if show_passed else []
            continue
        # A dozen modules, which a right submission does not need.
        from quizzer.ui.failure import in_short, likely

        if shortened and told:
            blocks += in_short(test, title, source, lang, told)
        else:
            # Printed at every loading, say: shown once.
            once = replace(test, output="") if test.output in printed else test
            blocks += blocks_of(once, title, lang, width, source)
            told |= {message(test, lang), likely(test, source, lang)}
            printed.add(test.output)
    return blocks


def is_shortened(report: Report) -> bool:
    """Whether so many tests failed that not all of them are shown in full."""
    return len(report.failing()) > ALL_IN_FULL and _unloaded(report) is None


def blocks_of(test: TestReport, title: Text, lang: Lang, width: int, source: bytes = b"") -> list[Block]:
    """One test: its title, and when it failed all that was seen of it."""
    if test.passed:
        return [Prose(visible(title.of(lang)), "✓ ", "right")]
    from quizzer.ui.failure import explained, failed

    return [failed(title, lang), *explained(test, source, lang, width), Gap()]


def _headline(report: Report, seconds: float, lang: Lang) -> Block:
    total = len(report.tests)
    count = Text(f"{report.passed} of {total} tests", f"테스트 {total}개 중 {report.passed}개").of(lang)
    time = Text(f"{seconds:.2f} s", f"{seconds:.2f}초").of(lang)
    parts = [VERDICTS[report.verdict].of(lang), count, time, report.isolation]
    passed = report.verdict is Verdict.PASSED
    role: Role = "right" if passed else "wrong"
    return Prose(" │ ".join(parts), "✓ " if passed else "✗ ", role)


def _unloaded(report: Report) -> TestReport | None:
    """The first test, when no test of the submission was run because it could not be loaded."""
    codes = {(test.problem or {}).get("code") for test in report.tests}
    return report.tests[0] if codes and codes <= {"import", "loading"} else None
