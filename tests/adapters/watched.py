"""A watch that is told by hand when to look, and what it has said."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

from adapters.family import judges
from quizzer.app.challenge import Submitted
from quizzer.app.desk import Desk
from quizzer.app.watch import Broken, Change, Happened, Judged, Judging, Watch
from quizzer.model.challenge import Challenge, Verdict
from quizzer.report import Report
from quizzer.report import TestReport as Outcome

PATIENCE = 60


def judged(challenge: Challenge, *failing: int, change: Change | None = None) -> Judged:
    """A verdict on which the tests at these places failed."""
    problem = {"code": "assertion", "detail": "so"}
    tests = tuple(
        Outcome(test.id, Verdict.FAILED, problem) if i in failing else Outcome(test.id, Verdict.PASSED)
        for i, test in enumerate(challenge.facts.tests)
    )
    verdict = Verdict.FAILED if failing else Verdict.PASSED
    return Judged(Submitted(challenge, "5e" * 32, Report(verdict, "landlock", tests), 0.25), change)


class ByHand:
    """Notices nothing by itself: a look is due when the test says so."""

    def __init__(self) -> None:
        self._due: SimpleQueue[bool] = SimpleQueue()

    def __call__(self, path: Path, stop: Event) -> Iterator[None]:
        while self._due.get(timeout=PATIENCE) and not stop.is_set():
            yield

    def look(self) -> None:
        self._due.put(True)

    def end(self) -> None:
        self._due.put(False)


class Watched:
    """A watch, what it has said, and the file that it watches."""

    def __init__(self, desk: Desk, challenge: Challenge, file: Path, by_hand: ByHand) -> None:
        self.file, self._by_hand = file, by_hand
        self.said: list[Happened] = []
        self._queue: SimpleQueue[Happened] = SimpleQueue()
        self.at_judging: list[Callable[[], None]] = []
        self.watch: Watch = desk.watch(challenge, file, self._post)

    def judges(self) -> list[int]:
        """Its judge processes: other tests of the same process may keep some of their own."""
        return [pid for pid in judges(os.getpid()) if pid not in self._others]

    def __enter__(self) -> "Watched":
        self._others = judges(os.getpid())
        self.watch.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._by_hand.end()
        self.watch.close()

    def look(self) -> None:
        self._by_hand.look()

    def next(self, kind: type[Any]) -> Any:
        """The next thing of that kind that it says; what comes before is in ``said``."""
        while True:
            event = self._queue.get(timeout=PATIENCE)
            if isinstance(event, Broken):
                raise event.error
            self.said.append(event)
            if isinstance(event, kind):
                return event

    def _post(self, event: Happened) -> None:
        if isinstance(event, Judging) and self.at_judging:
            self.at_judging.pop(0)()
        self._queue.put(event)
