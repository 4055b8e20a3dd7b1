"""What a reader sees of one failing test: the likely mistake, the steps, where it happened, what was printed."""

from collections.abc import Iterator

from quizzer.model.challenge import Verdict
from quizzer.model.text import Lang, Text
from quizzer.report import TestReport
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.diagnosis import diagnosis
from quizzer.ui.protocol import protocol_table
from quizzer.ui.timeline import timeline
from quizzer.ui.traces import load_blocks, source_lines, traceback_blocks, waiting_line
from quizzer.ui.verdicts import message
from quizzer.ui.visible import one_line, visible
from quizzer.ui.width import fold

OUTPUT_LINES, FLOOD_LINES = 12, 3
OUTPUT_COLUMNS = 200
MOST_WAITING = 8
LONGEST_MESSAGE = 240
"""Characters of the one sentence that a test shown in short has."""
SAME = Text("The same as above.", "위와 같습니다.")


def failed(title: Text, lang: Lang) -> Block:
    """Its title."""
    return Prose(visible(title.of(lang)), "✗ ", "wrong")


def likely(test: TestReport, source: bytes, lang: Lang) -> str:
    """The likely mistake; empty when the pattern is not known."""
    found = diagnosis(test, source)
    return "" if found is None else found.of(lang)


def in_short(test: TestReport, title: Text, source: bytes, lang: Lang, told: set[str]) -> Iterator[Block]:
    """Its title, one sentence, and the likely mistake; nothing that was ``told`` before is told again."""
    yield failed(title, lang)
    said, mistake = message(test, lang), likely(test, source, lang)
    said = said if len(said) <= LONGEST_MESSAGE else said[: LONGEST_MESSAGE - 1] + "…"
    yield Prose(SAME.of(lang) if said in told else one_line(said), "  ")
    if mistake and mistake not in told:
        yield Prose(mistake, "  » ")
    told |= {said, mistake}


def explained(test: TestReport, source: bytes, lang: Lang, width: int) -> Iterator[Block]:
    """The likely mistake, the steps, where it happened, the time line, what was printed."""
    lines = source_lines(source)
    table = protocol_table(test, lang, width)
    problem = test.problem or {}
    if not table or problem.get("code") != "step":
        yield Prose(visible(message(test, lang)), "  ")
    if mistake := likely(test, source, lang):
        yield Prose(mistake, "  » ")
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
