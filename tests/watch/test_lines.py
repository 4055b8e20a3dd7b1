"""``challenge watch`` without a screen: lines of text, lines of JSON, through pipes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from adapters.checkout import PATIENCE, Checkout, Dialogue
from adapters.family import Family, busy_guests, until
from adapters.tasks import ENDLESS, counting, save, write_challenge
from adapters.terminal import Terminal

from quizzer.store import read_store

TEST_KEYS = {
    "id",
    "title",
    "outcome",
    "verdict",
    "message",
    "virtual_seconds",
    "transcript",
    "timeline",
    "output",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    write_challenge(made.root / "challenges", "counting", order=1)
    write_challenge(made.root / "challenges", "counting-again", order=2)
    return made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "work" / "counting.py"
    file.parent.mkdir()
    file.write_text(counting(second=3), encoding="utf-8")
    return file


@contextmanager
def watch(checkout: Checkout, home: Path, file: Path, line: str, **more: str) -> Iterator[Dialogue]:
    """A conversation with it; stdin stays open until the end."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "quizzer",
            "challenge",
            "watch",
            "counting",
            "--file",
            str(file),
            *line.split(),
        ],
        env=checkout.environment(home, **more),
        cwd=file.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with Dialogue(process) as dialogue:
        yield dialogue


def ended(dialogue: Dialogue) -> tuple[int, str, str]:
    """Closes its stdin; exit code, the rest of what it says, and what it complains of."""
    out, err = dialogue.process.communicate(timeout=PATIENCE)
    return dialogue.process.returncode, out, err


def verdicts(home: Path) -> list[str]:
    with read_store(home / "quizzer.db") as kept:
        return [a.attempt.verdict for a in reversed(kept.attempts())]


def test_a_line_for_each_verdict_and_what_failed(checkout, home, file):
    """Plain text, as it comes; no control sequences, and no passing tests while others fail."""
    with watch(checkout, home, file, "--plain --lang en") as dialogue:
        assert dialogue.hear("failed").startswith("✗ failed │ 2 of 3 tests │ ")
        dialogue.hear("✗ 2 comes after 1")
        save(file, counting())
        dialogue.hear("✓ now passes: 2 comes after 1")
        assert dialogue.hear("passed").startswith("✓ passed │ 3 of 3 tests │ ")
        code, _, err = ended(dialogue)
        assert (code, err) == (0, "")
    said = "".join(dialogue.said)
    assert "\x1b" not in said
    assert "The count begins with 1" not in said
    assert verdicts(home) == ["failed", "passed"]


def test_without_a_terminal_it_is_plain_by_itself(checkout, home, file):
    """In Korean, too."""
    with watch(checkout, home, file, "--lang ko") as dialogue:
        assert dialogue.hear("실패").startswith("✗ 실패 │ 테스트 3개 중 2개 │ ")
        dialogue.hear("✗ 1 다음은 2이다")


def test_a_json_object_for_each_verdict(checkout, home, file):
    """Each line is what ``submit --json`` prints; what is no verdict goes to stderr."""
    with watch(checkout, home, file, "--json --lang ko") as dialogue:
        first = json.loads(dialogue.hear("{"))
        assert (first["version"], first["challenge"], first["verdict"]) == (1, "counting", "failed")
        assert (first["passed"], first["total"], len(first["submission_sha256"])) == (2, 3, 64)
        assert first["tests"][1].keys() >= TEST_KEYS
        assert first["tests"][1]["title"] == "1 다음은 2이다"
        file.unlink()
        assert dialogue.process.stderr is not None
        assert str(file) in dialogue.process.stderr.readline()
        save(file, counting())
        second = json.loads(dialogue.hear("{"))
        assert second["verdict"] == "passed"
        assert second["submission_sha256"] != first["submission_sha256"]
        code, out, err = ended(dialogue)
    assert (code, out, err) == (0, "", "")
    assert verdicts(home) == ["failed", "passed"]


@pytest.mark.parametrize(
    ("text", "code"), [(counting(), 0), (counting(second=3), 1), (None, 2), ("def count(:", 1)]
)
@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_closed_input_ends_it_after_the_last_verdict(checkout, home, file, form, text, code):
    """With nobody to wait for it judges once; the exit code is the verdict's, 2 when there is nothing to judge."""
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quizzer", "challenge", "watch", "counting", "--file", str(file), form],
        env=checkout.environment(home),
        cwd=file.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert done.returncode == code
    assert len(verdicts(home)) == (text is not None)


def test_stdin_that_was_never_open_is_closed_input(checkout, home, file):
    """``<&-``, as some supervisors start things."""
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'"{sys.executable}" -m quizzer challenge watch counting --file "{file}" --json <&-',
        ],
        env=checkout.environment(home),
        cwd=file.parent,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["verdict"] == "failed"


