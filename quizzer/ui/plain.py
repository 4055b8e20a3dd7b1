"""The plain front: one line in for an answer, lines of text out, no control sequences.

For pipes, screen readers, dumb terminals, and whoever prefers it.
"""

from collections.abc import Callable, Iterable
from typing import TextIO, TypeVar

from quizzer.model.ask import Arrange, Choose, Present, Reveal, Write
from quizzer.model.text import Lang, Text
from quizzer.session.events import Heading, Shown
from quizzer.ui import words
from quizzer.ui.answers import HintWanted, Unclear, arranged, chosen, written
from quizzer.ui.blocks import Block
from quizzer.ui.layout import lay_out
from quizzer.ui.quiz_blocks import asked, choices, compose, notes

T = TypeVar("T")


class Plain:
    """Reads lines from ``source`` and writes to ``sink``; ``width`` in columns, or None for unwrapped."""

    def __init__(
        self, lang: Lang, source: TextIO | None, sink: TextIO, *, width: int | None, prompts: bool
    ) -> None:
        self._lang, self._source, self._sink = lang, source, sink
        self._width, self._prompts = width, prompts
        self._hint: Text | None = None
        self._told: set[Text] = set()

    def show(self, event: Present | Reveal | Shown) -> None:
        if isinstance(event, Heading):
            self._hint = event.hint
            self._tell(words.LINES)
        self._say(compose(event, self._lang))

    def choose(self, ask: Choose) -> tuple[str, ...]:
        several = words.SEVERAL if ask.many else None
        self._say([*asked(ask.ask or several, self._lang), *choices(ask.options, self._lang)])
        return self._answer(
            lambda line: chosen(line, ask.options, many=ask.many, may_be_empty=ask.may_be_empty),
            "1,3" if ask.many else f"1-{len(ask.options)}",
        )

    def write(self, ask: Write) -> str:
        self._tell(ask.ask)
        return self._answer(lambda line: written(line, may_be_empty=ask.may_be_empty))

    def arrange(self, ask: Arrange) -> tuple[str, ...]:
        self._say(choices(ask.items, self._lang))
        return self._answer(lambda line: arranged(line, ask.items), "3 1 2")

    def _tell(self, how: Text | None) -> None:
        """How to answer, each way once; afterwards the prompt says enough."""
        if how is not None and how not in self._told:
            self._say(notes([how], self._lang))
            self._told.add(how)

    def _answer(self, understand: Callable[[str], T], like: str = "") -> T:
        """The first line that is an answer; the others are told what is wanted. ``like``: what one looks like."""
        while True:
            try:
                return understand(self._line(like))
            except Unclear as unclear:
                self._say(notes(unclear.wanted, self._lang))
            except HintWanted:
                self._say(notes([self._hint] if self._hint else [words.KEYS], self._lang))

    def _line(self, like: str) -> str:
        self._sink.write(f"{like}> " if self._prompts else "")
        self._sink.flush()
        line = self._source.readline() if self._source is not None else ""
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _say(self, blocks: Iterable[Block]) -> None:
        for line in lay_out(blocks, self._width):
            self._sink.write(line + "\n")
        self._sink.flush()
