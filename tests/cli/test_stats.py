"""``quizzer stats``: figures of a real history over the real banks, and the page that shows them."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quizzer.app.stats import Challenge, Overview, as_json, overview, topic_figures
from quizzer.model.question import Bank, Level, Question
from quizzer.model.record import Answered, Attempt
from quizzer.model.text import LANGS, Lang, Text, both
from quizzer.stats import Day, Streak, Topic
from quizzer.store import open_store
from quizzer.ui.stats_page import lines
from quizzer.ui.width import columns

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
DAY = timedelta(days=1)
SEOUL = timezone(timedelta(hours=9))


def question(slug: str, pythons: str = "") -> Question:
    return Question(
        id=slug,
        bank="send",
        kind="boolean",
        level=Level.JUNIOR,
        topics=("send",),
        claims=(),
        prompt=both("?"),
        code=None,
        figure=None,
        explanation=both("!"),
        answer_figure=None,
        reference="PEP 342",
        pythons=pythons,
        follow_up=None,
        revision="r",
        body=None,
    )


BANK = Bank("send", Text("next() and send()", "next()와 send()"), 1, (), (question("a"), question("b")))


def answered(slug: str, score: float) -> Answered:
    return Answered(slug, "r", "send", ("send",), "boolean", "junior", ["true"], score, 3.0)


def attempt(challenge: str, verdict: str) -> Attempt:
    return Attempt(challenge, "r", "5e" * 32, verdict, "landlock", int(verdict == "passed"), 1, 0.2, [])


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Three days: two questions answered on the first, one again on the second, attempts on the third."""
    path = tmp_path / "home" / "quizzer.db"
    with open_store(path) as store:
        quiz = store.begin("quiz", NOW)
        store.answer(quiz, answered("a", 1.0), NOW)
        store.answer(quiz, answered("b", 0.0), NOW)
        store.answer(store.begin("review", NOW + DAY), answered("a", 1.0), NOW + DAY)
        store.attempt(attempt("running-total", "failed"), NOW + 2 * DAY)
        store.attempt(attempt("running-total", "passed"), NOW + 2 * DAY)
        store.attempt(attempt("gather-all", "stuck"), NOW + 2 * DAY)
    return path


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QUIZZER_HOME": str(home), "TZ": "UTC", "COLUMNS": "80"} | variables
    command = [sys.executable, "-m", "quizzer", "stats", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_all_figures_of_a_small_history(database: Path) -> None:
    """Counted by hand."""
    found = overview(database, [BANK], NOW + 2 * DAY, UTC)
    assert (found.sittings, found.answered, found.right, found.accuracy) == (2, 3, 2, 2 / 3)
    assert found.days == (
        Day(date(2026, 3, 1), 2, 1, 0),
        Day(date(2026, 3, 2), 1, 1, 0),
        Day(date(2026, 3, 3), 0, 0, 3),
    )
    assert found.streak == Streak(3, 3)
    assert found.challenges == (
        Challenge("gather-all", 1, None),
        Challenge("running-total", 2, NOW + 2 * DAY),
    )
    (topic,) = found.topics
    assert (topic.questions, topic.asked, topic.answered, topic.right) == (2, 2, 3, 2)


def test_days_are_those_of_the_readers_zone(database: Path) -> None:
    """Half past eight in the evening in Greenwich is the next morning in Seoul."""
    found = overview(database, [BANK], NOW + 2 * DAY, SEOUL)
    assert [day.date.day for day in found.days] == [2, 3, 4]
    assert found.streak == Streak(3, 3)


def test_mastery_and_due_follow_the_clock(database: Path) -> None:
    """What was right is mastered at once and fades; what was wrong is due the next day."""
    (at_once,) = topic_figures(database, [BANK], NOW + DAY)
    (later,) = topic_figures(database, [BANK], NOW + 60 * DAY)
    assert at_once.mastery == pytest.approx(0.5)
    assert at_once.due == 1
    assert 0.0 < later.mastery < at_once.mastery
    assert later.due == 2


def test_what_is_not_asked_on_this_python_does_not_count(database: Path) -> None:
    """Nobody can master a question that is never asked."""
    old = Bank("send", both("send"), 1, (), (question("a"), question("ancient", pythons="<3.11")))
    (topic,) = topic_figures(database, [old], NOW + DAY)
    assert topic.questions == 1
    assert topic.mastery == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Nothing answered yet"), ("ko", "아직 푼 기록이 없습니다")]
)
def test_no_history_is_a_friendly_line_and_makes_no_database(tmp_path: Path, lang: str, words: str) -> None:
    """Nothing to show is nothing wrong; the topics that wait are listed all the same."""
    done = run(tmp_path / "home", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert "next()" in done.stdout
    assert list(tmp_path.rglob("quizzer.db*")) == []


def test_no_history_is_valid_json(tmp_path: Path) -> None:
    """Scripts get the same shape: zeros, and null where there is no share."""
    done = run(tmp_path / "home", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["version"], told["answered"], told["accuracy"], told["days"]) == (1, 0, None, [])
    assert told["streak"] == {"current": 0, "longest": 0}
    assert {topic["mastery"] for topic in told["topics"]} == {0.0}
    assert list(tmp_path.rglob("quizzer.db*")) == []


def test_json_tells_all_figures(database: Path) -> None:
    """The shape that scripts rely on."""
    told = as_json(overview(database, [BANK], NOW + 2 * DAY, UTC), "ko")
    (topic,) = told.pop("topics")  # type: ignore[misc]
    assert topic.keys() == {  # type: ignore[union-attr]
        "slug",
        "title",
        "questions",
        "asked",
        "answered",
        "correct",
        "accuracy",
        "mastery",
        "due",
    }
    assert topic["title"] == "next()와 send()"  # type: ignore[index, call-overload]
    assert told == {
        "version": 1,
        "sittings": 2,
        "answered": 3,
        "correct": 2,
        "accuracy": 2 / 3,
        "streak": {"current": 3, "longest": 3},
        "days": [
            {"date": "2026-03-01", "answered": 2, "correct": 1, "accuracy": 0.5, "attempts": 0},
            {"date": "2026-03-02", "answered": 1, "correct": 1, "accuracy": 1.0, "attempts": 0},
            {"date": "2026-03-03", "answered": 0, "correct": 0, "accuracy": None, "attempts": 3},
        ],
        "challenges": [
            {"slug": "gather-all", "attempts": 1, "solved": None, "seen": False},
            {
                "slug": "running-total",
                "attempts": 2,
                "solved": "2026-03-03T20:30:00+00:00",
                "seen": False,
            },
        ],
    }


def test_the_command_counts_what_is_stored(database: Path) -> None:
    """From the file to the screen and to JSON, without touching the file."""
    before = database.read_bytes()
    assert json.loads(run(database.parent, "--json").stdout)["answered"] == 3
    assert "3 (67% right)" in run(database.parent).stdout
    assert database.read_bytes() == before


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_newer_file_is_one_line(database: Path, arguments: tuple[str, ...]) -> None:
    """There is no half a report and no traceback."""
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("PRAGMA user_version = 99")
    done = run(database.parent, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert str(database) in done.stderr


def some(title: Text) -> Overview:
    topics = (Topic("send", title, 13, 8, 20, 14, 0.625, 2), Topic("new", both("new"), 5, 0, 0, 0, 0.0, 0))
    days = tuple(Day(date(2026, 1, n), 8, n % 9, 1) for n in range(1, 20))
    return Overview(4, days, Streak(19, 19), topics, (Challenge("running-total", 1, NOW),))


def test_the_page_reads_like_this() -> None:
    """The whole page, wide and in English."""
    assert lines(some(both("send")), "en", 80) == [
        "Answered    152 (48% right)",
        "Sittings    4",
        "Streak      19 days (longest 19)",
        "Challenges  1 solved, 1 attempt",
        "",
        "Right answers, last days",
        "2026-01-13  █████░░░░░   50%  8",
        "2026-01-14  ██████░░░░   63%  8",
        "2026-01-15  ████████░░   75%  8",
        "2026-01-16  █████████░   88%  8",
        "2026-01-17  ██████████  100%  8",
        "2026-01-18  ░░░░░░░░░░    0%  8",
        "2026-01-19  █░░░░░░░░░   13%  8",
        "",
        "Topics  mastery          asked  right  due",
        "send    ██████░░░░  63%   8/13    70%    2",
        "new     ░░░░░░░░░░   0%    0/5      –    0",
        "Mastery: last scores, as far as they are still remembered, over all questions of",
        "the topic.",
    ]


def test_the_narrow_page_reads_like_this() -> None:
    """Topics in 40 columns and in Korean: a title has a line of its own."""
    page = lines(some(Text("semaphores", "세마포어, 동시 제한, 비동기 HTTP")), "ko", 40)
    assert page[page.index("주제") :] == [
        "주제",
        "  숙련도           풀어 봄  정답  복습",
        "세마포어, 동시 제한, 비동기 HTTP",
        "  ██████░░░░  63%     8/13   70%     2",
        "new",
        "  ░░░░░░░░░░   0%      0/5     –     0",
        "숙련도: 주제의 모든 문제에 대해, 마지막",
        "점수를 아직 기억할 확률만큼 센",
        "평균입니다.",
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    """Measured in columns, with the longest titles and large numbers."""
    topic = Topic(
        "t", Text("Co-operative and pre-emptive scheduling", "가" * 20), 120, 120, 9999, 9999, 1.0, 120
    )
    days = (Day(date(2026, 1, 1), 12345, 12345, 1),)
    large = Overview(1234, days, Streak(365, 1000), (topic,), (Challenge("c", 12345, NOW),))
    assert max(map(columns, lines(large, lang, width))) <= width
