"""Suites as files: collected once, each test in a guest of its own, and only what ran to its end is passed."""

import os
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from adapters.judged import Judged, judge_of, passes, problem

from quizzer.content.places import challenges_root
from quizzer.grading.judge import JudgeFailed, JudgeProcess
from quizzer.sandbox import Limits, strongest

GOOD = b"def f(x=1): return x\n"


def verdicts(report: dict[str, Any]) -> dict[str, str]:
    return {entry["id"]: entry["verdict"] for entry in report["tests"]}


def judge_once(directory: Path, *files: str, submission: bytes = GOOD) -> dict[str, Any]:
    with judge_of(directory, *files) as judge:
        judge.ask(submission, Limits())
        return judge.answer()


def test_a_report_is_complete_and_names_each_test_and_the_sandbox(tmp_path: Path) -> None:
    """In the order of the suite; parametrized tests by their whole name."""
    report = judge_once(tmp_path, """
        import pytest
        def test_b(submission): submission.f().returns(1)
        def test_a(submission): submission.f(2).returns(3)
        @pytest.mark.parametrize("n", [1, 2])
        def test_n(submission, n): submission.f(n).returns(n)
    """)  # fmt: skip
    assert list(verdicts(report).items()) == [
        ("test_b", "passed"), ("test_a", "failed"), ("test_n[1]", "passed"), ("test_n[2]", "passed"),
    ]  # fmt: skip
    assert report["complete"] is True
    assert report["isolation"] == strongest().NAME
    for entry in report["tests"]:
        assert set(entry) >= {
            "id",
            "verdict",
            "problem",
            "seconds",
            "steps",
            "timeline",
            "tasks",
            "waiting",
            "output",
        }
    (step,) = report["tests"][1]["steps"]
    assert (step["call"], step["wanted"]["value"], step["got"]["value"], step["ok"]) == (
        "f(2)",
        "3",
        "2",
        False,
    )


def test_only_a_test_that_ran_to_its_end_is_passed(tmp_path: Path) -> None:
    """Skipped, expected to fail, asynchronous, failing in a fixture before or after: none of it is a pass."""
    report = judge_once(tmp_path, """
        import pytest
        @pytest.fixture
        def broken_before(): raise RuntimeError("before")
        @pytest.fixture
        def broken_after():
            yield
            raise RuntimeError("after")
        def test_skips(submission): pytest.skip("no")
        @pytest.mark.skip(reason="no")
        def test_skipped(submission): pass
        @pytest.mark.skipif(True, reason="no")
        def test_skipped_if(submission): pass
        @pytest.mark.xfail
        def test_expected_to_fail(submission): submission.f().returns(2)
        @pytest.mark.xfail(run=False)
        def test_not_run(submission): pass
        async def test_asynchronous(submission): pass
        def test_before(submission, broken_before): pass
        def test_after(submission, broken_after): pass
        def test_exits(submission): raise SystemExit(0)
        def test_unknown_fixture(submission, nothing): pass
        def test_fine(submission): submission.f().returns(1)
    """)  # fmt: skip
    found = verdicts(report)
    assert found.pop("test_fine") == "passed"
    assert found.pop("test_expected_to_fail") == "failed"
    assert set(found.values()) == {"judge_error"}, found


def test_a_suite_that_cannot_be_collected_fails_the_judge(tmp_path: Path) -> None:
    """With the reason, for its author."""
    for number, text in enumerate(("import nowhere\n", "def test_f(:\n", "raise SystemExit\n")):
        (directory := tmp_path / str(number)).mkdir()
        with judge_of(directory, text, "def test_fine(submission): pass\n") as judge:
            judge.ask(GOOD, Limits())
            with pytest.raises(JudgeFailed):
                judge.answer()


