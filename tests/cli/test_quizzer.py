"""The command line as a whole: help, language, errors, output, and what is imported when."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from adapters.checkout import SINGLE, Checkout, bank

from quizzer import __version__
from quizzer.cli import COMMANDS
from quizzer.cli._options import language
from quizzer.ui.width import columns

HEAVY = ("rich", "questionary", "prompt_toolkit", "pydantic", "yaml", "sqlite3", "fsrs", "platformdirs")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    made.write("one", bank("one", [SINGLE.format(id=f"a{i}") for i in range(3)]))
    made.write("two", bank("two", [SINGLE.format(id="b0")], order=2))
    return made


def imported(checkout: Checkout, home: Path, line: str) -> set[str]:
    """The modules that a command line imports."""
    program = (
        "import sys; from quizzer.__main__ import run; sys.argv = sys.argv[1:]; run();"
        "print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "quizzer", *line.split()],
        env=checkout.environment(home),
        cwd=checkout.root,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stderr.split())


@pytest.mark.parametrize("line", ["--version", "--version --lang ko"])
def test_the_version_is_one_line(checkout, tmp_path, line):
    """With and without other options."""
    run = checkout.run(tmp_path, line)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"quizzer {__version__}\n", "")


@pytest.mark.parametrize("line", ["--help", "--lang ko", "-h --plain"])
def test_help_lists_every_command_and_imports_none(checkout, tmp_path, line):
    """The short helps stand in the table; nothing slow is imported."""
    run = checkout.run(tmp_path, line)
    assert run.returncode == 0
    assert all(f"  {name} " in run.stdout for name in COMMANDS)
    modules = imported(checkout, tmp_path, line)
    assert not {f"quizzer.cli.{name}" for name in COMMANDS} & modules
    assert not set(HEAVY) & modules


def test_the_version_imports_nothing_at_all(checkout, tmp_path):
    """Not even click."""
    assert "click" not in imported(checkout, tmp_path, "--version")


@pytest.mark.parametrize("line", ["--help", "quiz --help", "topics --help", "history -h", "stats --help"])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [40, 80])
def test_help_fits_the_terminal_in_both_languages(checkout, tmp_path, line, lang, width):
    """Korean is wrapped by the columns that it takes."""
    run = checkout.run(tmp_path, f"{line} --lang {lang}", env={"COLUMNS": str(width)})
    assert run.returncode == 0
    assert max(map(columns, run.stdout.splitlines())) <= width
    assert ("사용법:" in run.stdout) == (lang == "ko")
    assert ("이 도움말을" in run.stdout) == (lang == "ko")


def test_the_help_page(checkout, tmp_path, snapshot):
    """As a Korean reader sees it."""
    pages = [
        checkout.run(tmp_path, line, env={"COLUMNS": "80"}).stdout
        for line in ("--lang ko", "quiz -h --lang ko")
    ]
    assert "\n".join(pages) == snapshot


@pytest.mark.parametrize(
    ("argv", "environment", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ko_KR.UTF-8"}, "ko"),
        ([], {"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ko_KR"}, "ko"),
        ([], {"LC_ALL": "ko_KR", "QUIZZER_LANG": "en"}, "en"),
        ([], {"LC_ALL": "", "LANG": "ko_KR"}, "ko"),
        (["--lang", "en"], {"QUIZZER_LANG": "ko"}, "en"),
        (["quiz", "--lang=ko", "--help"], {}, "ko"),
        (["--lang", "en", "quiz", "--lang", "ko"], {}, "ko"),
        (["--lang", "fr"], {"QUIZZER_LANG": "ko"}, "ko"),
        (["--lang"], {}, "en"),
        (["x", "--", "--lang", "ko"], {}, "en"),
    ],
)
def test_the_language(argv, environment, lang):
    """The last ``--lang``, else QUIZZER_LANG, else the locale as POSIX orders its variables."""
    assert language(argv, environment) == lang


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("qiuz", "no such command: qiuz. Did you mean quiz?"),
        ("--lagn ko", "no such option: --lagn. Did you mean --lang?"),
        ("--lang fr", "no such language: fr. Known: en, ko."),
        ("topics --lang fr", "no such language: fr. Known: en, ko."),
        ("topics two", "unexpected argument: two"),
        ("topics --json=1", None),
    ],
)
def test_a_wrong_call_is_one_line(checkout, tmp_path, line, complaint):
    """On stderr, with exit code 2 and nothing on stdout."""
    run = checkout.run(tmp_path, line)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert complaint is None or run.stderr == f"quizzer: {complaint}\n"


@pytest.mark.parametrize("line", ["", "topics", "topics --json", "quiz --help"])
def test_a_reader_that_goes_away_is_no_trouble(checkout, tmp_path, line):
    """``| head -c 1``, and a reader that never read."""
    for reader in ("head -c 1", "true"):
        run = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m quizzer {line} | {reader}; exit ${{PIPESTATUS[0]}}"],
            env=checkout.environment(tmp_path),
            cwd=checkout.root,
            capture_output=True,
            text=True,
        )
        assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_one_line(checkout, tmp_path):
    """What could not be written is not passed over in silence."""
    with Path("/dev/full").open("w") as full:
        run = checkout.run(
            tmp_path, "topics --lang en", capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert run.returncode == 2
    assert run.stderr.startswith("quizzer: the system refuses: ")
    assert run.stderr.count("\n") == 1


def test_a_closed_output_is_no_traceback(checkout, tmp_path):
    """Reports go nowhere; a quiz says that it has nowhere to write."""
    for line, code in (("topics", 0), ("quiz --lang en", 2)):
        run = checkout.run(
            tmp_path,
            line,
            capture_output=False,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: os.close(1),
            input="",
        )
        assert run.returncode == code
        assert "Traceback" not in run.stderr


def test_a_fault_of_the_program_is_one_line_unless_asked(checkout, tmp_path):
    """A broken command: exit 3 and one line; QUIZZER_DEBUG shows where."""
    broken = Checkout(tmp_path / "broken")
    (broken.root / "quizzer" / "cli" / "topics.py").write_text("raise RuntimeError('oh\\nno')\n")
    run = broken.run(tmp_path, "topics --lang en")
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.count("\n") == 1
    assert "RuntimeError: oh\\nno" in run.stderr
    assert "Traceback" in broken.run(tmp_path, "topics", env={"QUIZZER_DEBUG": "1"}).stderr


def test_topics_as_json(checkout, tmp_path):
    """The documented shape, in the reader's language; nothing practised yet, and no database made."""
    report = json.loads(checkout.run(tmp_path, "topics --json --lang ko").stdout)
    assert report["version"] == 1
    assert report["topics"] == [
        {"slug": "one", "title": "one 이야기", "questions": 3, "due": 0, "mastery": 0.0},
        {"slug": "two", "title": "two 이야기", "questions": 1, "due": 0, "mastery": 0.0},
    ]
    assert not (tmp_path / "quizzer.db").exists()


def test_topics_show_what_was_learned(checkout, tmp_path):
    """After right answers to a third of a topic its mastery is about a third."""
    for answer in "12":
        checkout.run(tmp_path, "quiz --topic one --count 1 --seed 1", input=f"{answer}\n")
    mastery = {
        t["slug"]: t["mastery"] for t in json.loads(checkout.run(tmp_path, "topics --json").stdout)["topics"]
    }
    last_was_right = "✓" in checkout.run(tmp_path, "quiz --topic one --count 1 --seed 1", input="2\n").stdout
    assert mastery == {"one": pytest.approx(1 / 3 if last_was_right else 0, abs=0.01), "two": 0.0}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_topics_as_text(checkout, tmp_path, lang, snapshot):
    """A line for each, with the word that ``--topic`` takes."""
    assert checkout.run(tmp_path, f"topics --lang {lang}").stdout == snapshot


def test_an_installation_without_banks_says_so(tmp_path):
    """An empty directory of questions is no crash."""
    empty = Checkout(tmp_path / "empty")
    assert empty.run(tmp_path, "topics --lang en").stdout.startswith("There are no topics")
    run = empty.run(tmp_path, "quiz --lang en", input="1\n")
    assert (run.returncode, run.stdout) == (2, "")
