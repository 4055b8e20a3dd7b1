"""The views of a verdict: a line for each test, and for a failed one the protocol table and the timeline.

Blocks only: the same are drawn with colour on a terminal and laid out as plain lines elsewhere, from 40 columns up.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizzer.model.challenge import HiddenTest, Verdict
from quizzer.model.text import Lang, Text
from quizzer.report import Report, TestReport
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.diagnosis import diagnosis
from quizzer.ui.verdicts import GOT, VERDICTS, WANTED, action, message, said
from quizzer.ui.visible import visible
from quizzer.ui.width import columns, fold, pad

NARROW = 64
"""Below this many columns a step's two sides stand under it instead of beside it."""
CONTEXT = 8
"""Steps shown before the first that differs."""
OUTPUT_LINES = 12
_MARKS = {"done": "█", "raised": "█", "running": "█", "cancelled": "█", "dropped": "█", "blocked": "■"}


def verdict_page(
    report: Report,
    tests: Sequence[HiddenTest],
    seconds: float,
    lang: Lang,
    width: int,
    *,
    show_passed: bool = True,
) -> list[Block]:
    """Everything that a reader sees of a judged submission."""
    titles = {test.id: test.title for test in tests}
    blocks: list[Block] = [_headline(report, seconds, lang), Gap()]
    for test in report.tests:
        if test.passed and not show_passed:
            continue
        blocks += test_blocks(test, titles[test.id], lang, width)
    return blocks


def test_blocks(test: TestReport, title: Text, lang: Lang, width: int) -> list[Block]:
    """One test: its title, and when it failed why, step by step."""
    if test.passed:
        return [Prose(visible(title.of(lang)), "✓ ", "right")]
    blocks: list[Block] = [Prose(visible(title.of(lang)), "✗ ", "wrong")]
    blocks.append(Prose(visible(message(test, lang)), "  "))
    likely = diagnosis(test)
    if likely is not None:
        blocks.append(Prose(likely.of(lang), "  » "))
    blocks += _origin(test, lang)
    blocks += _waiting(test, lang)
    blocks += protocol_table(test.steps, lang, width)
    blocks += timeline(test.timeline, test.seconds, lang, width)
    blocks += _printed(test, lang)
    return [*blocks, Gap()]


def protocol_table(steps: Sequence[Mapping[str, Any]], lang: Lang, width: int) -> list[Block]:
    """The steps up to the first that differs, what was wanted beside what came."""
    until = next((i for i, s in enumerate(steps) if s["ok"] is False), len(steps) - 1)
    if until < 0 or not any(s["wanted"] for s in steps[: until + 1]):
        return []
    first = max(0, until - CONTEXT)
    several = len({s["subject"] for s in steps[: until + 1]} - {""}) > 1
    rows = [_row(step, several, lang) for step in steps[first : until + 1]]
    lines = _beside(rows, lang, width) if width >= NARROW else _beneath(rows, lang, width)
    if first:
        lines.insert(0, Text(f"… {first} steps before", f"… 앞의 {first}단계 생략").of(lang))
    return [Gap(), Code("\n".join(lines), "  ", python=False)]


