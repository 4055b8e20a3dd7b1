"""The topics as lines of text, each with the word that ``--topic`` takes."""

from collections.abc import Sequence

from quizzer.model.text import Lang, Text
from quizzer.stats import Topic
from quizzer.ui.table import percent, table
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, wrap

TOPIC = Text("Topic", "주제")
MASTERY = Text("mastery", "숙련도")
QUESTIONS = Text("questions", "문제")
DUE = Text("due", "복습")
HOW = Text(
    "`quizzer quiz --topic TOPIC` asks about one.", "`quizzer quiz --topic 주제`로 하나를 골라 풉니다."
)
NONE = Text(
    "There are no topics: no bank could be read.", "주제가 없습니다. 읽을 수 있는 문제 은행이 없습니다."
)
INDENT = 2


def lines(topics: Sequence[Topic], lang: Lang, width: int | None) -> list[str]:
    """One line each where all fit in ``width`` columns; else titles below, and then the figures below those."""
    if not topics:
        return [NONE.of(lang)]
    header = [TOPIC.of(lang), MASTERY.of(lang), QUESTIONS.of(lang), DUE.of(lang), ""]
    rows = [header, *(_topic(topic, lang) for topic in topics)]
    drawn = table(rows, right={1, 2, 3})
    if width is not None and max(map(columns, drawn)) > width:
        drawn = _narrow(rows, width)
    return [*drawn, "", *(wrap(HOW.of(lang), width) if width else [HOW.of(lang)])]


def _narrow(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    figures = table([row[:-1] for row in rows], right={1, 2, 3})
    if max(map(columns, figures)) <= width:
        stacked = [(figure, *_title(row, width)) for row, figure in zip(rows, figures, strict=True)]
    else:
        figures = table([row[1:-1] for row in rows], right={0, 1, 2})
        stacked = [
            (row[0], *_title(row, width), " " * INDENT + figure)
            for row, figure in zip(rows, figures, strict=True)
        ]
    return [line for lines in stacked for line in lines]


def _topic(topic: Topic, lang: Lang) -> list[str]:
    title = one_line(topic.title.of(lang))
    return [one_line(topic.slug), percent(topic.mastery), str(topic.questions), str(topic.due), title]


def _title(row: Sequence[str], width: int) -> list[str]:
    return [" " * INDENT + line for line in wrap(row[-1], width - INDENT)] if row[-1] else []
