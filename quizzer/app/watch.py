"""Watching one file: whenever it is saved, the newest content is judged by a judge that is kept warm.

    notices ──touched──▶ worker: look ──new content──▶ judge ──▶ store ──▶ post(Judged)
    keys ────again─────▶

Two threads, and whoever made the ``Watch`` is told by ``post`` what happens, from the worker's thread. Saves during a
run fold into one look after it, so only the last one is judged. What is posted is stored already.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Condition, Event, Lock, Thread

from quizzer.app.challenge import Submitted, read_submission
from quizzer.app.changes import Noticing, noticed
from quizzer.content.challenges import revision
from quizzer.grading.grade import grade, open_judge
from quizzer.grading.judge import JudgeProcess
from quizzer.model.challenge import Challenge, Verdict
from quizzer.model.errors import UserError
from quizzer.model.text import Text
from quizzer.report import Report, judge_error

SETTLE_SECONDS = 0.05
"""A file that cannot be read is looked at again after this: some editors take it away before they put the new one."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a verdict differs from the one before it: tests by their ids, in the suite's order."""

    fixed: tuple[str, ...]
    broken: tuple[str, ...]
    still: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """A content is being judged now."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict. ``change`` is None when there is nothing to compare with; ``unstored`` says why it is not stored."""

    submitted: Submitted
    change: Change | None = None
    unstored: Text | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """There is nothing to judge at the moment, and why; watching goes on."""

    message: Text


@dataclass(frozen=True, slots=True)
class Over:
    """What was there when ``finish`` was called has been judged; nothing more will come."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of ours; watching has ended."""

    error: Exception


Happened = Judging | Judged | Unfit | Over | Broken
Post = Callable[[Happened], None]


def compare(before: Report, after: Report) -> Change:
    """What changed between two reports on the same tests."""
    passed = {test.id for test in before.tests if test.passed}
    return Change(
        fixed=tuple(t.id for t in after.tests if t.passed and t.id not in passed),
        broken=tuple(t.id for t in after.tests if not t.passed and t.id in passed),
        still=tuple(t.id for t in after.tests if not t.passed and t.id not in passed),
    )


