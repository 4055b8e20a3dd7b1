"""The pytest plugin that turns a session into a judge: it collects the suite once, then waits for jobs.

    job     {"source": "...", "limits": {...}, "tests": null or [names], "alone": true or false}
    report  {"isolation": "landlock+seccomp", "tests": [...], "complete": true}

Each job runs every test of the suite, each in a guest of its own. The suite never imports the submission, so that its
collection does not depend on it.
"""

import gc
import inspect
import json
import time
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest

from quizzer.judge.link import Gone, Guest, JudgeError, Zygote
from quizzer.judge.moments import START
from quizzer.judge.outcome import outcome
from quizzer.judge.report import entry
from quizzer.judge.runs import run_together, shut_down
from quizzer.judge.submission import LoadFailed, Submission
from quizzer.judge.trial import Trial
from quizzer.judge.turns import Turns
from quizzer.judge.world import World
from quizzer.sandbox import Limits
from quizzer.wire.frames import Message, Wire, WireBroken, WireClosed

FIXTURES = {"trial", "submission", "world"}
"""Those of this plugin."""
PUT_OFF_SECONDS = 0.1
"""Guests that have served their test in this time from a job's beginning are ended after its report: to take a process
down makes whatever runs beside it slower. In so short a time they do not fill more memory than two guests may have."""
MOST_OF_ENTRY = 2 << 20
"""Bytes that the report says of one test; of one with more it says no more than the verdict."""


