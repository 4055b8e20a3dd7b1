"""The views of a verdict: a line for each test, and for a failed one what was seen of it, and why.

Blocks only: the same are drawn with colour on a terminal and laid out as plain lines elsewhere, from 40 columns up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizzer.model.challenge import HiddenTest, Verdict
from quizzer.model.text import Lang, Text
from quizzer.report import Report, TestReport
from quizzer.ui.blocks import Block, Code, Gap, Prose, Role
from quizzer.ui.diagnosis import diagnosis
from quizzer.ui.protocol import protocol_table
from quizzer.ui.timeline import timeline
from quizzer.ui.traces import load_blocks, source_lines, traceback_blocks, waiting_line
from quizzer.ui.verdicts import VERDICTS, message
from quizzer.ui.visible import one_line, visible
from quizzer.ui.width import fold

ALL_IN_FULL = 3
"""When more tests than this fail, only the first is shown in full."""
OUTPUT_LINES, FLOOD_LINES = 12, 3
OUTPUT_COLUMNS = 200
MOST_WAITING = 8
LONGEST_MESSAGE = 240
"""Characters of the one sentence that a test shown in short has."""
SAME = Text("The same as above.", "위와 같습니다.")


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
        return [*blocks, *_explained(unloaded, source, lang, width)]
    titles = {test.id: test.title for test in tests}
    shortened = is_shortened(report) and not full
    told: set[str] = set()
    printed: set[str] = set()
    for test in report.tests:
        title = titles[test.id]
        if test.passed:
            blocks += blocks_of(test, title, lang, width) if show_passed else []
        elif shortened and told:
            blocks += _in_short(test, title, source, lang, told)
        else:
            once = (
                replace(test, output="") if test.output in printed else test
            )  # printed at every loading, say
            blocks += blocks_of(once, title, lang, width, source)
            told |= {message(test, lang), _likely(test, source, lang)}
            printed.add(test.output)
    return blocks


def is_shortened(report: Report) -> bool:
    """Whether so many tests failed that not all of them are shown in full."""
    return len(report.failing()) > ALL_IN_FULL and _unloaded(report) is None


def blocks_of(test: TestReport, title: Text, lang: Lang, width: int, source: bytes = b"") -> list[Block]:
    """One test: its title, and when it failed all that was seen of it."""
    if test.passed:
        return [Prose(visible(title.of(lang)), "✓ ", "right")]
    return [_failed(title, lang), *_explained(test, source, lang, width), Gap()]


def _headline(report: Report, seconds: float, lang: Lang) -> Block:
    total = len(report.tests)
    count = Text(f"{report.passed} of {total} tests", f"테스트 {total}개 중 {report.passed}개").of(lang)
    time = Text(f"{seconds:.2f} s", f"{seconds:.2f}초").of(lang)
    parts = [VERDICTS[report.verdict].of(lang), count, time, report.isolation]
    passed = report.verdict is Verdict.PASSED
    role: Role = "right" if passed else "wrong"
    return Prose(" │ ".join(parts), "✓ " if passed else "✗ ", role)


def _failed(title: Text, lang: Lang) -> Block:
    return Prose(visible(title.of(lang)), "✗ ", "wrong")


def _unloaded(report: Report) -> TestReport | None:
    """The first test, when no test of the submission was run because it could not be loaded."""
    codes = {(test.problem or {}).get("code") for test in report.tests}
    return report.tests[0] if codes and codes <= {"import", "loading"} else None


def _likely(test: TestReport, source: bytes, lang: Lang) -> str:
    found = diagnosis(test, source)
    return "" if found is None else found.of(lang)


def _in_short(test: TestReport, title: Text, source: bytes, lang: Lang, told: set[str]) -> Iterator[Block]:
    """Its title, one sentence, and the likely mistake; nothing that was ``told`` before is told again."""
    yield _failed(title, lang)
    said, likely = message(test, lang), _likely(test, source, lang)
    said = said if len(said) <= LONGEST_MESSAGE else said[: LONGEST_MESSAGE - 1] + "…"
    yield Prose(SAME.of(lang) if said in told else one_line(said), "  ")
    if likely and likely not in told:
        yield Prose(likely, "  » ")
    told |= {said, likely}


def _explained(test: TestReport, source: bytes, lang: Lang, width: int) -> Iterator[Block]:
    """The likely mistake, the steps, where it happened, the time line, what was printed."""
    lines = source_lines(source)
    table = protocol_table(test, lang, width)
    problem = test.problem or {}
    if not table or problem.get("code") != "step":
        yield Prose(visible(message(test, lang)), "  ")
    likely = _likely(test, source, lang)
    if likely:
        yield Prose(likely, "  » ")
    if problem.get("code") == "import":
        yield from load_blocks(problem["error"], lines, lang, width)
    yield from table
    if problem.get("code") == "step" and "error" in problem:
        trace = traceback_blocks(problem["error"], lines, lang, width)
        yield from [Gap(), *trace] if trace else []
    if test.waiting:
        yield Gap()
    for entry in test.waiting[:MOST_WAITING]:
        yield Prose(waiting_line(entry, lines, lang), "  - ")
    yield from timeline(test.timeline, test.tasks, test.seconds, lang, width)
    yield from _printed(test, lang, width)


def _printed(test: TestReport, lang: Lang, width: int) -> list[Block]:
    if not test.output.strip():
        return []
    lines = visible(test.output).rstrip("\n").split("\n")
    most = FLOOD_LINES if test.verdict is Verdict.OUTPUT_LIMIT else OUTPUT_LINES
    shown = [piece for line in lines[:most] for piece in fold(_cut(line), width - 4)]
    if len(lines) > most:
        left = len(lines) - most
        shown.append(Text(f"… {left} more lines", f"… {left}줄 더 있음").of(lang))
    return [
        Gap(),
        Prose(Text("It printed:", "출력한 내용:").of(lang), "  ", "faint"),
        Code("\n".join(f"│ {line}".rstrip() for line in shown), "  ", python=False),
    ]


def _cut(line: str) -> str:
    return line if len(line) <= OUTPUT_COLUMNS else line[: OUTPUT_COLUMNS - 2] + " …"