class WarmJudge:
    """A judge that is there before it is needed. One thread uses it; ``kill`` may come from any other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._judge: JudgeProcess | None = None
        self._for = ""
        self._served = False
        self._killed = False

    def ready(self, challenge: Challenge) -> JudgeProcess | None:
        """The judge for just this form of the challenge; None once it was told to end."""
        key = f"{challenge.directory}@{challenge.revision}"
        if self._judge is not None and self._for != key:
            self.close()
        with self._lock:
            if self._judge is None and not self._killed:
                self._judge, self._for, self._served = open_judge(challenge), key, False
            return self._judge

    def judged(
        self, challenge: Challenge, source: bytes, meanwhile: Callable[[], None] = lambda: None
    ) -> Report:
        """The verdict. A judge that had served before and fails now (it was killed, say) is replaced once.

        ``meanwhile`` is called while the judge works.
        """
        judge = self.ready(challenge)
        if judge is None or self._killed:
            return judge_error("ended by the user")
        report = grade(judge, challenge, source, meanwhile, alone=True)
        if report.verdict is not Verdict.JUDGE_ERROR:
            self._served = True
            return report
        again = self._served
        self.close()
        return self.judged(challenge, source) if again else report

    def kill(self) -> None:
        """End it now and start no other; a verdict that is waited for becomes a judge error."""
        with self._lock:
            self._killed = True
            if self._judge is not None:
                self._judge.kill()

    def close(self) -> None:
        with self._lock:
            judge, self._judge = self._judge, None
        if judge is not None:
            judge.close()


class Watch:
    """Watches ``path`` for ``challenge`` from ``start`` until ``close``; use it as a context manager.

    ``keep`` stores a verdict and may raise ``UserError``; ``reload`` reads the challenge anew when its files changed.
    """

    def __init__(
        self,
        challenge: Challenge,
        path: Path,
        post: Post,
        *,
        keep: Callable[[Submitted], None],
        reload: Callable[[], Challenge],
        noticing: Noticing = noticed,
    ) -> None:
        self.challenge, self.path = challenge, path
        self._post, self._keep, self._reload, self._noticing = post, keep, reload, noticing
        self._judge = WarmJudge()
        self._wake = Condition()
        self._touched, self._forced, self._finishing, self._closing = True, False, False, False
        self._stop = Event()
        self._seen: tuple[str, str] | None = None
        self._told: Judged | None = None
        self._before: Submitted | None = None
        self._complaint: Text | None = None
        # The judge is told by the kernel when the *thread* that started it ends: this one lives as long as it.
        self._threads = [
            Thread(target=self._guarded, args=(work,), daemon=True) for work in (self._work, self._notice)
        ]

    def __enter__(self) -> "Watch":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def again(self) -> None:
        """Judge what is there, changed or not."""
        self._signal(forced=True)

    def finish(self) -> None:
        """Judge what is there now if it is new; then ``Over`` is posted."""
        self._signal(finishing=True)

    def close(self) -> None:
        """End it, also in the middle of a run; afterwards nothing of it is left and nothing more is posted."""
        self._stop.set()
        self._judge.kill()
        self._signal(closing=True)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _signal(self, *, forced: bool = False, finishing: bool = False, closing: bool = False) -> None:
        with self._wake:
            self._touched = True
            self._forced |= forced
            self._finishing |= finishing
            self._closing |= closing
            self._wake.notify()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            self._post(Broken(error))

    def _notice(self) -> None:
        for _ in self._noticing(self.path, self._stop):
            self._signal()

    def _work(self) -> None:
        try:
            self._judge.ready(self.challenge)
            while self._next():
                # Changes that were not noticed while it was being judged: this look is cheap.
                while self._look():
                    pass
        finally:
            self._judge.close()

    def _next(self) -> bool:
        """Waits until there is a reason to look; False when there will be none any more."""
        with self._wake:
            if self._finishing and not (self._touched or self._closing):
                self._post(Over())
                self._finishing = False
            while not (self._touched or self._closing):
                self._wake.wait()
            self._touched = False
            return not self._closing

    def _look(self) -> bool:
        """Judges what is there if it is new or a verdict was asked for; whether it was judged."""
        began = time.perf_counter()
        try:
            challenge = self._current()
            source = self._read()
        except UserError as error:
            self._complain(error.message)
            return False
        digest = sha256(source).hexdigest()
        with self._wake:
            forced, self._forced = self._forced, False
        if self._seen == (digest, challenge.revision) and not forced:
            self._no_complaint()
            return False
        self._complaint = None
        # Told when the judge has begun: who is told wants this process for itself.
        report = self._judge.judged(challenge, source, lambda: self._post(Judging()))
        if not self._closing:
            self._tell(Submitted(challenge, digest, report, time.perf_counter() - began, source))
        self._seen = digest, challenge.revision
        return not self._closing

    def _tell(self, submitted: Submitted) -> None:
        unstored = None
        try:
            self._keep(submitted)
        except UserError as error:
            unstored = error.message
        self._told = Judged(submitted, self._change(submitted), unstored)
        if submitted.report.verdict is not Verdict.JUDGE_ERROR:
            self._before = submitted
        self._post(self._told)

    def _change(self, submitted: Submitted) -> Change | None:
        before = self._before
        if before is None or submitted.report.verdict is Verdict.JUDGE_ERROR:
            return None
        if before.challenge.revision != submitted.challenge.revision:
            return None
        return compare(before.report, submitted.report)

    def _current(self) -> Challenge:
        """The challenge as its files are now."""
        try:
            if revision(Path(self.challenge.directory)) != self.challenge.revision:
                self.challenge = self._reload()
        except OSError as e:
            directory, reason = self.challenge.directory, e.strerror or str(e)
            raise UserError(
                Text(f"cannot read {directory}: {reason}.", f"과제를 읽을 수 없습니다({reason}): {directory}")
            ) from e
        return self.challenge

    def _read(self) -> bytes:
        try:
            return read_submission(self.path)
        except UserError:
            self._stop.wait(SETTLE_SECONDS)
            return read_submission(self.path)

    def _complain(self, message: Text) -> None:
        """Says it once, not at every look."""
        if message != self._complaint:
            self._complaint = message
            self._post(Unfit(message))

    def _no_complaint(self) -> None:
        """What was judged last is there again: its verdict is still right."""
        if self._complaint is not None:
            self._complaint = None
            if self._told is not None:
                self._post(self._told)