def timeline(rows: Sequence[Mapping[str, Any]], seconds: float, lang: Lang, width: int) -> list[Block]:
    """A bar for each thing that was waited for, over virtual time; nothing when no time passed."""
    end = max([seconds, *(span["to"] for row in rows for span in row["spans"])], default=0.0)
    if not rows or end <= 0:
        return []
    label = min(max(columns(row["name"]) for row in rows), max(8, width // 4))
    room = max(10, min(40, width - label - 16))
    lines = [_bar(row, end, label, room) for row in rows]
    lines.append(f"{pad('', label)} {_scale(end, room, lang)}")
    lines += _legend(rows, lang)
    return [Gap(), Code("\n".join(lines), "  ", python=False)]


def _headline(report: Report, seconds: float, lang: Lang) -> Block:
    total = len(report.tests)
    count = Text(f"{report.passed} of {total} tests", f"테스트 {total}개 중 {report.passed}개").of(lang)
    parts = [VERDICTS[report.verdict].of(lang), count, f"{seconds:.2f} s", report.isolation]
    mark, role = ("✓ ", "right") if report.verdict is Verdict.PASSED else ("✗ ", "wrong")
    return Prose(" │ ".join(parts), mark, role)  # type: ignore[arg-type]


class _Row(NamedTuple):
    what: str
    wanted: str
    got: str
    ok: bool | None

    @property
    def cells(self) -> tuple[str, str, str]:
        return self.what, self.wanted, self.got


def _row(step: Mapping[str, Any], several: bool, lang: Lang) -> _Row:
    what = action(step, lang)
    if several and step["made"]:
        what = f"{step['made']} = {what}"
    elif several and step["subject"]:
        what = f"{step['subject']}.{what.lstrip('.')}"
    wanted, got = said(step["wanted"], lang), said(step["got"], lang)
    return _Row(_one_line(what), _one_line(wanted), _one_line(got), step["ok"])


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")


def _mark(ok: bool | None) -> str:
    return {True: "✓ ", False: "✗ ", None: "  "}[ok]


def _beside(rows: Sequence[_Row], lang: Lang, width: int) -> list[str]:
    """Three columns; what is too long for its column goes on under itself."""
    heads = _Row("", WANTED.of(lang), GOT.of(lang), None)
    room = width - 2 - 2 - 4
    widest = [max(columns(r.cells[i]) for r in (*rows, heads)) for i in range(3)]
    widths = _shared(widest, room)
    lines = []
    for row in (heads, *rows):
        cells = [fold(row.cells[i], widths[i]) for i in range(3)]
        for n in range(max(map(len, cells))):
            texts = [pad(cell[n] if n < len(cell) else "", w) for cell, w in zip(cells, widths, strict=True)]
            lines.append(((_mark(row.ok) if n == 0 else "  ") + "  ".join(texts)).rstrip())
    return lines


def _shared(widest: Sequence[int], room: int) -> list[int]:
    """How wide each column is: what it needs, unless together that is too much."""
    if sum(widest) <= room:
        return list(widest)
    third = room // len(widest)
    spare = room - sum(min(w, third) for w in widest)
    greedy = sum(w > third for w in widest)
    return [w if w <= third else min(w, third + spare // greedy) for w in widest]


def _beneath(rows: Sequence[_Row], lang: Lang, width: int) -> list[str]:
    """A step on a line of its own, its two sides under it; one line when it went as wanted."""
    lines = []
    for what, wanted, got, ok in rows:
        short = f"{what}  {got}"
        if ok is not False and columns(short) <= width - 4:
            lines.append(f"{_mark(ok)}{short}")
            continue
        lines += [_mark(ok) + line if n == 0 else "  " + line for n, line in enumerate(fold(what, width - 4))]
        sides = [(WANTED, wanted), (GOT, got)] if ok is False else [(GOT, got)]
        for name, text in sides:
            label = f"    {name.of(lang)} "
            pieces = fold(text, max(10, width - 2 - columns(label)))
            lines += [(label if n == 0 else " " * columns(label)) + piece for n, piece in enumerate(pieces)]
    return lines


def _bar(row: Mapping[str, Any], end: float, label: int, room: int) -> str:
    cells = [" "] * room
    for span in row["spans"]:
        first = min(room - 1, int(span["from"] / end * room))
        last = max(first + 1, round(span["to"] / end * room))
        cells[first:last] = _MARKS.get(span["how"], "█") * (last - first)
        if span["how"] in ("cancelled", "dropped", "raised"):
            cells[last - 1] = "✗"
    times = ", ".join(f"{_number(s['from'])}–{_number(s['to'])}" for s in row["spans"][:2])
    more = " …" if len(row["spans"]) > 2 else ""
    return f"{_label(row['name'], label)} │{''.join(cells)}│ {times}{more}"


def _label(name: str, width: int) -> str:
    name = visible(name)
    return pad(name if columns(name) <= width else fold(name, width - 1)[0] + "…", width)


def _scale(end: float, room: int, lang: Lang) -> str:
    right = Text(f"{_number(end)} s", f"{_number(end)}초").of(lang)
    return "0" + right.rjust(room + 1 - (columns(right) - len(right)))


def _legend(rows: Sequence[Mapping[str, Any]], lang: Lang) -> list[str]:
    hows = {span["how"] for row in rows for span in row["spans"]}
    notes = []
    if "blocked" in hows:
        notes.append(Text("■ blocks the event loop", "■ 이벤트 루프를 막음"))
    if hows & {"cancelled", "dropped"}:
        notes.append(Text("✗ cancelled", "✗ 취소됨"))
    if "raised" in hows:
        notes.append(Text("✗ raised", "✗ 예외"))
    return [note.of(lang) for note in notes]


def _number(seconds: float) -> str:
    return f"{round(seconds, 3):g}"


def _origin(test: TestReport, lang: Lang) -> list[Block]:
    """The submission's own lines that an unexpected exception came through."""
    problem = (test.problem or {}).get("error")
    if not problem or not problem["trace"]:
        return []
    lines = [
        Text(f"line {f['line']} in {f['in']}", f"{f['line']}행, {f['in']}").of(lang) for f in problem["trace"]
    ]
    text = f": {problem['text']}" if problem["text"] else ""
    return [Code(visible("\n".join([*lines, f"{problem['type']}{text}"])), "  ", python=False)]


def _waiting(test: TestReport, lang: Lang) -> list[Block]:
    """What each task was waiting for when nothing could run any more."""
    blocks: list[Block] = []
    for entry in test.waiting[:8]:
        line = entry["line"]
        where = (
            Text(f"waits at line {line}", f"{line}행에서 대기").of(lang)
            if line
            else Text("waits", "대기 중").of(lang)
        )
        blocks.append(Prose(visible(f"{entry['task']}: {where}"), "  - "))
    return blocks


def _printed(test: TestReport, lang: Lang) -> list[Block]:
    if not test.output.strip():
        return []
    lines = [line[:400] for line in visible(test.output).rstrip("\n").split("\n")]
    cut = lines[:OUTPUT_LINES]
    if len(lines) > OUTPUT_LINES:
        left = len(lines) - OUTPUT_LINES
        cut.append(Text(f"… {left} more lines", f"… {left}줄 더 있음").of(lang))
    return [
        Gap(),
        Prose(Text("It printed:", "출력한 내용:").of(lang), "  ", "faint"),
        Code("\n".join(cut), "  │ ", python=False),
    ]
