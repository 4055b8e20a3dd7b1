"""``challenge watch`` at the terminal's end: a screen that is drawn anew, lines of text, or lines of JSON.

Watch (its own threads) ──post──▶ Inbox ──▶ Face: Board ──▶ screen, or lines
                                              ▲
                                keys, or lines of stdin
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from signal import SIGTERM
from typing import Protocol

from quizzer.app.desk import Desk
from quizzer.app.watch import Broken, Happened, Watch
from quizzer.model.challenge import Challenge
from quizzer.model.errors import UserError
from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Block
from quizzer.ui.board import Board, Wish
from quizzer.ui.stops import Interrupted, Stops

INTERRUPTED, TERMINATED = 130, 143
ALL_SOLVED = Text("Every other challenge is solved.", "다른 과제는 모두 풀었습니다.")
BEGUN = Text("Now: {}", "다음 과제: {}")


class Inbox:
    """Where a watch leaves what happens; its descriptor wakes whoever waits for keys at the same time."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Happened] = SimpleQueue()
        self.reader, self.writer = os.pipe()
        for descriptor in (self.reader, self.writer):
            os.set_blocking(descriptor, False)

    def post(self, event: Happened) -> None:
        """From any thread."""
        self._queue.put(event)
        with suppress(BlockingIOError):  # full: it is awake already
            os.write(self.writer, b"!")

    def taken(self) -> Iterator[Happened]:
        """What has come since the last time. A fault of ours is raised here."""
        with suppress(BlockingIOError):
            while os.read(self.reader, 4096):
                pass
        with suppress(Empty):
            while True:
                event = self._queue.get_nowait()
                if isinstance(event, Broken):
                    raise event.error
                yield event

    def close(self) -> None:
        os.close(self.reader)
        os.close(self.writer)


class Face(Protocol):
    """One way to show a board and to be told what to do."""

    def attend(self, board: Board) -> Wish | None:
        """Shows what happens until there is a wish; None when nothing more will come.

        Raises ``Interrupted``, or ``EOFError`` when the terminal is gone.
        """

    def told(self, blocks: list[Block]) -> None:
        """Shows what is new, where the whole board is not shown anyway."""


def watched(desk: Desk, challenge: Challenge, path: Path, face: Face, inbox: Inbox) -> int:
    """Watches until the person or a signal ends it; the exit code. Nothing is left running then."""
    notice: Text | None = None
    try:
        while True:
            board = Board(challenge, path, desk.lang, paid=desk.paid(challenge))
            if notice is not None:
                face.told(board.tell(notice))
            with desk.watch(challenge, path, inbox.post) as watch:
                onward = _attended(desk, board, watch, face)
            if isinstance(onward, int):
                return onward
            challenge, path = onward
            notice = Text(BEGUN.en.format(path), BEGUN.ko.format(path))
            for _ in inbox.taken():
                pass  # what the watch that has ended still had to say
    except Interrupted as stop:
        return TERMINATED if stop.signum == SIGTERM else INTERRUPTED
    except EOFError:
        return INTERRUPTED


@contextmanager
def opened(lang: Lang, stops: Stops, inbox: Inbox, *, plain: bool, json: bool) -> Iterator[Face]:
    """The face for this terminal, or for none; afterwards the terminal is as it was."""
    from quizzer.ui.terminal import drawable

    if sys.stdout is None:
        raise OSError("standard output is closed")
    if json or plain or not drawable(os.environ):
        from quizzer.ui.watch_lines import Lines

        yield Lines(lang, stops, inbox, json=json)
    else:
        from quizzer.ui.screen import taken_over
        from quizzer.ui.watch_live import Live

        with taken_over(inbox.reader, inbox.writer) as screen:
            yield Live(lang, stops, inbox, screen)


def _attended(desk: Desk, board: Board, watch: Watch, face: Face) -> int | tuple[Challenge, Path]:
    """Fulfils wishes until one ends this watch: the exit code, or what is to be watched next."""
    while True:
        wish = face.attend(board)
        try:
            match wish:
                case None:
                    return board.exit_code
                case Wish.QUIT:
                    return 0
                case Wish.AGAIN:
                    watch.again()
                case Wish.FINISH:
                    watch.finish()
                case Wish.SOLUTION:
                    face.told(board.reveal(desk.solution(watch.challenge)))
                case Wish.NEXT:
                    onward = desk.following(watch.challenge, watch.path)
                    if onward is not None:
                        return onward
                    face.told(board.tell(ALL_SOLVED))
        except UserError as error:
            face.told(board.tell(error.message))
