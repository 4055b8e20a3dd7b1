"""The figures as lines of text: numbers, and bars that read without colour."""

from quizzer.app.stats import Overview
from quizzer.model.text import Lang, Text
from quizzer.stats import Day, Topic
from quizzer.ui.history_page import NOTHING
from quizzer.ui.table import bar, percent, table
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, wrap

DAYS_SHOWN = 7

ANSWERED = Text("Answered", "푼 문제")
SITTINGS = Text("Sittings", "풀이 횟수")
STREAK = Text("Streak", "연속 학습")
CHALLENGES = Text("Challenges", "코딩 과제")
LAST_DAYS = Text("Right answers, last days", "최근 정답률")
TOPICS = Text("Topics", "주제")
MASTERY = Text("mastery", "숙련도")
ASKED = Text("asked", "풀어 봄")
RIGHT = Text("right", "정답")
DUE = Text("due", "복습")
MEANING = Text(
    "Mastery: last scores, as far as they are still remembered, over all questions of the topic.",
    "숙련도: 주제의 모든 문제에 대해, 마지막 점수를 아직 기억할 확률만큼 센 평균입니다.",
)


def lines(overview: Overview, lang: Lang, width: int) -> list[str]:
    """``width`` in columns."""
    nothing = wrap(NOTHING.of(lang), width) if overview.empty else []
    parts = [nothing, _totals(overview, lang), _days(overview.days, lang), _topics(overview, lang, width)]
    return "\n\n".join("\n".join(part) for part in parts if part).split("\n")


def _totals(overview: Overview, lang: Lang) -> list[str]:
    if overview.empty:
        return []
    rows = [
        [ANSWERED.of(lang), _answered(overview).of(lang)],
        [SITTINGS.of(lang), Text(str(overview.sittings), f"{overview.sittings}회").of(lang)],
        [STREAK.of(lang), _streak(overview).of(lang)],
        [CHALLENGES.of(lang), _challenges(overview).of(lang)],
    ]
    return table(rows)


def _answered(overview: Overview) -> Text:
    share = percent(overview.accuracy)
    return Text(f"{overview.answered} ({share} right)", f"{overview.answered}개 (정답률 {share})")


def _streak(overview: Overview) -> Text:
    current, longest = overview.streak.current, overview.streak.longest
    return Text(f"{_counted(current, 'day')} (longest {longest})", f"{current}일 (최장 {longest}일)")


def _challenges(overview: Overview) -> Text:
    attempts = sum(challenge.attempts for challenge in overview.challenges)
    seen = overview.solved - overview.unaided
    aided = Text(f" ({seen} seen)", f" ({seen}개는 풀이를 봄)") if seen else Text("", "")
    return Text(
        f"{overview.solved} solved{aided.en}, {_counted(attempts, 'attempt')}",
        f"{overview.solved}개 해결{aided.ko}, {attempts}번 제출",
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _days(days: tuple[Day, ...], lang: Lang) -> list[str]:
    quizzed = [day for day in days if day.answered][-DAYS_SHOWN:]
    rows = [
        [day.date.isoformat(), bar(day.right / day.answered), percent(day.accuracy), str(day.answered)]
        for day in quizzed
    ]
    return [LAST_DAYS.of(lang), *table(rows, right={2, 3})] if rows else []


def _topics(overview: Overview, lang: Lang, width: int) -> list[str]:
    """One line each where all fit; else the title has a line of its own above the figures."""
    if not overview.topics:
        return []
    header = [TOPICS.of(lang), MASTERY.of(lang), "", ASKED.of(lang), RIGHT.of(lang), DUE.of(lang)]
    rows = [_topic(topic, lang) for topic in overview.topics]
    drawn = table([header, *rows], right={2, 3, 4, 5})
    if max(map(columns, drawn)) > width:
        figures = table([["", *line[1:]] for line in [header, *rows]], right={2, 3, 4, 5})
        titled = [line for row, figure in zip(rows, figures[1:], strict=True) for line in (row[0], figure)]
        drawn = [TOPICS.of(lang), figures[0], *titled]
    return [*drawn, *wrap(MEANING.of(lang), width)]


def _topic(topic: Topic, lang: Lang) -> list[str]:
    return [
        one_line(topic.title.of(lang)),
        bar(topic.mastery),
        percent(topic.mastery),
        f"{topic.asked}/{topic.questions}",
        percent(topic.accuracy),
        str(topic.due),
    ]
