"""What is drawn on the whole screen, and when: a screen that only remembers, no terminal, no process."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from adapters.watched import judged

from quizzer.app.watch import Judging
from quizzer.model.challenge import Challenge
from quizzer.ui.board import Board, Wish
from quizzer.ui.stops import Stops
from quizzer.ui.watch import Inbox
from quizzer.ui.watch_live import SOON, Live

Happening = Callable[[float | None], str]
"""What happens during a wait of so many seconds; the keys that were typed."""


class Remembered:
    """A screen whose waits are a script."""

    def __init__(self, *script: Happening, size: tuple[int, int]) -> None:
        self._script = iter(script)
        self.size = size
        self.frames: list[str] = []

    def draw(self, lines: Sequence[str]) -> None:
        self.frames.append("\n".join(lines))

    def wait(self, seconds: float | None = None) -> list[str]:
        return list(next(self._script)(seconds))


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with closing(Inbox()) as inbox:
        yield inbox


def frames(
    inbox: Inbox,
    challenge: Challenge,
    *script: Happening,
    name: str = "counting.py",
    size: tuple[int, int] = (80, 24),
) -> list[str]:
    """What is drawn until q is typed, which the script's last wait must do."""
    screen: Any = Remembered(*script, size=size)
    board = Board(challenge, Path(name), "en", paid=False)
    board.happened(judged(challenge), size[0])
    assert Live("en", Stops(), inbox, screen).attend(board) is Wish.QUIT
    return screen.frames


def test_a_verdict_that_comes_soon_is_drawn_at_once(inbox: Inbox, challenge: Challenge) -> None:
    """One frame for a run: nothing flickers, and nothing is drawn while the verdict is being found."""

    def begins(seconds: float | None) -> str:
        assert seconds is None
        inbox.post(Judging())
        return ""

    def ends(seconds: float | None) -> str:
        assert seconds == SOON
        inbox.post(judged(challenge))
        return ""

    first, second = frames(inbox, challenge, begins, ends, lambda _: "q")
    assert "watching" in first
    assert "watching" in second


@pytest.mark.parametrize("name", ["of_thirty_letters_and_more.py", f"{'longer_than_that_' * 5}.py"])
def test_the_file_is_named_on_a_narrow_screen(inbox: Inbox, challenge: Challenge, name: str) -> None:
    """It takes a second line then, but not a third, however long the name is; the keys stay where they are."""
    (frame,) = frames(inbox, challenge, lambda _: "q", name=name, size=(40, 12))
    first, second, third, *_, last = frame.split("\n")
    assert "watching │ counting │" in first
    assert name[:20] in second
    assert "passed" in third
    assert "q quit" in last


def test_one_that_takes_longer_is_announced(inbox: Inbox, challenge: Challenge) -> None:
    """Also when a key was typed meanwhile, or another run has begun."""

    def begins(_: float | None) -> str:
        inbox.post(Judging())
        return ""

    def passes(seconds: float | None) -> str:
        assert seconds == SOON
        return ""

    def ends(seconds: float | None) -> str:
        assert seconds is None
        inbox.post(judged(challenge))
        inbox.post(Judging())
        return ""

    def types(seconds: float | None) -> str:
        assert seconds == SOON
        return "p"

    drawn = frames(inbox, challenge, begins, passes, ends, types, lambda _: "q")
    assert ["judging…" in frame for frame in drawn] == [False, True, True]
