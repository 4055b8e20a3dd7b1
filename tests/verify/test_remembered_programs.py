"""Programs that printed what they should are not run again; anything else is."""

import sys
from pathlib import Path

from quizzer.grading.snippets import SnippetRunner
from quizzer.sandbox import named


def run(cache: Path, code: str, python: str = sys.executable, sandbox: str = "") -> tuple[str, str, int]:
    """What it printed, how it failed, and how many programs were really run for that."""
    with SnippetRunner(cache, python, named(sandbox) if sandbox else None) as runner:
        ran = runner(code)
        return ran.printed, ran.error, runner.ran


def test_a_program_is_run_once(tmp_path):
    cache = tmp_path / "snippets.db"
    assert run(cache, "print(6 * 7)") == ("42\n", "", 1)
    assert run(cache, "print(6 * 7)") == ("42\n", "", 0)
    assert run(cache, "print(6 * 8)") == ("48\n", "", 1)


def test_a_failure_is_never_remembered(tmp_path):
    cache = tmp_path / "snippets.db"
    for _ in range(2):
        printed, error, ran = run(cache, "print(1)\nraise KeyError(2)")
        assert (printed, error, ran) == ("1\n", "line 2: KeyError: 2", 1)


def test_another_interpreter_at_the_same_path_is_another(tmp_path):
    """An upgrade keeps the path; what the old one printed says nothing about the new one.

    With limits alone, since other sandboxes do not let a guest see a temporary directory.
    """
    cache, python = tmp_path / "snippets.db", tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    assert run(cache, "print(1)", str(python), "rlimits")[2] == 1
    assert run(cache, "print(1)", str(python), "rlimits")[2] == 0
    python.write_text(f'#!/bin/sh\n# newer\nexec {sys.executable} "$@"\n', encoding="utf-8")
    assert run(cache, "print(1)", str(python), "rlimits")[2] == 1