def test_a_conftest_beside_the_suite_is_used(tmp_path: Path) -> None:
    """Suites are ordinary pytest; settings of the directories above them and of the user are not theirs."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --maxfail=0 -k nothing\n")
    suite = tmp_path / "suite"
    suite.mkdir()
    (suite / "conftest.py").write_text("import pytest\n@pytest.fixture\ndef two(): return 2\n")
    assert verdicts(judge_once(suite, "def test_f(submission, two): submission.f(two).returns(2)\n")) == {
        "test_f": "passed"
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYTHONOPTIMIZE", "2"),
        ("PYTEST_ADDOPTS", "--collect-only"),
        ("PYTHONWARNINGS", "error"),
        ("PYTHONINSPECT", "1"),
    ],
)
def test_the_users_environment_does_not_change_the_judge(tmp_path: Path, name: str, value: str) -> None:
    """Without a suite's assertions a wrong submission would pass."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        report = judge_once(tmp_path, """
            def test_plain(submission):
                outcome = submission.f(1)
                assert outcome.value == 2, "not two"
        """)  # fmt: skip
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before
    assert verdicts(report) == {"test_plain": "failed"}


def test_each_test_has_a_guest_of_its_own(tmp_path: Path) -> None:
    """What one test does to the submission is not there in the next, nor in the next run."""
    suite = """
        def test_one(submission): submission.count().returns(1)
        def test_two(submission): submission.count().returns(1)
    """
    with judge_of(tmp_path, suite) as judge:
        for _ in range(3):
            judge.ask(b"n = 0\ndef count():\n    global n\n    n += 1\n    return n\n", Limits())
            assert set(verdicts(judge.answer()).values()) == {"passed"}


def test_a_suite_never_imports_the_submission(tmp_path: Path) -> None:
    """Collection does not depend on it, so one judge serves many; the submission is no module of the judge's."""
    suite = """
        import sys
        def test_f(submission):
            submission.f().returns(1)
            assert "submission" not in sys.modules
    """
    with judge_of(tmp_path, suite) as judge:
        assert judge.collected() == ["test_f"]
        for submission, verdict in (
            (b"def f(", "import_error"),
            (GOOD, "passed"),
            (b"", "missing"),
            (GOOD, "passed"),
        ):
            judge.ask(submission, Limits())
            assert verdicts(judge.answer()) == {"test_f": verdict}


@pytest.mark.parametrize(
    ("submission", "verdict", "code", "told"),
    [
        ("1 +", "import_error", "import", "SyntaxError"),
        ("def f():\n    return 1\n   return 2", "import_error", "import", "IndentationError"),
        ("import nowhere_to_be_found", "import_error", "import", "nowhere_to_be_found"),
        ("import numpy", "import_error", "import", "numpy"),
        ("1 / 0", "import_error", "import", "'line': 1"),
        ("raise SystemExit", "import_error", "import", "SystemExit"),
        ("raise KeyboardInterrupt", "import_error", "import", "KeyboardInterrupt"),
        ("raise StopIteration", "import_error", "import", "StopIteration"),
        ("raise GeneratorExit", "import_error", "import", "GeneratorExit"),
        ("class E(BaseException): pass\nraise E", "import_error", "import", "E"),
        ("x = [0] * 10**9", "memory_limit", "import", "MemoryError"),
        ("import asyncio\nasyncio.run(asyncio.Event().wait())", "stuck", "loading", ""),
        ("print('x' * 100_000)", "output_limit", "output limit", ""),
        ("import os\nos._exit(0)", "crashed", "exited", "0"),
        ("import os\nos._exit(7)", "crashed", "exited", "7"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "crashed", "signal", "SIGSEGV"),
        ("while True: pass", "timed_out", "cpu", "1"),
        ("import signal\nsignal.pause()", "timed_out", "silent", "0.5"),
    ],
)  # fmt: skip
def test_a_submission_that_does_not_load_says_how(
    judged: Judged, submission: str, verdict: str, code: str, told: str
) -> None:
    """Each way has its own verdict and reason, and none of them is the judge's."""

    def suite(submission: Any, world: Any) -> None:
        submission.f().returns(1)

    entry = judged(suite, submission, Limits(cpu_seconds=1, wall_seconds=0.5 if code == "silent" else 10))
    assert (entry["verdict"], entry["problem"]["code"]) == (verdict, code), problem(entry)
    assert told in str(entry["problem"])


def test_after_one_test_that_never_ends_the_others_are_not_run(tmp_path: Path) -> None:
    """They would take as long and say the same; the next submission is judged as if nothing had been."""
    suite = "".join(f"def test_{n}(submission): submission.f().returns(1)\n" for n in range(20))
    with judge_of(tmp_path, suite) as judge:
        judge.ask(b"def f():\n    while True: pass\n", Limits(cpu_seconds=1))
        report = judge.answer()
        assert set(verdicts(report).values()) == {"timed_out"}
        assert [entry["problem"]["code"] for entry in report["tests"]] == ["cpu"] + ["after another"] * 19
        judge.ask(GOOD, Limits())
        assert set(verdicts(judge.answer()).values()) == {"passed"}


