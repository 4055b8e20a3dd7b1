"""``quizzer challenge submit`` as a whole process: page and JSON say the same, and its end tells whose fault it was."""

import json
from pathlib import Path

import pytest
from adapters.checkout import SINGLE, Checkout, bank
from adapters.tasks import SUITE, YAML, counting, write_challenge

from quizzer.store import read_store

DYING = """
    import os
    import signal

    def test_it_begins_with_one(submission):
        submission.count().next().gives(1)

    def test_two_comes_next(submission):
        os.kill(os.getpid(), signal.SIGKILL)

    def test_it_says_hello(submission):
        submission.hello().next().gives("hello")
"""
"""A suite in the middle of which the judge is killed."""
NESTED = """\
def count():
    yield first()


def first():
    return int("one")


def hello():
    print("hello there")
    yield "bye"
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    made.write("next-send", bank("next-send", [SINGLE.format(id="a0")], challenges="counting"))
    root = made.root / "challenges"
    directory = write_challenge(root)
    facts = YAML.format(slug="counting", order=1).replace("banks: []", "banks: [next-send]")
    (directory / "challenge.yaml").write_text(facts, encoding="utf-8")
    write_challenge(root, "dying", order=2, suite=DYING)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.py"


def line(file: Path, *more: str, slug: str = "counting") -> str:
    return " ".join(["challenge submit", slug, "--file", str(file), *more])


def attempts(home: Path) -> list[str]:
    with read_store(home / "quizzer.db") as kept:
        return [a.attempt.verdict for a in kept.attempts()]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_and_the_json_say_the_same(checkout, home, file, lang):
    """Titles, what was wanted and what came, advice, the submission's own lines, and what it printed."""
    file.write_text(NESTED, encoding="utf-8")
    shown = checkout.run(home, line(file, "--lang", lang, "--full"), env={"COLUMNS": "200"})
    told = checkout.run(home, line(file, "--lang", lang, "--json"))
    report = json.loads(told.stdout)
    assert (shown.returncode, told.returncode) == (1, 1)
    begins, _, hello = report["tests"]
    for test in report["tests"]:
        assert test["title"] in shown.stdout
        failing = test["transcript"][-1]
        assert failing["ok"] is False
        assert f"✗ {failing['call']}" in shown.stdout
    assert begins["trace"] == [
        {"line": 2, "in": "count", "text": "yield first()"},
        {"line": 6, "in": "first", "text": 'return int("one")'},
    ]
    assert all(frame["text"] in shown.stdout for frame in begins["trace"])
    wanted, got = {"en": ("yields 'hello'", "yields 'bye'"), "ko": ("yield 'hello'", "yield 'bye'")}[lang]
    assert all(word in text for word in (wanted, got) for text in (hello["message"], shown.stdout))
    assert hello["output"] == "hello there\n"
    assert "│ hello there" in shown.stdout
    assert hello["virtual_seconds"] == 0


def test_json_leaves_nothing_out_of_what_a_page_shortens(checkout, home, file):
    """A test that has passed has its steps there too; nothing in it can steer a terminal."""
    file.write_text(counting(hello="\x1b[2J\u202e") + "print('\\x9b1m')\n", encoding="utf-8")
    report = json.loads(checkout.run(home, line(file, "--json")).stdout)
    assert [len(t["transcript"]) > 0 for t in report["tests"]] == [True] * 3
    assert [t["likely"] for t in report["tests"][:2]] == [None, None]
    text = json.dumps(report, ensure_ascii=False)
    assert "\x9b" not in text
    assert "\u202e" not in text


def test_a_pass_names_the_questions_that_go_with_it(checkout, home, file):
    """Exit 0; so does a failure, which exits with 1."""
    for source, code in ((counting(), 0), (counting(first=2), 1)):
        file.write_text(source, encoding="utf-8")
        done = checkout.run(home, line(file, "--lang", "en"))
        assert (done.returncode, done.stderr) == (code, "")
        assert done.stdout.splitlines()[-1].strip() == "quizzer quiz --topic next-send"


def test_a_wrong_call_exits_with_two(checkout, home, file):
    """A file that is not there is the caller's mistake: one line, nothing on stdout, nothing stored."""
    done = checkout.run(home, line(file, "--lang", "ko"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert not (home / "quizzer.db").exists()


def test_a_judge_that_dies_in_the_middle_counts_for_nobody(checkout, home, file):
    """Exit 3, one line that says so, JSON that says so, and nothing in the store but what was there before."""
    file.write_text(counting(), encoding="utf-8")
    assert checkout.run(home, line(file)).returncode == 0
    for lang, words in (("en", "does not count"), ("ko", "세지 않습니다")):
        done = checkout.run(home, line(file, "--lang", lang, slug="dying"))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
        assert done.stderr.startswith("quizzer: ")
        assert words in done.stderr
    done = checkout.run(home, line(file, "--json", slug="dying"))
    report = json.loads(done.stdout)
    assert (done.returncode, report["verdict"], report["tests"], report["passed"]) == (
        3,
        "judge_error",
        [],
        0,
    )
    assert report["trouble"]
    assert attempts(home) == ["passed"]


def test_more_than_a_screen_is_shown_on_request(checkout, home, file):
    """The first failure in full, the others in short, and a line on how to see all."""
    suite = SUITE + "".join(
        f"\n\ndef test_{name}(submission):\n    submission.hello().next().gives({name!r})\n"
        for name in ("more", "again")
    )
    root = checkout.root / "challenges"
    directory = write_challenge(root, "five", order=3, suite=suite)
    facts = YAML.format(slug="five", order=3).replace(
        "wrong:\n",
        "".join(
            f"  - id: test_{name}\n    title: {{en: {name}, ko: {name} 한글}}\n    hint: {{en: a, ko: 가}}\n"
            for name in ("more", "again")
        )
        + "wrong:\n",
    )
    (directory / "challenge.yaml").write_text(facts, encoding="utf-8")
    file.write_text(counting(first=0, second=0, hello="bye"), encoding="utf-8")
    brief = checkout.run(home, line(file, "--lang", "en", "--no-record", slug="five"))
    full = checkout.run(home, line(file, "--lang", "en", "--no-record", "--full", slug="five"))
    assert brief.stdout.count("  wanted ") == 1
    assert "--full shows all of them" in brief.stdout
    assert full.stdout.count("  wanted ") == 5
    assert "--full" not in full.stdout
