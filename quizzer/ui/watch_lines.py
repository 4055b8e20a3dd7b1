"""A watched challenge as lines: of text, with the keys as lines of stdin, or of JSON."""

import os
import select
import sys
from typing import Any

from quizzer.app.watch import Happened, Judged, Over, Unfit
from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Block
from quizzer.ui.board import Board, Wish
from quizzer.ui.layout import lay_out
from quizzer.ui.stops import Stops
from quizzer.ui.watch import Inbox

WIDTH = 80
"""Columns that tables are made for where there is no terminal."""


class Lines:
    """Everything on stdout as it comes; with ``json`` one object a line for each verdict, the rest on stderr."""

    def __init__(self, lang: Lang, stops: Stops, inbox: Inbox, *, json: bool) -> None:
        self._lang, self._stops, self._inbox, self._json = lang, stops, inbox, json
        self._typed = Typed(None if sys.stdin is None else sys.stdin.fileno())
        self._lines: list[str] = []
        self._width = _terminal_width()
        self._greets = self._typed.is_terminal and not json

    def attend(self, board: Board) -> Wish | None:
        if self._greets:
            self._greets = False
            self.told(board.keys())
        while True:
            while self._lines:
                wish, blocks = board.press(self._lines.pop(0).strip(), self._width or WIDTH)
                self.told(blocks)
                if wish is not None:
                    return wish
            with self._stops.listening():
                typed = self._typed.wait(self._inbox.reader)
            self._lines += [] if self._json else typed
            for event in self._inbox.taken():
                if isinstance(event, Over):
                    return None
                self._tell(event, board)
            if self._typed.has_ended():
                return Wish.FINISH

    def told(self, blocks: list[Block]) -> None:
        if not self._json:
            self._say("".join(f"{line}\n" for line in lay_out(blocks, self._width)))

    def _tell(self, event: Happened, board: Board) -> None:
        blocks = board.happened(event, self._width or WIDTH)
        if not self._json:
            self.told(blocks)
        elif isinstance(event, Judged):
            self._tell_json(event)
        elif isinstance(event, Unfit):
            self._complain(event.message)

    def _tell_json(self, judged: Judged) -> None:
        from json import dumps

        from quizzer.ui.challenge_pages import report_json
        from quizzer.ui.verdicts import trouble

        report = judged.submitted.report
        self._say(dumps(report_json(judged.submitted, self._lang), ensure_ascii=False) + "\n")
        for message in (trouble(report) if report.trouble else None, judged.unstored):
            if message is not None:
                self._complain(message)

    def _complain(self, message: Text) -> None:
        from quizzer.ui.visible import one_line

        self._say(f"quizzer: {one_line(message.of(self._lang))}\n", sys.stderr)

    def _say(self, text: str, sink: Any = None) -> None:
        with self._stops.listening():
            (sink or sys.stdout).write(text)
            (sink or sys.stdout).flush()


class Typed:
    """Lines of a descriptor, without waiting for them alone. None: it is closed."""

    def __init__(self, source: int | None) -> None:
        self._source, self._rest = source, b""
        self._ended = source is None
        self.is_terminal = source is not None and os.isatty(source)

    def wait(self, wake: int) -> list[str]:
        """Waits for input, or for ``wake`` to be readable; the lines that are complete."""
        if self._ended:
            return []
        sources = [wake] if self._source is None else [wake, self._source]
        ready, _, _ = select.select(sources, [], [])
        if self._source is None or self._source not in ready:
            return []
        try:
            data = os.read(self._source, 4096)
        except OSError:
            data = b""
        if not data:
            self._source, self._ended = None, True
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [line.decode("utf-8", "replace") for line in lines]

    def has_ended(self) -> bool:
        """Whether it has ended since this was asked last."""
        ended, self._ended = self._ended, False
        return ended


def _terminal_width() -> int | None:
    """Columns to wrap at; None where nobody looks at columns."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else None
