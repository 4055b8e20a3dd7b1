"""Odd files that are handed in: each gets one clear answer, and nothing of theirs steers the terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizzer.content.challenges import load_challenge
from quizzer.content.places import challenges_root
from quizzer.grading.grade import grade, open_judge
from quizzer.grading.judge import JudgeProcess
from quizzer.model.challenge import Challenge

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
RIGHT = b"def running_total(start=0):\n    while True:\n        start += (yield start) or 0\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """``run(argument, …)``: the real command, with a history of its own."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "QUIZZER_HOME": str(home), "QUIZZER_LANG": "en", "COLUMNS": "100"}

    def run(*arguments: object, **how: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "quizzer", *map(str, arguments)],
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


JUDGED = {
    "empty": (b"", "missing"),
    "only_a_comment": (b"# nothing", "missing"),
    "a_syntax_error": (b"def running_total(:\n", "import_error"),
    "mixed_tabs": (b"def f():\n\tif 1:\n        pass\n", "import_error"),
    "a_nul": (b"x = 1\0\n" + RIGHT, "import_error"),
    "not_utf_8": (b"x = '\xff\xfe'\n" + RIGHT, "import_error"),
    "utf_16": (RIGHT.decode().encode("utf-16"), "import_error"),
    "an_unknown_encoding": (b"# -*- coding: klingon -*-\n" + RIGHT, "import_error"),
    "an_encoding_that_is_no_text": (b"# -*- coding: hex -*-\n00", "import_error"),
    "a_program": (b"\x7fELF\x02\x01\x01" + bytes(1000), "import_error"),
    "compiled_python": (b"\xa7\r\r\n" + bytes(100), "import_error"),
    "deep_nesting": (b"x = " + b"(" * 100_000, "import_error"),
    "deep_nesting_that_is_closed": (b"x = " + b"[" * 5_000 + b"]" * 5_000, "import_error"),
    "a_very_long_line": (b"x = '" + b"y" * 200_000 + b"'\n" + RIGHT, "passed"),
    "a_byte_order_mark": (b"\xef\xbb\xbf" + RIGHT, "passed"),
    "another_encoding": ("# -*- coding: euc-kr -*-\nx = '한글'\n".encode("euc-kr") + RIGHT, "passed"),
    "other_line_ends": (RIGHT.replace(b"\n", b"\r\n"), "passed"),
    "old_line_ends": (RIGHT.replace(b"\n", b"\r"), "passed"),
    "no_line_end": (RIGHT.rstrip(), "passed"),
    "a_form_feed": (b"\x0c\n" + RIGHT, "passed"),
}


@pytest.fixture(scope="module")
def judge() -> Iterator[tuple[JudgeProcess, Challenge]]:
    """A warm judge for a challenge that is delivered with quizzer."""
    (challenge,) = load_challenge(challenges_root(), "running-total").challenges
    with open_judge(challenge) as judge:
        yield judge, challenge


@pytest.mark.parametrize("kind", JUDGED)
def test_a_file_is_judged_as_python_reads_it(judge: tuple[JudgeProcess, Challenge], kind: str) -> None:
    """Python itself decides about encodings, NULs and syntax; what it makes of them is the verdict."""
    content, verdict = JUDGED[kind]
    report = grade(*judge, content)
    # Where the parser gives up is up to each Python: it may also say that it has no memory left.
    others = ("memory_limit", "crashed") if kind.startswith("deep") else ()
    assert report.verdict in (verdict, *others), report


def test_what_is_no_file_of_reasonable_size_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    """One line and exit code 2: nothing hangs, nothing is read to its end, nothing is judged."""
    big, pipe, loop, secret = (tmp_path / name for name in ("big.py", "pipe.py", "loop.py", "secret.py"))
    big.write_bytes(b"#" * (10 << 20))
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    (tmp_path / "dangling.py").symlink_to(tmp_path / "nowhere")
    secret.write_bytes(RIGHT)
    places = [
        big,
        pipe,
        loop,
        tmp_path / "dangling.py",
        tmp_path,
        tmp_path / "missing.py",
        "/dev/zero",
        "/dev/null/x",
    ]
    for place in places:
        done = run("challenge", "submit", "running-total", "--file", place)
        assert (done.returncode, done.stdout) == (2, b""), place
        (line,) = done.stderr.decode().splitlines()
        assert not UNSAFE.search(line)
        assert "Traceback" not in line


def test_a_symbolic_link_is_followed(run: Run, tmp_path: Path) -> None:
    """It is the user's own file, named by the user."""
    (tmp_path / "real.py").write_bytes(RIGHT)
    (tmp_path / "link.py").symlink_to(tmp_path / "real.py")
    assert (
        run("challenge", "submit", "running-total", "--file", tmp_path / "link.py", "--no-record").returncode
        == 0
    )


NO_NUL = "\x1b[2J\x1b]0;pwned\x07\x1b]8;;http://evil\x1b\\\x9b31m\u202egnp.exe\u2066\r\x08\u2028"
ESCAPES = f"{NO_NUL}\x00"
SPEAKING = {
    "in_output": f"print({ESCAPES!a})\ndef running_total(start=0): yield 1",
    "in_errors": f"import sys; sys.stderr.write({ESCAPES!a})\ndef running_total(start=0): yield 1",
    "past_python": f"import os; os.write(1, {ESCAPES!a}.encode())\ndef running_total(start=0): yield 1",
    "in_an_exception": f"def running_total(start=0):\n    raise ValueError({ESCAPES!a})\n    yield",
    "in_an_exception_while_loading": f"raise ValueError({ESCAPES!a})",
    "in_a_value": f"def running_total(start=0): yield {ESCAPES!a}",
    "in_a_repr": f"class V:\n    def __repr__(self): return {ESCAPES!a}\ndef running_total(start=0): yield V()",
    "in_the_name_of_a_class": f"V = type({NO_NUL!a}, (), {{}})\ndef running_total(start=0): return V()",
    "in_the_name_of_an_exception": (
        f"E = type({NO_NUL!a}, (Exception,), {{}})\ndef running_total(start=0):\n    raise E\n    yield"
    ),
    "in_the_name_of_a_function": (
        f"def running_total(start=0):\n    def f(): raise ValueError\n"
        f"    f.__code__ = f.__code__.replace(co_name={ESCAPES!a})\n    f()\n    yield"
    ),
    "in_a_warning": f"import warnings\nwarnings.warn({ESCAPES!a}, RuntimeWarning)\ndef running_total(start=0): yield 1",
    "in_other_names": f"globals()[{ESCAPES!a}] = 1\nrunning_totals = 1",
    "in_a_syntax_error": f"x = '''{NO_NUL}''' 5",
}  # fmt: skip


@pytest.mark.parametrize("where", SPEAKING)
def test_nothing_that_a_submission_says_steers_the_terminal(run: Run, tmp_path: Path, where: str) -> None:
    """Control characters and overrides of direction are shown as escapes, wherever they come from."""
    path = tmp_path / "submission.py"
    path.write_text(SPEAKING[where], encoding="utf-8", newline="")
    for way in (["--full"], ["--json"]):
        done = run("challenge", "submit", "running-total", "--file", path, "--no-record", *way)
        assert done.returncode == 1, done.stderr
        for line in (done.stdout + done.stderr).decode().split("\n"):
            assert not UNSAFE.search(line), (way, line)