def test_a_report_may_be_long(tmp_path: Path) -> None:
    """Fifty tests with as much output as they may have, each character escaped on the wire."""
    suite = "".join(f"def test_{n}(submission): submission.f().returns(1)\n" for n in range(50))
    submission = "def f():\n    print('\\x01가' * 12_000)\n    return 1\n"
    report = judge_once(tmp_path, suite, submission=submission.encode())
    assert set(verdicts(report).values()) == {"passed"}
    assert sum(len(entry["output"]) for entry in report["tests"]) == 50 * 24_001


def test_a_submission_may_be_long(tmp_path: Path) -> None:
    """A quarter of a megabyte, most of it a Korean comment."""
    submission = b"def f(): return 1\n# " + "가".encode() * 87_000
    assert verdicts(
        judge_once(tmp_path, "def test_f(submission): submission.f().returns(1)", submission=submission)
    ) == {"test_f": "passed"}


def test_the_same_submission_gives_the_same_report_every_time(judged: Judged) -> None:
    """Twenty times, with tokens, sets, addresses, hashes, random numbers, timers, threads, warnings and a failure."""

    def suite(submission: Any, world: Any) -> None:
        fetches = [world.fetch(f"f{n}", takes=1 + n % 3) for n in range(9)]
        run = submission.main(fetches).run()
        run.takes(3)
        submission.things()
        run.returns(None)

    submission = """
        import asyncio, random, time
        class Thing: pass
        async def never(): pass
        def things(): return [Thing(), {"b", "a", "c"}, hash("text"), random.random(), object()]
        async def main(fetches):
            never()
            tasks = {asyncio.ensure_future(fetch()) for fetch in fetches}
            for task in tasks:
                task.add_done_callback(lambda task: print(task.result(), id(task) != 0))
            threads = [asyncio.to_thread(time.sleep, n % 2) for n in range(5)]
            done = [await first for first in asyncio.as_completed([*tasks, *threads])]
            print(done, {task: 1 for task in range(3)}, Thing(), random.random(), hash("other"))
            return done
    """
    reports = [judged.report(suite, submission) for _ in range(20)]
    assert reports[0]["tests"][0]["verdict"] == "failed"
    assert "never awaited" in str(reports[0]["tests"][0]["warned"])
    assert all(report == reports[0] for report in reports)


def test_a_thousand_steps_leave_a_readable_transcript(judged: Judged) -> None:
    """The beginning and the end are kept, the failing step among them."""

    def suite(submission: Any, world: Any) -> None:
        for n in range(1000):
            submission.f(n).returns(n if n < 999 else "end")

    entry = judged(suite, GOOD)
    steps = entry["steps"]
    assert (len(steps), steps[0]["call"], steps[-1]["call"]) == (400, "f(0)", "f(999)")
    assert steps[-1]["ok"] is False


def test_a_submission_reaches_as_deep_as_python_lets_it(judged: Judged) -> None:
    """Recursion that ends in RecursionError is an error of the submission, wherever it talks to the judge."""

    def suite(submission: Any, world: Any) -> None:
        submission.deep(world.function("f", lambda: 1)).raises(RecursionError)
        submission.fine(200).returns(200)

    passes(
        judged(
            suite,
            """
        def deep(f):
            f()
            return deep(f)
        def fine(n): return 0 if n == 0 else 1 + fine(n - 1)
    """,
        )
    )


@pytest.mark.parametrize("slug", ["sequential-vs-concurrent", "running-total", "with-timeout", "turnstile"])
def test_calling_a_test_is_what_pytest_does_with_it(tmp_path: Path, slug: str) -> None:
    """A suite that asks for nothing of pytest's is not run by it: with a conftest.py, it is, and says the same.

    So it does of a submission that is judged alone, on one processor.
    """
    challenge = challenges_root() / slug
    suite = tmp_path / "suite"
    copytree(challenge / "suite", suite)
    (suite / "conftest.py").touch()
    wrong = sorted((challenge / "submissions" / "wrong").glob("*.py"))
    with JudgeProcess(challenge / "suite") as called, JudgeProcess(suite) as run:
        for submission in (challenge / "solution.py", *wrong[:2]):
            reports = []
            for judge, alone in ((called, False), (run, False), (called, True)):
                judge.ask(submission.read_bytes(), Limits(), alone=alone)
                reports.append(judge.answer())
            assert reports[0] == reports[1] == reports[2]
            assert reports[0]["tests"]