class Judge:
    """The plugin. ``wire`` leads to the command that asked for judging; each job has so many real seconds."""

    def __init__(self, wire: Wire, zygote: Zygote, job_seconds: float) -> None:
        self._wire = wire
        self._job_seconds = job_seconds
        self._zygote = zygote
        self._job: Message = {}
        self._trial: Trial | None = None
        self._turns = Turns(zygote)
        self._ahead: Guest | None = None
        """The next test's guest, loading already."""
        self._over: list[Guest] = []
        """Guests that have served their test."""
        self._followed = False
        self._given_up: BaseException | None = None
        self._began = 0.0
        self._collection_errors: list[str] = []
        self._errors: list[BaseException] = []
        self._called = False
        self._simple = False
        """Whether the tests can be called without pytest."""
        self.started = False

    # pytest's hooks.

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._collection_errors.append(f"{report.nodeid}: {str(report.longrepr)[-400:]}")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once: run them for each job, until nobody has any more."""
        self.started = True
        gc.freeze()  # what has been imported and collected stays
        self._simple = not _has_conftest(session.config) and all(map(_asks_only_for_ours, session.items))
        names = [item.name for item in session.items]
        self._wire.send({"collected": names, "errors": self._collection_errors})
        while True:
            try:
                self._job = self._wire.receive()
            except WireClosed:
                return True
            self._given_up = None
            self._began = time.monotonic()
            if self._job.get("alone"):
                self._turns.begin()
            wanted = self._job.get("tests")
            items = [i for i in session.items if wanted is None or i.name in wanted]
            reports = [
                self._judge(item, items[k + 1] if k + 1 < len(items) else None)
                for k, item in enumerate(items)
            ]
            self._dismiss_ahead()
            self._tell({"isolation": self._zygote.sandbox.NAME, "tests": reports, "complete": True})
            self._turns.end()
            # While the reader reads: the next verdict then waits for no fork, not even for that of a guest that nobody
            # will need, and for no garbage.
            self._end_over()
            with suppress(JudgeError):
                self._zygote.stock(len(items) + 1, Limits(**self._job["limits"]))
            gc.collect()

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self) -> Generator[None, object, object]:
        """A test ends with its last step stated."""
        result = yield
        if self._trial is not None:
            self._trial.settle()
        return result

    @pytest.fixture
    def trial(self) -> Trial:
        return self._begin_trial()

    @pytest.fixture
    def submission(self, trial: Trial) -> Submission:
        return Submission(trial)

    @pytest.fixture
    def world(self, trial: Trial) -> World:
        return trial.world

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Note how each phase ended. The report for pytest itself stays empty: formatting it costs more than a test."""
        if call.excinfo is not None:
            self._errors.append(call.excinfo.value)
        elif call.when == "call":
            self._called = True
        assert call.when != "collect"
        return pytest.TestReport(
            item.nodeid,
            item.location,
            {},
            outcome="failed" if call.excinfo is not None else "passed",
            longrepr=None,
            when=call.when,
        )

    # Judging.

    def _begin_trial(self) -> Trial:
        """A guest that has loaded the submission. Raises ``Gone``, ``LoadFailed`` or ``JudgeError``."""
        if self._given_up is None and self._lasted(self._job_seconds):
            self._given_up = Gone("timed_out", "after another")
        if self._given_up is not None:
            raise self._given_up
        guest, self._ahead = self._ahead, None
        if guest is None:
            guest = self._guest()
            guest.take_turn()
        self._trial = Trial(guest)
        reply = self._trial.command("load", source=self._job["source"])
        kind, value = outcome(self._trial, reply)
        if kind == "raises":
            too_much = self._trial.guest.printed_too_much()
            self._given_up = Gone("output_limit", "output limit") if too_much else LoadFailed(value)
        elif kind == "stuck":
            self._given_up = Gone("stuck", "loading")
        if self._given_up is not None:
            raise self._given_up
        if self._followed:
            # It loads the submission on another core, while this test talks with its own guest.
            self._ahead = self._guest()
            self._ahead.begin("load", START, source=self._job["source"])
        trial = self._trial
        trial.world.run = lambda *jobs, until=0: run_together(trial, list(jobs), until)
        trial.world.shut_down = lambda: shut_down(trial)
        return trial

    def _lasted(self, seconds: float) -> bool:
        """Whether the job has taken longer than that."""
        return time.monotonic() > self._began + seconds

    def _guest(self) -> Guest:
        return Guest(self._zygote, Limits(**self._job["limits"]))

    def _dismiss_ahead(self) -> None:
        """The next test is not judged."""
        if self._ahead is not None:
            self._ahead.end()
            self._ahead = None

    def _end_over(self) -> None:
        while self._over:
            self._over.pop().end()

    def _call(self, item: pytest.Item) -> None:
        """What pytest would do with a simple test."""
        assert isinstance(item, pytest.Function)
        try:
            trial = self._begin_trial()
            known = {"trial": trial, "submission": Submission(trial), "world": trial.world}
            item.obj(**{name: known[name] for name in item._fixtureinfo.argnames})
            trial.settle()
            self._called = True
        except (KeyboardInterrupt, pytest.exit.Exception):
            raise
        except BaseException as e:  # also what pytest raises to skip a test
            self._errors.append(e)

    def _report(self, test: str, error: BaseException | None) -> Message:
        try:
            return entry(test, error, self._trial)
        except Exception as e:
            return entry(test, JudgeError(f"the report failed: {type(e).__name__}: {e}"), None)

    def _tell(self, report: Message) -> None:
        try:
            self._wire.send(report, MOST_OF_ENTRY)  # then no entry has more
        except WireBroken:
            tests = [e if len(json.dumps(e)) <= MOST_OF_ENTRY else _shortened(e) for e in report["tests"]]
            self._wire.send({**report, "tests": tests})

    def _judge(self, item: pytest.Item, following: pytest.Item | None) -> Message:
        """Run one test and say what became of it. It has passed only if its body was run to the end."""
        self._turns.look()
        self._trial, self._errors, self._called = None, [], False
        self._followed = following is not None
        try:
            if self._simple:
                self._call(item)
            else:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            error = self._errors[0] if self._errors else None
            if error is None and not self._called:
                error = JudgeError("the test did not run")
            report = self._report(item.name, error)
        finally:
            if self._ahead is not None:
                self._ahead.take_turn()
            if self._trial is not None:
                self._over.append(self._trial.guest)
            if self._lasted(PUT_OFF_SECONDS):
                self._end_over()
        if isinstance(error, Gone) and error.verdict == "timed_out":
            # One test that never ends is enough: the others would take as long and say the same.
            self._given_up = Gone("timed_out", "after another")
        return report


def _has_conftest(config: pytest.Config) -> bool:
    """Whether there may be hooks of the suite's own."""
    files = (getattr(plugin, "__file__", None) or "" for plugin in config.pluginmanager.get_plugins())
    return any(Path(file).name == "conftest.py" for file in files)


def _asks_only_for_ours(item: pytest.Item) -> bool:
    """Whether a test is a function that wants nothing of pytest but our fixtures: no marks, no class.

    Where there are no hooks either, calling it is all that pytest would do, at the price of a third of a warm verdict.
    """
    if type(item) is not pytest.Function or item.cls is not None or [*item.iter_markers()]:
        return False
    if inspect.iscoroutinefunction(item.obj) or inspect.isasyncgenfunction(item.obj):
        return False
    fixtures = item._fixtureinfo.name2fixturedefs
    return set(fixtures) <= FIXTURES and all(len(found) == 1 for found in fixtures.values())


def _shortened(found: Message) -> Message:
    """An entry without its details."""
    short = entry(found["id"], None, None)
    return {
        **short,
        "verdict": found["verdict"],
        "problem": found["problem"] and {"code": "said too much", "detail": ""},
    }
