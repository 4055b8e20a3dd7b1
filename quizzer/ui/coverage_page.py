"""Claim by claim how many questions of which kind there are, as lines of text."""

from collections.abc import Sequence

from quizzer.app.verify import Coverage
from quizzer.content.coverage import Covered
from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Prose
from quizzer.ui.layout import lay_out
from quizzer.ui.table import table
from quizzer.ui.width import columns

CLAIM = Text("claim", "주장")
ALL = Text("all", "합계")
NONE = "·"
THIN = "✗"


def lines(covered: Coverage, lang: Lang, width: int | None) -> list[str]:
    """A table where it fits into ``width`` columns, else a line for each claim; then the sum of it all."""
    drawn = _table(covered.rows, lang)
    if width is not None and max(map(columns, drawn)) > width:
        drawn = lay_out((Prose(_kinds(row), f"{_mark(row)} {row.claim}  ") for row in covered.rows), width)
    return [*drawn, "", *lay_out([Prose(_sum(covered).of(lang), "")], width)]


def _table(rows: Sequence[Covered], lang: Lang) -> list[str]:
    kinds = sorted({kind for row in rows for kind in row.kinds})
    header = ["", CLAIM.of(lang), ALL.of(lang), *kinds]
    body = [
        [_mark(r), r.claim, str(len(r.questions)), *(str(r.kinds.get(kind, NONE)) for kind in kinds)]
        for r in rows
    ]
    return table([header, *body], right=range(2, len(header)))


def _mark(row: Covered) -> str:
    return " " if row.enough else THIN


def _kinds(row: Covered) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in row.kinds.items()) or NONE


def _sum(covered: Coverage) -> Text:
    enough = sum(row.enough for row in covered.rows)
    fewest = min(len(row.questions) for row in covered.rows)
    return Text(
        f"{enough} of {len(covered.rows)} claims have two questions or more, of two kinds or more; "
        f"the fewest questions on a claim: {fewest}",
        f"주장 {len(covered.rows)}개 가운데 {enough}개에 두 유형 이상, 두 문제 이상이 있습니다. "
        f"한 주장의 문제 수는 적어도 {fewest}개입니다.",
    )
