"""Snippets are run to see what they print: on the virtual clock, once, and never believed to have printed more."""

import sqlite3
from pathlib import Path

import pytest

from quizzer.grading.snippets import SnippetRunner

PRINTED = {
    "a line": ("print(1)", "1\n"),
    "several": ("for n in range(3): print(n, end=' ')", "0 1 2 "),
    "nothing": ("1", ""),
    "korean": ("print('가나다', '\\ud800')", "가나다 \\ud800\n"),
    "with its main": ("if __name__ == '__main__': print(__name__)", "__main__\n"),
    "a day": ("import asyncio\nasyncio.run(asyncio.sleep(86400))\nprint('over')", "over\n"),
    "on its clock": (
        "import asyncio, time\nt = time.monotonic()\nasyncio.run(asyncio.sleep(1.5))\nprint(time.monotonic() - t)",
        "1.5\n",
    ),
    "in threads": (
        "import asyncio, time\nasync def main():\n"
        "    await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in 'ab'))\n"
        "    print(asyncio.current_task().get_name())\nasyncio.run(main())",
        "Task-1\n",
    ),
    "errors are not output": ("import sys\nprint('a')\nprint('b', file=sys.stderr)", "a\n"),
}


@pytest.mark.parametrize("what", PRINTED)
def test_what_a_snippet_prints(runner: SnippetRunner, what: str) -> None:
    """Exactly, and without an error."""
    code, printed = PRINTED[what]
    ran = runner(code)
    assert (ran.printed, ran.error) == (printed, "")


WRONG = {
    "raises": ("print('a')\nraise ValueError('b')", "a\n", "line 2: ValueError: b"),
    "does not compile": ("print('a'", "", "SyntaxError"),
    "never ends": ("import asyncio\nprint('a')\nasyncio.run(asyncio.Event().wait())", "a\n", "never ends"),
    "leaves": ("print('a', flush=True)\nimport os\nos._exit(0)", "a\n", "exited"),
    "exits": ("print('a')\nraise SystemExit(3)", "a\n", "SystemExit: 3"),
    "prints without end": ("while True: print('x' * 1000)", "x" * 1000, "OSError"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_snippet_that_does_not_end_well_says_how(runner: SnippetRunner, what: str) -> None:
    """With what it had printed until then."""
    code, printed, error = WRONG[what]
    ran = runner(code)
    assert ran.printed.startswith(printed)
    assert error in ran.error


def test_a_snippet_is_run_once(tmp_path: Path) -> None:
    """Remembered by its content: in the same runner, and in the next with the same cache; another one is run."""
    cache = tmp_path / "deep" / "ran.db"
    with SnippetRunner(cache) as runner:
        assert runner("print(1)") == runner("print(1)")
        runner("print(2)")
        assert runner.ran == 2
    with SnippetRunner(cache) as runner:
        assert runner("print(1)").printed == "1\n"
        assert runner.ran == 0
        assert runner("print(3)").printed == "3\n"
        assert runner.ran == 1


def test_trouble_with_the_cache_only_means_running_again(tmp_path: Path) -> None:
    """A broken file, a directory in its place, another table, a lock."""
    broken, directory, other, locked = (
        tmp_path / name for name in ("broken", "directory", "other", "locked")
    )
    broken.write_bytes(b"not a database" * 100)
    directory.mkdir()
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE ran (something TEXT)")
    connection.close()
    holder = sqlite3.connect(locked)
    holder.execute("CREATE TABLE held (x)")
    holder.commit()
    holder.execute("BEGIN EXCLUSIVE")
    try:
        for cache in (broken, directory, other, locked):
            with SnippetRunner(cache) as runner:
                assert runner("print('fine')").printed == "fine\n"
    finally:
        holder.close()
