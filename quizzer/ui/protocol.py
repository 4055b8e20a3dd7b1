"""The protocol table: the steps of a test up to the first that differs, what was wanted beside what came.

  running_total()   wanted     got
✓ next()            yields 0   yields 0
✗ send(10)          yields 10  yields 0
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizzer.model.text import Lang, Text
from quizzer.report import TestReport
from quizzer.ui.blocks import Block, Code, Gap
from quizzer.ui.pieces import cut, pieces
from quizzer.ui.verdicts import GOT, WANTED, Told, labelled, told
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, pad

MARK = "  "
BEFORE = 8
"""Steps shown before the one that differs."""
MOST_LINES = 6
"""Lines that one side of a step may take."""
SHARED = 24
"""Where both sides are long and begin with so much of the same, the same is left out."""

Json = Mapping[str, Any]


class Row(NamedTuple):
    """``ok`` is None for a step of which nothing was asked."""

    what: str
    wanted: str
    got: str
    ok: bool | None


def protocol_table(test: TestReport, lang: Lang, width: int) -> list[Block]:
    """The steps up to the first that differs and one more; nothing when nothing was asked for yet."""
    steps = [step for i, step in enumerate(test.steps) if not _needless(test.steps, i)]
    during = (test.problem or {}).get("during")
    failing = next((i for i, step in enumerate(steps) if step["ok"] is False), None)
    stated = (test.problem or {}).get("code") == "assertion"
    if not during and (not steps if stated else failing is None):
        return []
    until = len(steps) - 1 if failing is None else failing
    labels = labelled([*test.steps, *([during] if during else [])])
    first = max(0, until - BEFORE)
    shown = steps[first : until + 1 + (failing is not None)]
    spins = (test.problem or {}).get("how") == "spinning"
    made = "" if labels or first or not shown else _maker(shown[0])
    rows = [
        _row(told(step, lang, labels=labels, spins=spins), step["ok"])
        for step in (shown[1:] if made else shown)
    ]
    if during:
        rows.append(_unanswered(during, labels, lang))
    lines = _lines(rows, made, lang, width - columns(MARK))
    if first:
        lines.insert(0, Text(f"… {first} steps before", f"… 앞의 {first}단계 생략").of(lang))
    return [Gap(), Code("\n".join(lines), MARK, python=False)]


def _needless(steps: Sequence[Json], place: int) -> bool:
    """A coroutine that was made and of which nothing was asked: the step that awaits it says all of it."""
    step = steps[place]
    if step["wanted"] or step["got"] != {"kind": "is", "value": "coroutine"}:
        return False
    return any(f"await {step['call']}" == later["call"] for later in steps[place + 1 :])


def _maker(step: Json) -> str:
    """The call that made the one object that all other steps are done to: it stands above them."""
    return one_line(step["call"]) if step["made"] and step["wanted"] is None and step["ok"] is None else ""


def _unanswered(during: Json, labels: bool, lang: Lang) -> Row:
    """The step that the submission was lost in."""
    nothing = {"kind": "no answer", "value": ""}
    step = {**during, "made": "", "fact": "", "wanted": None, "got": nothing}
    return _row(told(step, lang, labels=labels), False)


def _row(told: Told, ok: bool | None) -> Row:
    return Row(one_line(told.what), one_line(told.wanted), one_line(told.got), ok)


def _lines(rows: Sequence[Row], made: str, lang: Lang, room: int) -> list[str]:
    """Three columns where they fit; else the two sides of the step that differs under it."""
    heads = Row(made, WANTED.of(lang), GOT.of(lang), None)
    widest = [max(columns(row[i]) for row in (heads, *rows)) for i in range(3)]  # type: ignore[arg-type]
    if sum(widest) + 2 + 2 * 2 <= room:
        return [_beside(row, widest) for row in (heads, *rows)]
    whats = [columns(row.what) for row in rows if row.ok is not False]
    aligned = max((width for width in whats if width <= room // 2), default=0)
    return [
        *([f"  {made}"] if made else []),
        *(line for row in rows for line in _beneath(row, aligned, lang, room)),
    ]


def _mark(ok: bool | None) -> str:
    return {True: "✓ ", False: "✗ ", None: "  "}[ok]


def _beside(row: Row, widest: Sequence[int]) -> str:
    cells = zip(row[:3], widest, strict=True)
    return (_mark(row.ok) + "  ".join(pad(text, width) for text, width in cells)).rstrip()


def _beneath(row: Row, aligned: int, lang: Lang, room: int) -> list[str]:
    """One line for a step that went as it should, cut where it must be; all of one that did not."""
    if row.ok is not False:
        what = pad(row.what, max(aligned, columns(row.what)))
        line = f"{_mark(row.ok)}{what}  {row.got}".rstrip()
        return [line if columns(line) <= room else cut(line, room)]
    whats = pieces(row.what, room - 2, MOST_LINES)
    lines = [(_mark(False) if n == 0 else "  ") + piece for n, piece in enumerate(whats)]
    names = [WANTED.of(lang), GOT.of(lang)]
    indent = 4 + max(map(columns, names)) + 1
    for name, text in zip(names, _apart(row.wanted, row.got, room - indent), strict=True):
        if not text:
            continue
        head = f"    {pad(name, indent - 5)} "
        found = pieces(text, max(room - indent, 10), MOST_LINES)
        lines += [(head if n == 0 else " " * indent) + piece for n, piece in enumerate(found)]
    return lines


def _apart(wanted: str, got: str, room: int) -> tuple[str, str]:
    """Both sides; without most of what they begin with when that is the same and they are long."""
    same = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), 0)
    if same <= SHARED or min(columns(wanted), columns(got)) <= room:
        return wanted, got
    start = wanted.rfind(" ", 0, same - SHARED // 2) + 1
    return (f"… {wanted[start:]}", f"… {got[start:]}") if start > 2 else (wanted, got)
