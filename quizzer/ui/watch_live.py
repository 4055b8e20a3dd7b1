"""A watched challenge on the whole screen."""

from collections.abc import Iterable

from quizzer.app.watch import Judged, Judging, Unfit
from quizzer.model.text import Lang
from quizzer.ui.blocks import Block
from quizzer.ui.board import Board, Wish
from quizzer.ui.screen import Screen
from quizzer.ui.stops import Stops
from quizzer.ui.watch import Inbox

RULE = "─"
HEAD_LINES = 2
"""At most: what goes on, and the file, where one line does not hold both."""
SOON = 0.15
"""Seconds that a verdict may take before it is said that there will be one: most are there sooner, and to draw two
screens takes longer than one."""


class Live:
    """The whole screen: a head, the page as far as it fits, and the keys."""

    def __init__(self, lang: Lang, stops: Stops, inbox: Inbox, screen: Screen) -> None:
        self._lang, self._stops, self._inbox, self._screen = lang, stops, inbox, screen
        self._keys: list[str] = []
        self._painter = Painter()
        self._top = 0
        self._room = 1
        self._most = 0

    def attend(self, board: Board) -> Wish | None:
        soon = False
        while True:
            while self._keys:
                wish = self._pressed(board, self._keys.pop(0))
                if wish is not None:
                    return wish
            with self._stops.listening():
                if not soon:
                    self._draw(board)
                keys = self._screen.wait(SOON if soon else None)
            self._keys += keys
            events = [*self._inbox.taken()]
            soon = not keys and bool(events) and isinstance(events[-1], Judging)
            for event in events:
                board.happened(event, self._screen.size[0])
                if isinstance(event, Judged | Unfit):
                    self._top = 0

    def told(self, _blocks: list[Block]) -> None:
        self._top = 0

    def _pressed(self, board: Board, key: str) -> Wish | None:
        steps = {"up": -1, "down": 1, "page up": -self._room, "page down": self._room, " ": self._room}
        steps |= {"home": -self._most, "end": self._most}
        if key in steps:
            self._top = min(max(self._top + steps[key], 0), self._most)
            return None
        wish, blocks = board.press(key, self._screen.size[0])
        if blocks:
            self._top = 0
        return wish

    def _draw(self, board: Board) -> None:
        width, rows = self._screen.size
        head = self._painter.lines(board.head(), width)[:HEAD_LINES]
        foot = self._painter.lines(board.foot(width), width)
        page = self._painter.lines(board.page(width), width)
        self._room = max(rows - len(head) - len(foot) - 1, 1)
        self._most = max(len(page) - self._room, 0)
        self._top = min(self._top, self._most)
        shown = page[self._top : self._top + self._room]
        shown += [""] * (self._room - len(shown))
        rule = self._rule(len(page), width)
        self._screen.draw([*head, *shown, rule, *foot][:rows] if rows > len(foot) else foot[:rows])

    def _rule(self, lines: int, width: int) -> str:
        """The line above the keys; it says where one is when not all fits."""
        if lines <= self._room:
            return RULE * width
        place = f" {self._top + 1}–{min(self._top + self._room, lines)} / {lines} ↑↓ "
        return (RULE * 2 + place).ljust(width, RULE)[:width]


class Painter:
    """Blocks as lines with colour, for a terminal like ours of any width."""

    def __init__(self) -> None:
        from rich.console import Console

        own = Console()
        self._colours, self._no_color = own.color_system, own.no_color

    def lines(self, blocks: Iterable[Block], width: int) -> list[str]:
        from io import StringIO

        from rich.console import Console

        from quizzer.ui.draw import Canvas

        sink = StringIO()
        console = Console(
            file=sink,
            width=width,
            force_terminal=True,
            color_system=self._colours,  # type: ignore[arg-type]
            no_color=self._no_color,
            markup=False,
            emoji=False,
            highlight=False,
        )
        Canvas(console=console).draw(blocks)
        return sink.getvalue().split("\n")[:-1]
