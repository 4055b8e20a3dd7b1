"""``quizzer history``: real databases, the real command, both languages, narrow and wide."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quizzer.app.history import History, history
from quizzer.model.record import Answer, Answered, Attempt, Attempted, Json, Sitting
from quizzer.model.text import LANGS, Lang
from quizzer.store import open_store
from quizzer.ui.history_page import lines
from quizzer.ui.width import columns

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
SEOUL = timezone(timedelta(hours=9))


def answered(question: str, score: float = 1.0, given: Json = ("2",)) -> Answered:
    return Answered(question, "0123456789ab", "next-send", ("gather",), "single", "mid", given, score, 4.5)


def attempt(challenge: str = "running-total", verdict: str = "passed", passed: int = 2) -> Attempt:
    tests: list[Json] = [
        {"id": "test_a", "outcome": "passed", "verdict": "passed", "transcript": [1, 2], "output": "x"}
    ]
    return Attempt(challenge, "ba98", "5e" * 32, verdict, "landlock", passed, 2, 0.25, tests)


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QUIZZER_HOME": str(home), "TZ": "UTC", "COLUMNS": "80"} | variables
    command = [sys.executable, "-m", "quizzer", "history", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two sittings, the second one interrupted, and two attempts at a challenge."""
    with open_store(tmp_path / "home" / "quizzer.db") as store:
        quiz = store.begin("quiz", NOW)
        store.answer(quiz, answered("a"), NOW + timedelta(seconds=10))
        store.answer(quiz, answered("b", 0.5, "스톱"), NOW + timedelta(seconds=20))
        store.finish(quiz, NOW + timedelta(seconds=30))
        store.answer(store.begin("review", NOW + timedelta(hours=1)), answered("a", 0.0), NOW)
        store.attempt(attempt(verdict="failed", passed=1), NOW)
        store.attempt(attempt(), NOW + timedelta(minutes=1))
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Nothing answered yet"), ("ko", "아직 푼 기록이 없습니다")]
)
def test_no_history_is_a_friendly_line(tmp_path: Path, lang: str, words: str) -> None:
    """Nothing to show is nothing wrong, and showing it makes no file."""
    done = run(tmp_path / "home", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_no_history_is_valid_json(tmp_path: Path) -> None:
    """Scripts get the same shape, empty."""
    done = run(tmp_path / "home", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"version": 1, "sittings": [], "attempts": []}
    assert list(tmp_path.iterdir()) == []


def test_json_tells_everything_newest_first(home: Path) -> None:
    """The shape that scripts rely on."""
    done = run(home, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    review, quiz = told["sittings"]
    assert quiz == {
        "id": 1,
        "kind": "quiz",
        "started": "2026-03-01T20:30:00+00:00",
        "finished": "2026-03-01T20:30:30+00:00",
        "answered": 2,
        "correct": 1,
        "score": 0.75,
        "answers": [
            {
                "question": question,
                "revision": "0123456789ab",
                "given": given,
                "score": score,
                "seconds": 4.5,
                "at": at,
                "bank": "next-send",
                "topics": ["gather"],
                "kind": "single",
                "level": "mid",
            }
            for question, given, score, at in [
                ("a", ["2"], 1.0, "2026-03-01T20:30:10+00:00"),
                ("b", "스톱", 0.5, "2026-03-01T20:30:20+00:00"),
            ]
        ],
    }
    assert (review["kind"], review["finished"], review["correct"], review["score"]) == (
        "review",
        None,
        0,
        0.0,
    )
    passed, failed = told["attempts"]
    assert (failed["id"], failed["verdict"], failed["passed"]) == (1, "failed", 1)
    assert passed == {
        "id": 2,
        "at": "2026-03-01T20:31:00+00:00",
        "challenge": "running-total",
        "revision": "ba98",
        "submission_sha256": "5e" * 32,
        "verdict": "passed",
        "isolation": "landlock",
        "passed": 2,
        "total": 2,
        "seconds": 0.25,
        "tests": [{"id": "test_a", "outcome": "passed", "verdict": "passed"}],
    }


def test_the_limit_is_for_sittings_and_for_attempts(home: Path) -> None:
    """The newest of each."""
    told = json.loads(run(home, "--json", "--limit", "1").stdout)
    assert [sitting["kind"] for sitting in told["sittings"]] == ["review"]
    assert [attempt["verdict"] for attempt in told["attempts"]] == ["passed"]


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5"])
def test_an_impossible_limit_is_one_line(home: Path, limit: str) -> None:
    """The user's mistake: a line, exit code 2, nothing on stdout."""
    done = run(home, "--limit", limit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert limit in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_damaged_file_is_one_line(home: Path, arguments: tuple[str, ...]) -> None:
    """The file is named and left as it is; there is no half a report and no traceback."""
    file = home / "quizzer.db"
    file.write_bytes(b"not a database at all" * 1000)
    before = file.read_bytes()
    done = run(home, *arguments, "--lang", "ko")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr
    assert "손상" in done.stderr
    assert file.read_bytes() == before


def test_showing_changes_nothing(home: Path) -> None:
    """The database is the same, byte for byte."""
    file = home / "quizzer.db"
    before = file.read_bytes(), file.stat().st_mtime_ns
    for arguments in [(), ("--json",)]:
        assert run(home, *arguments).returncode == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_an_ascii_locale_does_no_harm(home: Path) -> None:
    """Korean answers and words come out as UTF-8 wherever the command runs."""
    done = run(home, "--json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["sittings"][1]["answers"][1]["given"] == "스톱"
    assert "풀이 기록" in run(home, "--lang", "ko", LC_ALL="C", PYTHONIOENCODING="ascii").stdout


def test_times_are_local(home: Path) -> None:
    """Half past eight in the evening in Greenwich is the next morning in Seoul."""
    assert "2026-03-02 05:30" in run(home, TZ="Asia/Seoul").stdout
    assert "2026-03-01 20:30" in run(home, TZ="UTC").stdout


def test_the_page_reads_like_this(home: Path) -> None:
    """The whole page, wide and in English."""
    assert run(home).stdout.splitlines() == [
        "Sittings",
        "When              Kind    Right  Score",
        "2026-03-01 21:30  review    0/1    0%*",
        "2026-03-01 20:30  quiz      1/2   75%",
        "* not finished",
        "",
        "Challenges",
        "Challenge      When              Verdict  Tests",
        "running-total  2026-03-01 20:31  passed     2/2",
        "running-total  2026-03-01 20:30  failed     1/2",
    ]


def test_the_narrow_page_reads_like_this(home: Path) -> None:
    """The whole page in 40 columns and in Korean."""
    assert run(home, "--lang", "ko", COLUMNS="40").stdout.splitlines() == [
        "풀이 기록",
        "일시            종류  정답  점수",
        "26-03-01 21:30  복습   0/1   0%*",
        "26-03-01 20:30  퀴즈   1/2  75%",
        "* 끝까지 풀지 않음",
        "",
        "코딩 과제",
        "running-total",
        "  26-03-01 20:31  통과  2/2",
        "running-total",
        "  26-03-01 20:30  실패  1/2",
    ]


def busy() -> History:
    """Long kinds, long slugs, long verdicts, full scores."""
    answers = tuple(Answer(n, NOW, answered("q")) for n in range(10))
    sittings = tuple(Sitting(n, "interview", NOW, None, answers) for n in range(30))
    verdicts = ("import_error", "memory_limit", "output_limit", "crashed", "timed_out", "stuck", "missing")
    attempts = (Attempted(n, NOW, attempt("sequential-vs-concurrent", v)) for n, v in enumerate(verdicts))
    return History(sittings, tuple(attempts))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    """Measured in columns, in both languages, with the longest words that there are."""
    page = lines(busy(), lang, width, SEOUL)
    assert max(map(columns, page)) <= width
    assert len(page) > 37


def test_nothing_stored_can_steer_the_terminal() -> None:
    """A slug or a verdict with control characters is shown as escapes."""
    bad = attempt("run\x1b[2Jning", "pass\u202eed")
    page = "\n".join(lines(History((), (Attempted(1, NOW, bad),)), "en", 80, UTC))
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "run\\x1b[2Jning" in page


def test_a_long_history_is_read_whole(tmp_path: Path) -> None:
    """A thousand answers are all there, in order, when all of it is asked for."""
    with open_store(tmp_path / "scores.db") as store:
        for sitting in range(50):
            number = store.begin("quiz", NOW)
            for place in range(20):
                store.answer(number, answered(f"q{sitting}-{place}"), NOW)
    found = history(tmp_path / "scores.db", 10**6)
    told = [a.answered.question for s in reversed(found.sittings) for a in s.answers]
    assert told == [f"q{sitting}-{place}" for sitting in range(50) for place in range(20)]
