"""``quizzer doctor``: whole processes, with content and data of the test's own."""

import json
from pathlib import Path

import pytest
from adapters.checkout import BAD, SINGLE, Checkout, bank
from adapters.tasks import write_challenge

from quizzer import __version__
from quizzer.sandbox import strongest
from quizzer.ui.width import columns


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    made.write("one", bank("one", [SINGLE.format(id=f"a{i}") for i in range(3)]))
    write_challenge(made.root / "challenges")
    return made


def examined(checkout: Checkout, home: Path, lang: str = "en") -> tuple[int, dict[str, dict[str, object]]]:
    """Exit code and findings; ``isolation`` is what a verdict's will be."""
    done = checkout.run(home, f"doctor --json --lang {lang}")
    report = json.loads(done.stdout)
    assert (report["version"], report["isolation"]) == (1, strongest().NAME)
    assert report["ok"] == (done.returncode == 0)
    return done.returncode, {finding["key"]: finding for finding in report["findings"]}


def test_all_that_quizzer_needs_is_looked_at(checkout, home):
    """Versions, the sandbox by its name, a real verdict, where scores are, what content there is."""
    code, found = examined(checkout, home)
    expected_code = 0 if strongest().RANK else 1
    assert code == expected_code
    assert found["version"]["value"] == __version__
    assert found["sandbox"]["value"] == strongest().NAME
    assert str(found["judge"]["value"]).startswith("judged a virtual hour in ")
    assert found["data"]["value"] == str(home / "quizzer.db")
    assert (found["questions"]["value"], found["challenges"]["value"]) == ("3", "1")
    assert all(
        f["ok"] for key, f in found.items() if key in ("python", "judge", "data", "questions", "challenges")
    )


@pytest.mark.parametrize(("lang", "judge", "width"), [("en", "✓ Judge", 40), ("ko", "✓ 채점기", 100)])
def test_a_line_for_each_thing(checkout, home, lang, judge, width):
    """Marked, in both languages, and no wider than the terminal."""
    done = checkout.run(home, f"doctor --lang {lang}", env={"COLUMNS": str(width)})
    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert sum(line.startswith(judge) for line in lines) == 1
    assert max(map(columns, lines)) <= width


def test_content_with_mistakes_is_told_with_what_to_do(checkout, home):
    """Exit 1; what is right is counted all the same."""
    checkout.write("two", bank("two", [SINGLE.format(id="b0"), BAD.format(id="b1")], order=2))
    try:
        code, found = examined(checkout, home)
    finally:
        (checkout.questions / "two.yaml").unlink()
    assert (code, found["questions"]["ok"], found["questions"]["value"]) == (1, False, "4")
    assert "mistakes; quizzer verify says which." in str(found["questions"]["advice"])


def test_data_that_cannot_be_kept_is_told_with_what_to_do(checkout, home):
    """One line of advice, not a traceback; everything else is looked at too."""
    home.write_text("a file is in the way")
    code, found = examined(checkout, home, "ko")
    assert (code, found["data"]["ok"], found["data"]["title"]) == (1, False, "기록")
    assert "QUIZZER_HOME" in str(found["data"]["advice"])
    assert found["challenges"]["ok"] is True


def test_it_leaves_nothing_but_the_data_directory(checkout, home, tmp_path):
    """The suite that is judged for the look lives in a directory that is gone afterwards."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert checkout.run(home, "doctor", env={"TMPDIR": str(scratch)}).stdout
    assert list(scratch.iterdir()) == []
    assert {path.name for path in home.iterdir()} <= {
        "quizzer.db",
        "quizzer.db-wal",
        "quizzer.db-shm",
        "cache",
    }
