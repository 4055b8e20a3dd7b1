"""A front, and the driver that stands between it and a conversation.

conversation ──event──▶ drive ──▶ front.show / choose / write / arrange ──▶ a person
     ▲                    │                                                    │
     └── answer, Skipped, Stopped ◀────────────────────────────────────────────┘
"""

from collections.abc import Callable, Generator
from enum import Enum
from signal import SIGTERM
from typing import Any, Protocol

from quizzer.model.ask import Arrange, Choose, Present, Reveal, Skipped, Stopped, Write
from quizzer.model.errors import UserError
from quizzer.model.record import Answered
from quizzer.session.events import Event, Record, Shown, Trouble
from quizzer.ui.answers import Quit
from quizzer.ui.stops import Interrupted, Stops

Conversation = Generator[Event, Any, Any]


class Ending(Enum):
    """How a conversation ended."""

    DONE = "done"
    WISHED = "wished"
    INTERRUPTED = "interrupted"
    TERMINATED = "terminated"

    @property
    def exit_code(self) -> int:
        return {Ending.INTERRUPTED: 130, Ending.TERMINATED: 143}.get(self, 0)


class Front(Protocol):
    """Shows and asks. Asking may raise ``Skipped``, ``Stopped``, ``KeyboardInterrupt`` or ``EOFError``."""

    def show(self, event: Present | Reveal | Shown) -> None: ...
    def choose(self, ask: Choose) -> tuple[str, ...]: ...
    def write(self, ask: Write) -> str: ...
    def arrange(self, ask: Arrange) -> tuple[str, ...]: ...


def drive(
    conversation: Conversation, front: Front, record: Callable[[Answered], None], stops: Stops
) -> Ending:
    """Leads the conversation to its end, storing what is answered before its verdict is shown.

    Whatever ends it early (a wish, a signal, closed input, a terminal that is gone) is thrown into the
    conversation once, as ``Stopped``; what it still says then is shown if it can be.
    """
    ending = Ending.DONE
    answer: Any = None
    while True:
        try:
            event = _advance(conversation, answer, record)
            with stops.listening():
                answer = None if event is None else _perform(event, front)
        except StopIteration:
            return ending
        except Skipped as wish:
            answer = wish
        except (Stopped, KeyboardInterrupt) as reason:
            if ending is not Ending.DONE:
                return ending
            ending, answer = _ending(reason), Stopped()


def _advance(conversation: Conversation, answer: Any, record: Callable[[Answered], None]) -> Event | None:
    """Hands over the answer; the next event, or None when it was one to store and is stored."""
    event = conversation.throw(answer) if isinstance(answer, Exception) else conversation.send(answer)
    if not isinstance(event, Record):
        return event
    try:
        record(event.answered)
    except UserError as error:
        return Trouble(error.message)
    return None


def _perform(event: Event, front: Front) -> Any:
    """Shows or asks; the answer. A terminal that is gone, or closed input, is a stop."""
    try:
        match event:
            case Choose():
                return front.choose(event)
            case Write():
                return front.write(event)
            case Arrange():
                return front.arrange(event)
            case Record():
                raise TypeError("a record is stored, not shown")
            case _:
                return front.show(event)
    except (EOFError, OSError) as gone:
        raise Stopped from gone


def _ending(reason: BaseException) -> Ending:
    if isinstance(reason, Quit):
        return Ending.WISHED
    terminated = isinstance(reason, Interrupted) and reason.signum == SIGTERM
    return Ending.TERMINATED if terminated else Ending.INTERRUPTED
