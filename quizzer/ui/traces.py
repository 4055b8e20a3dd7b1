"""Where in the submission an exception came from: its own lines only, each with the text that stands there."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Block, Code
from quizzer.ui.pieces import pieces
from quizzer.ui.verdicts import error
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, pad

LONGEST_LINE = 160
"""Characters of a source line that are shown."""
MARK = "  "
AGAIN = Text("(again and again)", "(계속 반복)")
FROM = Text("raised from:", "원인이 된 예외:")
PART = Text("in it:", "그 안의 예외:")

Json = Mapping[str, Any]


def source_lines(source: bytes) -> list[str]:
    """The submission's lines as they are shown; Python counts lines by these line ends alone."""
    text = source.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def text_at(line: int | None, source: Sequence[str]) -> str:
    """What stands on a line, counted from 1; empty where there is no such line."""
    if line is None or not 1 <= line <= len(source):
        return ""
    return one_line(source[line - 1].strip())[:LONGEST_LINE]


def traceback_blocks(problem: Json, source: Sequence[str], lang: Lang, width: int) -> list[Block]:
    """The lines that an exception came through, the outermost first; then those of what it was raised from."""
    lines = list(_lines(problem, source, lang, width - columns(MARK)))
    return [Code("\n".join(lines), MARK, python=False)] if lines else []


def load_blocks(problem: Json, source: Sequence[str], lang: Lang, width: int) -> list[Block]:
    """Where a submission could not be loaded; for a syntax error the place in the line."""
    column = problem.get("column")
    if column is None or not problem["trace"]:
        return traceback_blocks(problem, source, lang, width)
    number = problem["trace"][-1]["line"]
    if not 1 <= number <= len(source):
        return []
    return [Code("\n".join(_pointed(source[number - 1], number, column, width)), MARK, python=False)]


def own_lines(problem: Json | None, source: Sequence[str]) -> list[dict[str, Any]]:
    """The same as data: line, function and text of each of the submission's own lines."""
    error = (problem or {}).get("error")
    frames = error["trace"] if error else ()
    return [{**frame, "text": text_at(frame["line"], source)} for frame in frames]


def waiting_line(entry: Json, source: Sequence[str], lang: Lang) -> str:
    """What a task was waiting for when nothing could run any more."""
    task, line = one_line(entry["task"]), entry["line"]
    if not line:
        return Text(f"{task} waits", f"{task}: 대기 중").of(lang)
    where = Text(f"{task} waits at line {line}", f"{task}: {line}행에서 대기").of(lang)
    text = text_at(line, source)
    return f"{where}: {text}" if text else where


def _lines(problem: Json, source: Sequence[str], lang: Lang, room: int) -> Iterator[str]:
    yield from _frames(problem["trace"], source, lang, room)
    cause = problem.get("cause")
    if cause:
        yield from pieces(f"{FROM.of(lang)} {one_line(error(cause))}", room)
        yield from _frames(cause["trace"], source, lang, room)
    known: list[Json] = []
    for part in problem.get("parts", ()):
        if part in known or not part["trace"]:  # the step itself names it
            continue
        known.append(part)
        yield from pieces(f"{PART.of(lang)} {one_line(error(part))}", room)
        yield from _frames(part["trace"], source, lang, room)


def _frames(trace: Sequence[Json], source: Sequence[str], lang: Lang, room: int) -> Iterator[str]:
    """A line for each frame, the code beside its place; under it when that does not fit for all."""
    found = []
    for (number, name), same in groupby((f["line"], f["in"]) for f in trace):
        place = Text(f"line {number} in {name}", f"{number}행 {name}").of(lang)
        again = f" {AGAIN.of(lang)}" if len(list(same)) > 1 else ""
        found.append((one_line(place), text_at(number, source) + again))
    widest = max((columns(place) for place, _ in found), default=0)
    beside = all(widest + 2 + columns(text) <= room for _, text in found)
    for place, text in found:
        if beside:
            yield f"{pad(place, widest)}  {text}".rstrip()
        else:
            yield place
            yield from (f"  {piece}" for piece in pieces(text, room - 2) if piece)


def _pointed(text: str, number: int, column: int, width: int) -> list[str]:
    """The line with a mark under the column; of a long line the part around it."""
    shown = text.expandtabs(1)
    head = f"{number} │ "
    room = max(10, width - columns(MARK) - columns(head) - 1)
    start = max(0, min(column - 1, len(shown)) - room // 3) if columns(shown) > room else 0
    before = ("…" if start else "") + one_line(shown[start + bool(start) : column - 1])
    rest = one_line(shown[column - 1 :])
    while rest and columns(before + rest) > room:
        rest = rest[:-1]
    return [f"{head}{before}{rest}".rstrip(), " " * (columns(head) + columns(before)) + "▲"]