def test_keys_are_lines(checkout, home, file):
    """``r``, ``h``, ``p``, ``s`` and its answer, ``n``, ``q``: the same words as on the screen."""
    with watch(checkout, home, file, "--plain --lang en") as dialogue:
        dialogue.hear("✗ failed")
        dialogue.answer("h")
        dialogue.hear("» By how much does your count grow?")
        dialogue.answer("h")
        dialogue.hear("! That was the last hint.")
        dialogue.answer("p")
        dialogue.hear("✓ The count begins with 1")
        dialogue.answer("r")
        dialogue.hear("still failing: 1")
        dialogue.answer("s")
        dialogue.hear("! Not solved yet.")
        dialogue.answer("y")
        dialogue.hear("# The reference, with commentary.")
        dialogue.answer("n")
        dialogue.hear("! Now: ")
        dialogue.hear("✗ failed")
        dialogue.answer("q")
        code, _, err = ended(dialogue)
    assert (code, err) == (0, "")
    assert (file.parent / "counting-again" / "README.md").is_file()
    assert verdicts(home) == ["failed", "failed", "failed"]


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_a_signal_ends_it_with_nothing_left(checkout, home, file, form, signum, code):
    """In the middle of a run that never ends by itself."""
    with watch(checkout, home, file, form) as dialogue:
        dialogue.hear("failed")
        save(file, ENDLESS)
        until(lambda: busy_guests(dialogue.process.pid), "a run")
        with Family(dialogue.process.pid) as family:
            assert dialogue.kill(signum) == (code, "", "")
            family.ends()
    assert verdicts(home) == ["failed"]


def test_a_reader_who_has_gone_ends_it_quietly(checkout, home, file):
    """``| head -1``: no traceback, nothing left running."""
    with watch(checkout, home, file, "--json") as dialogue:
        dialogue.hear("{")
        assert dialogue.process.stdout is not None
        dialogue.process.stdout.close()
        with Family(dialogue.process.pid) as family:
            save(file, counting())
            assert dialogue.process.wait(PATIENCE) == 0
            family.ends()
        assert dialogue.process.stderr is not None
        assert dialogue.process.stderr.read() == ""
        dialogue.process.stdout = None


NO_WATCHES = "def watch(*places, **how):\n    raise OSError(28, 'OS file watch limit reached')\n"
NOT_INSTALLED = "raise ModuleNotFoundError(\"No module named 'watchfiles'\")\n"


@pytest.mark.parametrize("module", [NO_WATCHES, NOT_INSTALLED], ids=["no watches left", "not installed"])
def test_saves_are_seen_without_notifications(checkout, home, file, tmp_path, module):
    """Where watchfiles is missing or the system has no watches left: by looking, and without a word about it."""
    (tmp_path / "stand-in").mkdir()
    (tmp_path / "stand-in" / "watchfiles.py").write_text(module, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "stand-in"), str(checkout.root)])
    with watch(checkout, home, file, "--plain --lang en", PYTHONPATH=path) as dialogue:
        dialogue.hear("✗ failed")
        save(file, counting())
        dialogue.hear("✓ passed")
        assert ended(dialogue) == (0, "", "")


def test_plain_on_a_terminal_names_its_keys(checkout, home, file):
    """Wrapped to it, and without drawing; Ctrl-C is as elsewhere."""
    arguments = ["challenge", "watch", "counting", "--file", str(file), "--plain", "--lang", "en"]
    with Terminal(arguments, checkout.environment(home), file.parent, columns=40) as terminal:
        terminal.see("q quit")
        terminal.see("✗ failed")
        terminal.type("h\r")
        terminal.see("By how much does your count grow?")
        terminal.type("\x03")
        assert terminal.end() == 130
        assert "\x1b" not in terminal.sent


def test_which_file_is_watched(checkout, home, file):
    """Without a name: what the directory says. What cannot be found is one line and exit 2."""
    (file.parent / ".quizzer-challenge").write_text("counting\n", encoding="utf-8")
    how = {
        "env": checkout.environment(home),
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
        "timeout": PATIENCE,
    }
    command = [sys.executable, "-m", "quizzer", "challenge", "watch", "--lang", "en"]
    assert subprocess.run(command, cwd=file.parent, **how).returncode == 1
    for arguments, words in (
        ([], "say which challenge: quizzer challenge watch SLUG --file FILE."),
        (["counting"], "there is no counting.py here; name your file with --file FILE."),
        (["cuonting"], "Did you mean counting?"),
    ):
        done = subprocess.run([*command, *arguments], cwd=home, **how)
        assert done.returncode == 2
        assert words in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
