"""A front without a terminal: it answers from a script and keeps what it was shown."""

from collections.abc import Callable, Iterable
from typing import Any

from quizzer.model.ask import Arrange, Choose, Write

Step = Any
"""An answer; or an exception to raise; or a function of what is asked that returns either."""


class Scripted:
    """Plays the script, one step for each thing asked; afterwards the input is at its end."""

    def __init__(self, script: Iterable[Step]) -> None:
        self._script = iter(script)
        self.shown: list[Any] = []
        self.asked: list[Choose | Write | Arrange] = []

    def show(self, event: Any) -> None:
        self.shown.append(event)

    def choose(self, ask: Choose) -> tuple[str, ...]:
        return self._step(ask)

    def write(self, ask: Write) -> str:
        return self._step(ask)

    def arrange(self, ask: Arrange) -> tuple[str, ...]:
        return self._step(ask)

    def of(self, kind: type[Any]) -> list[Any]:
        """What was shown of one kind."""
        return [event for event in self.shown if isinstance(event, kind)]

    def _step(self, ask: Choose | Write | Arrange) -> Any:
        self.asked.append(ask)
        step = next(self._script, EOFError())
        if isinstance(step, Callable):
            step = step(ask)
        if isinstance(step, BaseException):
            raise step
        return step
