"""``quizzer challenge`` list, show, start and submit: whole processes, with challenges of the test's own."""

import json
import shutil
from pathlib import Path

import pytest
from adapters.checkout import Checkout
from adapters.family import Family, busy_guests, until
from adapters.tasks import ENDLESS, STARTER, counting, write_challenge
from adapters.terminal import Terminal

from quizzer.grading.judge import MOST_BYTES
from quizzer.store import read_store

SHAPE = {
    *("version", "challenge", "revision", "submission_sha256", "verdict", "isolation", "seconds", "tests"),
    *("passed", "total"),
}
TEST_SHAPE = {
    "id", "title", "outcome", "verdict", "message", "virtual_seconds", "transcript", "timeline", "output"
}  # fmt: skip


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    write_challenge(made.root / "challenges", "counting", order=2)
    write_challenge(made.root / "challenges", "counting-again", order=1)
    broken = write_challenge(made.root / "challenges", "broken", order=3)
    (broken / "challenge.yaml").write_text("challenge: broken\n", encoding="utf-8")
    return made


@pytest.fixture
def work(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    return work


def written(work: Path, text: str | bytes) -> Path:
    file = work / "counting.py"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def submitted(checkout, home, work, text, *more):
    """The report of ``submit --json``."""
    file = written(work, text)
    done = checkout.run(home, " ".join(["challenge submit counting --json --file", str(file), *more]))
    return done.returncode, json.loads(done.stdout)


def attempts(home: Path) -> list[tuple[str, int, int]]:
    with read_store(home / "quizzer.db") as kept:
        return [(a.attempt.verdict, a.attempt.passed, a.attempt.total) for a in reversed(kept.attempts())]


def test_the_list_is_in_order_of_difficulty(checkout, home):
    """Titles in both languages; one that cannot be used is left out."""
    for lang, title, level in (("en", "Counting (counting)", "junior"), ("ko", "세기 (counting)", "초급")):
        lines = checkout.run(home, f"challenge list --lang {lang}").stdout.splitlines()
        assert lines[0].startswith("  counting-again  ")
        assert lines[1] == f"  counting        {title} │ {level}"
        assert "broken" not in "".join(lines)
    listed = json.loads(checkout.run(home, "challenge list --json --lang ko").stdout)
    assert [c["slug"] for c in listed["challenges"]] == ["counting-again", "counting"]
    assert (
        listed["challenges"][1].items()
        >= {"title": "세기 (counting)", "solved": False, "seen": False}.items()
    )


def test_what_is_solved_is_marked(checkout, home, work):
    """After a pass, not after an attempt."""
    submitted(checkout, home, work, counting(first=0))
    assert "  counting  " in checkout.run(home, "challenge list").stdout
    submitted(checkout, home, work, counting())
    assert "✓ counting  " in checkout.run(home, "challenge list").stdout
    listed = json.loads(checkout.run(home, "challenge list --json").stdout)
    assert {c["slug"]: c["solved"] for c in listed["challenges"]} == {
        "counting-again": False,
        "counting": True,
    }


@pytest.mark.parametrize(("lang", "words"), [("en", "yields 1, then 2"), ("ko", "1, 2를 차례로 내놓습니다")])
def test_a_statement_is_shown_in_the_readers_language(checkout, home, lang, words):
    """As text and as JSON; the hidden suite is in neither."""
    shown = checkout.run(home, f"challenge show counting --lang {lang}").stdout
    told = json.loads(checkout.run(home, f"challenge show counting --json --lang {lang}").stdout)
    assert words in shown
    assert words in told["statement"]
    assert "def test_" not in shown + json.dumps(told)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("challenge show cuonting", "no such challenge: cuonting. Did you mean counting?"),
        ("challenge show ../challenges/counting", "no such challenge"),
        ("challenge show broken", "challenge.yaml:1:1"),
        ("challenge start nothing", "no such challenge"),
        ("challenge submit nothing --file {file}", "no such challenge"),
        ("challenge submit broken --file {file}", "challenge.yaml:1:1"),
        ("challenge submit counting --file {work}/none.py", "none.py: No such file or directory."),
        ("challenge submit counting --file {work}", "is not a file."),
        ("challenge submit counting --file {large}", "is larger than 256 KiB."),
        ("challenge submit counting --file /dev/zero", "/dev/zero is not a file."),
        ("challenge submit", "say which challenge: quizzer challenge submit SLUG --file FILE."),
        ("challenge submit counting", "there is no counting.py here"),
        ("challenge show", "SLUG is missing."),
        ("challenge sbumit", "no such command: sbumit. Did you mean submit?"),
    ],
)
def test_a_wrong_call_is_one_line(checkout, home, work, line, words):
    """Exit 2, nothing on stdout, and nothing stored."""
    file, large = written(work, counting()), work / "large.py"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    done = checkout.run(home, line.format(work=work, file=file, large=large) + " --lang en", cwd=work.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("quizzer: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert attempts(home) == []


def test_a_start_is_a_directory_to_work_in(checkout, home, work):
    """Starter, statement in the reader's language, and the name, so that submit needs none."""
    done = checkout.run(home, "challenge start counting --lang ko", cwd=work)
    assert done.returncode == 0
    assert done.stdout.splitlines()[:2] == ["counting/counting.py", "counting/README.md"]
    assert (work / "counting" / "counting.py").read_text(encoding="utf-8") == STARTER
    assert (work / "counting" / "README.md").read_text(encoding="utf-8").startswith("# 세기")
    for directory in (work, work / "counting"):
        line = "challenge submit counting" if directory == work else "challenge submit"
        done = checkout.run(home, f"{line} --lang ko", cwd=directory)
        assert done.returncode == 1
        assert "✗ 1부터 센다" in done.stdout
    assert attempts(home) == [("failed", 0, 3)] * 2


def test_a_start_overwrites_nothing(checkout, home, work):
    """What was written stays; another directory may be named."""
    checkout.run(home, "challenge start counting", cwd=work)
    (work / "counting" / "counting.py").write_text("mine", encoding="utf-8")
    done = checkout.run(home, "challenge start counting --lang en", cwd=work)
    assert done.returncode == 2
    assert "is there already; name another directory." in done.stderr
    assert (work / "counting" / "counting.py").read_text(encoding="utf-8") == "mine"
    assert checkout.run(home, "challenge start counting elsewhere/deep", cwd=work).returncode == 0
    assert (work / "elsewhere" / "deep" / "counting.py").is_file()
    (work / "a-file").touch()
    assert checkout.run(home, "challenge start counting a-file/x", cwd=work).returncode == 2


def test_a_verdict_as_json(checkout, home, work):
    """The shape that scripts rely on, for a failure and for a pass."""
    code, report = submitted(checkout, home, work, counting(second=3), "--lang", "ko")
    assert (code, report["version"], report["verdict"], report["passed"], report["total"]) == (
        1,
        1,
        "failed",
        2,
        3,
    )
    assert report.keys() >= SHAPE
    assert [t["outcome"] for t in report["tests"]] == ["passed", "failed", "passed"]
    failed = report["tests"][1]
    assert failed.keys() >= TEST_SHAPE
    assert failed["title"] == "1 다음은 2이다"
    assert "기대: yield 2" in failed["message"]
    code, report = submitted(checkout, home, work, counting())
    assert (code, report["verdict"], report["passed"]) == (0, "passed", 3)
    assert attempts(home) == [("failed", 2, 3), ("passed", 3, 3)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("def count(:", "import_error"),
        (b"\x00\xff", "import_error"),
        ("def hello():\n    yield 'hello'\n", "missing"),
        (ENDLESS, "timed_out"),
        ("import os\nos._exit(0)\n", "crashed"),
        (counting() + "print('x' * 10**6)\n", "output_limit"),
    ],
)
def test_every_way_to_go_wrong_has_its_verdict(checkout, home, work, text, verdict):
    """Exit 1 and an attempt: it is the submission's fault, and never anybody else's."""
    code, report = submitted(checkout, home, work, text)
    assert (code, report["verdict"], report["passed"] < report["total"]) == (1, verdict, True)
    assert [a[0] for a in attempts(home)] == [verdict]


def test_a_submission_that_is_stuck(checkout, home, work):
    """Seen by logic, with what it waits for."""
    source = (
        "import asyncio\n\n\nasync def wait():\n    await asyncio.Event().wait()\n\n\nasyncio.run(wait())\n"
    )
    code, report = submitted(checkout, home, work, source)
    assert code == 1
    assert report["verdict"] in ("stuck", "import_error")


def test_no_record_stores_nothing(checkout, home, work):
    """The verdict is the same."""
    assert submitted(checkout, home, work, counting(), "--no-record")[0] == 0
    assert not (home / "quizzer.db").exists()


def test_a_judge_error_is_nobodys_attempt(checkout, home, work):
    """Exit 3, the reason on stderr, nothing stored; the JSON says so too."""
    broken = write_challenge(
        checkout.root / "challenges", "no-suite", order=9, suite="def test_another(submission):\n    pass\n"
    )
    try:
        done = checkout.run(
            home, f"challenge submit no-suite --file {written(work, counting())} --json --lang en"
        )
        assert done.returncode == 3
        assert json.loads(done.stdout)["verdict"] == "judge_error"
        assert done.stderr.startswith("quizzer: the judge failed, so this attempt does not count: ")
        assert attempts(home) == []
    finally:
        shutil.rmtree(broken)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_verdict_fits_the_terminal(checkout, home, work, lang, columns):
    """The table of steps beside or below each other; nothing is wider than the terminal."""
    arguments = [
        "challenge",
        "submit",
        "counting",
        "--file",
        str(written(work, counting(second=3))),
        "--lang",
        lang,
    ]
    with Terminal(arguments, checkout.environment(home), work, columns=columns) as terminal:
        assert terminal.end() == 1
        screen = terminal.text
    assert {"en": "✗ 2 comes after 1", "ko": "✗ 1 다음은 2이다"}[lang] in screen
    assert {"en": ("wanted", "got"), "ko": ("기대", "실제")}[lang][1] in screen
    assert "\x1b[" in terminal.sent


def test_what_a_submission_prints_steers_no_terminal(checkout, home, work):
    """Control characters are shown, not sent."""
    text = counting(second=3) + "print('\\x1b[2J\\u202eevil')\n"
    done = checkout.run(home, f"challenge submit counting --file {written(work, text)}")
    assert "\\x1b[2J\\u202eevil" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_interrupted_it_leaves_nothing(checkout, home, work):
    """Ctrl-C in the middle of a run: 130, no attempt, no process."""
    arguments = ["challenge", "submit", "counting", "--file", str(written(work, ENDLESS))]
    with Terminal(arguments, checkout.environment(home), work) as terminal:
        until(lambda: busy_guests(terminal.process.pid), "a run")
        with Family(terminal.process.pid) as family:
            terminal.type("\x03")
            assert terminal.end() == 130, terminal.text
            family.ends()
    assert attempts(home) == []
