"""What was waited for, as bars over virtual time: who overlapped whom, who was cancelled, what blocked the loop.

a    │██████████          │ 0–1
b    │██████████████████✗ │ 0–2
      0                2 s
✗ cancelled
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Block, Code, Gap
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, fold, pad

MARK = "  "
MOST_ROWS = 14
WIDEST = 60
"""Columns of the longest bar; more shows nothing more."""
NARROWEST = 10
SHORT = "▏"
"""Stands for less than half a column."""
BEGINS = "▐"
"""The first column of a span that begins where the one before it has ended."""

Json = Mapping[str, Any]
_FILLED = {"blocked": "■", "clean-up": "░"}
_ENDS = {"cancelled": "✗", "raised": "!", "dropped": "○", "running": "→"}
_LEGEND = {
    "■": Text("■ blocks the event loop", "■ 이벤트 루프를 막음"),
    "░": Text("░ cleans up", "░ 정리 중"),
    "✗": Text("✗ cancelled", "✗ 취소됨"),
    "!": Text("! raised", "! 예외"),
    "○": Text("○ dropped", "○ 버려짐"),
    "→": Text("→ still running", "→ 아직 실행 중"),
}


class Span(NamedTuple):
    """A stretch of virtual time in seconds, and what became of it."""

    begin: float
    end: float
    how: str


class Lane(NamedTuple):
    """Spans that do not overlap, under one name; the further lanes of a name have none."""

    name: str
    spans: list[Span]


def timeline(
    rows: Sequence[Json], tasks: Sequence[Json], seconds: float, lang: Lang, width: int
) -> list[Block]:
    """A bar for each thing that was waited for and each task of the submission's own; nothing when no time passed."""
    lanes = [lane for row in (*_own(tasks, rows), *rows) for lane in _lanes(row, seconds)]
    end = max([seconds, *(span.end for lane in lanes for span in lane.spans)], default=0.0)
    if not lanes or end <= 0:
        return []
    lines = [*_drawn(lanes[:MOST_ROWS], end, lang, width - columns(MARK))]
    if len(lanes) > MOST_ROWS:
        left = len(lanes) - MOST_ROWS
        lines.insert(-1, Text(f"… {left} more", f"… {left}줄 더 있음").of(lang))
    return [Gap(), Code("\n".join([*lines, *_legend(lanes, lang, width)]), MARK, python=False)]


def _own(tasks: Sequence[Json], rows: Sequence[Json]) -> list[Json]:
    """The submission's tasks as rows, unless they only wait for one thing each and are seen by that already."""
    known = {row["name"] for row in rows}
    others = [task for task in tasks if task["name"] not in known and task["from"] != task["to"]]
    if rows and len(others) < 2:
        return []
    found: dict[str, list[Json]] = {}
    for task in others:
        found.setdefault(task["name"].rpartition("<locals>.")[2].lstrip("."), []).append(task)
    return [{"name": name, "spans": spans} for name, spans in found.items()]


def _lanes(row: Json, now: float) -> Iterator[Lane]:
    """The spans of a row in as few lanes as keep those apart that overlap."""
    lanes: list[Lane] = []
    for span in sorted(_span(entry, now) for entry in row["spans"]):
        lane = next((lane for lane in lanes if lane.spans[-1].end <= span.begin), None)
        if lane is None:
            lane = Lane("" if lanes else row["name"], [])
            lanes.append(lane)
        lane.spans.append(span)
    yield from lanes


def _span(entry: Json, now: float) -> Span:
    begin = entry["from"] or 0.0
    return Span(begin, now if entry["to"] is None else entry["to"], entry["how"])


def _drawn(lanes: Sequence[Lane], end: float, lang: Lang, width: int) -> Iterator[str]:
    names = [_name(lane.name, max(10, width // 4)) for lane in lanes]
    times = [_times(lane.spans, width // 4) for lane in lanes]
    label = max(map(columns, names))
    room = max(NARROWEST, min(WIDEST, width - label - 4 - max(map(columns, times))))
    for name, lane, said in zip(names, lanes, times, strict=True):
        yield f"{pad(name, label)} │{_bar(lane.spans, end, room)}│ {said}"
    right = Text(f"{_number(end)} s", f"{_number(end)}초").of(lang)
    left = pad("0", room - columns(right)) if columns(right) < room - 1 else ""
    yield f"{pad('', label)}  {left}{right}"


def _name(name: str, widest: int) -> str:
    name = one_line(name)
    return name if columns(name) <= widest else fold(name, widest - 1)[0] + "…"


def _bar(spans: Sequence[Span], end: float, room: int) -> str:
    cells = [" "] * room
    free = 0
    for span in spans:
        first = min(room - 1, max(free, int(span.begin / end * room)))
        last = max(first + 1, round(span.end / end * room))
        filled = _FILLED.get(span.how, "█")
        short = (span.end - span.begin) / end * room < 0.5
        cells[first:last] = (SHORT if short else filled) * (last - first)
        if first and first == free and last - first > 1:
            cells[first] = BEGINS if filled == "█" else filled
        cells[last - 1] = _ENDS.get(span.how, cells[last - 1])
        free = last
    return "".join(cells)


def _times(spans: Sequence[Span], room: int) -> str:
    """The first two stretches, or one where there is no room; a clean-up belongs to what it follows."""
    whole: list[tuple[float, float]] = []
    for span in spans:
        if whole and span.how == "clean-up" and whole[-1][1] == span.begin:
            whole[-1] = (whole[-1][0], span.end)
        else:
            whole.append((span.begin, span.end))
    shown = [f"{_number(begin)}–{_number(end)}" for begin, end in whole[:2]]
    if len(shown) == 2 and columns(", ".join(shown)) > room:
        shown.pop()
    return ", ".join(shown) + (" …" if len(whole) > len(shown) else "")


def _legend(lanes: Sequence[Lane], lang: Lang, width: int) -> list[str]:
    hows = {span.how for lane in lanes for span in lane.spans}
    used = {mark for how in hows for mark in (_FILLED.get(how), _ENDS.get(how)) if mark}
    lines: list[str] = []
    for mark, text in _LEGEND.items():
        if mark not in used:
            continue
        note = text.of(lang)
        if lines and columns(lines[-1]) + 3 + columns(note) <= width - columns(MARK):
            lines[-1] += f"   {note}"
        else:
            lines.append(note)
    return lines


def _number(seconds: float) -> str:
    return f"{round(seconds, 3):.12g}"
