"""The interactive front: questionary's prompts, adapted in this one place.

questionary draws and moves; what it lacks is bound here on ``question.application``: number keys that answer
at once, letters (also as they arrive with the Hangul layout on), ``?`` ``s`` ``q``, choices wrapped at any
width, items that are moved, and signals that leave the terminal as it was. What tells how to answer goes away
with the prompt; the question, the answer and the verdict stay. After a verdict it waits for Enter, so that a
key pressed once too often answers nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from quizzer.model.ask import Arrange, Choose, Option, Present, Reveal, Skipped, Write
from quizzer.model.text import Lang, Text
from quizzer.session.events import Heading, Shown, Verdict
from quizzer.ui import words
from quizzer.ui.answers import HintWanted, Quit, Unclear, written
from quizzer.ui.blocks import Block, Prose
from quizzer.ui.draw import Canvas, wrapped
from quizzer.ui.layout import lay_out
from quizzer.ui.quiz_blocks import compose, notes, option
from quizzer.ui.stops import Stops
from quizzer.ui.visible import visible
from quizzer.ui.width import columns, wrap

if TYPE_CHECKING:
    import questionary
    from prompt_toolkit import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output
    from prompt_toolkit.styles import Style
    from questionary.prompts.common import InquirerControl

T = TypeVar("T")
Pressed = Callable[["KeyPressEvent"], None]
LETTERS = "abcdefghi"
HANGUL = dict(zip("abcdefghijksq", "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㄴㅂ", strict=True))
"""What the letter keys send with the Hangul layout on."""
POINTER = "»"
GRABBED = "■"
POINTER_COLUMNS = 3
INDICATOR_COLUMNS = 2


class Interactive:
    """Shows on ``canvas`` and asks through questionary, on the terminal or on ``output``.

    ``stops`` ends a prompt by a signal. Outside of a prompt a signal waits until what is being drawn is drawn:
    raised in the middle it might come up in a weak reference's callback, and be printed instead of obeyed.
    """

    def __init__(self, lang: Lang, canvas: Canvas, stops: Stops, *, output: "Output | None" = None) -> None:
        self._lang, self._canvas, self._stops = lang, canvas, stops
        self._hint: Text | None = None
        self._last = True
        self._given_output = output

    @cached_property
    def _output(self) -> "Output":
        """Made when it is needed: a person is already reading the question while prompt_toolkit loads."""
        return self._given_output or _terminal()

    def show(self, event: Present | Reveal | Shown) -> None:
        if isinstance(event, Heading):
            self._hint, self._last = event.hint, event.place == event.total
        with self._stops.routed(_later):
            self._canvas.draw(compose(event, self._lang))
            if isinstance(event, Verdict) and not self._last:
                self._pause()

    def choose(self, ask: Choose) -> tuple[str, ...]:
        with self._stops.routed(_later):
            return self._choose(ask)

    def write(self, ask: Write) -> str:
        with self._stops.routed(_later):
            return self._write(ask)

    def arrange(self, ask: Arrange) -> tuple[str, ...]:
        with self._stops.routed(_later):
            return self._arrange(ask)

    def _choose(self, ask: Choose) -> tuple[str, ...]:
        marked: list[str] = []
        keys: tuple[str, ...] = self._patiently(lambda: self._chosen(ask, marked))
        self._canvas.draw(self._picked(ask, keys))
        return keys

    def _write(self, ask: Write) -> str:
        text = self._patiently(lambda: written(self._line(ask), may_be_empty=ask.may_be_empty))
        self._canvas.draw([self._typed(text)])
        return text

    def _arrange(self, ask: Arrange) -> tuple[str, ...]:
        shown = _Shelf(ask.items)
        self._patiently(lambda: self._moved(shown))
        ordered = shown.in_order()
        self._canvas.draw(option(o, f"{n}. ", self._lang) for n, o in enumerate(ordered, 1))
        return tuple(o.key for o in ordered)

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Asks until there is an answer; hints and advice are shown in between."""
        while True:
            try:
                return ask()
            except Unclear as unclear:
                self._canvas.draw(notes(unclear.wanted, self._lang))
            except HintWanted:
                self._canvas.draw(notes([self._hint] if self._hint else [words.KEYS], self._lang))

    def _chosen(self, ask: Choose, marked: list[str]) -> tuple[str, ...]:
        if ask.many:
            return self._marked(ask, marked)
        import questionary

        manner = self._manner(len(ask.options), ask.ask)
        question = questionary.select(choices=self._listed(ask.options), **manner)
        control = self._control(question.application, ask.options)
        keys = _Keys(question.application)

        def answer(place: int, event: "KeyPressEvent") -> None:
            control.pointed_at = place
            event.app.exit(result=ask.options[place].key)

        keys.at_places(len(ask.options), answer)
        return (self._run(question.application),)

    def _marked(self, ask: Choose, marked: list[str]) -> tuple[str, ...]:
        """A checkbox; ``marked`` keeps what is marked when a hint comes in between."""
        import questionary

        def enough(values: Sequence[str]) -> bool | str:
            return bool(values) or ask.may_be_empty or words.MARK_ONE.of(self._lang)

        question = questionary.checkbox(
            choices=self._listed(ask.options, marked),
            validate=enough,
            **self._manner(len(ask.options), ask.ask or words.SEVERAL, words.MARKING),
        )
        control = self._control(question.application, ask.options, INDICATOR_COLUMNS)
        keys = _Keys(question.application)

        def toggle(place: int, _event: "KeyPressEvent") -> None:
            control.pointed_at = place
            key, chosen = ask.options[place].key, control.selected_options
            (chosen.remove if key in chosen else chosen.append)(key)

        keys.at_places(len(ask.options), toggle)
        try:
            return tuple(self._run(question.application))
        finally:
            marked[:] = control.selected_options

    def _moved(self, shelf: "_Shelf") -> None:
        """Lets the person move the items; returns when they confirm the order."""
        import questionary

        manner = self._manner(len(shelf.items), words.MOVING)
        question = questionary.select(choices=self._listed(shelf.items), **manner)
        control = self._control(question.application, shelf.items)
        titles = {choice.value: choice for choice in control.choices}
        keys = _Keys(question.application)

        def redraw() -> None:
            control.choices = [titles[o.key] for o in shelf.in_order()]
            control.pointed_at = shelf.pointed
            control.pointer = GRABBED if shelf.grabbed else POINTER

        def does(act: Callable[[], None]) -> Pressed:
            def pressed(_event: "KeyPressEvent") -> None:
                act()
                redraw()

            return pressed

        def pick(place: int, _event: "KeyPressEvent") -> None:
            shelf.pick(place)
            redraw()

        keys.at_places(len(shelf.items), pick)
        for key, step in (("down", 1), ("j", 1), ("up", -1), ("k", -1)):
            keys.add(key, does(lambda step=step: shelf.step(step)))  # type: ignore[misc]
        keys.add(" ", does(shelf.grab))
        keys.add("enter", lambda event: event.app.exit(result=None))
        redraw()
        self._run(question.application)

    def _line(self, ask: Write) -> str:
        import questionary

        told: Any = _Live(lambda: self._told(ask.ask, self._keys()) + f"\n {POINTER}")
        question = questionary.text(told, qmark="", style=_style(), erase_when_done=True, output=self._output)
        return str(self._run(question.application))

    def _picked(self, ask: Choose, keys: Sequence[str]) -> list[Block]:
        """What was chosen, as it stays on the screen; of a rubric, where all was just read, only the numbers."""
        numbered = [(n, o) for n, o in enumerate(ask.options, 1) if o.key in keys]
        if ask.may_be_empty:
            return [Prose(", ".join(str(n) for n, _ in numbered) or words.NONE.of(self._lang), f"{POINTER} ")]
        return [option(o, f"{POINTER} {n}) ", self._lang) for n, o in numbered]

    def _typed(self, text: str) -> Block:
        """What was typed, as it stays on the screen."""
        mark = f"{POINTER} "
        if not text.strip():
            return Prose(words.ALOUD.of(self._lang), mark, "faint")
        return Prose(visible(text), mark)

    def _pause(self) -> None:
        """Waits for Enter (or space); other keys do nothing, so that no answer is given by accident."""
        from prompt_toolkit import Application
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.layout import FormattedTextControl, Layout, Window

        told = FormattedTextControl(words.NEXT.of(self._lang), style="class:faint")
        app: Application[None] = Application(
            Layout(Window(told, dont_extend_height=True, always_hide_cursor=True)),
            key_bindings=KeyBindings(),
            style=_style(),
            erase_when_done=True,
            output=self._output,
        )
        keys = _Keys(app)
        for key in ("enter", " "):
            keys.add(key, lambda event: event.app.exit())
        keys.add("c-c", _leaving(KeyboardInterrupt))
        self._run(app)

    def _run(self, app: "Application[Any]") -> Any:
        """Runs a prompt to its answer; a signal makes it leave by itself, which restores the terminal."""

        def leave() -> None:
            if app.future is not None and not app.future.done():
                app.exit(exception=KeyboardInterrupt)

        def deliver() -> None:
            if app.loop is not None and not app.loop.is_closed():
                app.loop.call_soon_threadsafe(leave)

        def before() -> None:
            if self._stops.pending:
                leave()

        with self._stops.routed(deliver):
            return app.run(pre_run=before, handle_sigint=False)

    def _listed(self, options: Sequence[Option], marked: Sequence[str] = ()) -> list["questionary.Choice"]:
        """The options as a list's choices; their titles are made when the width is known."""
        import questionary

        return [questionary.Choice("", o.key, checked=o.key in marked) for o in options]

    def _control(
        self, app: "Application[Any]", options: Sequence[Option], lead: int = 0
    ) -> "InquirerControl":
        """The list inside the application, its choices wrapped to the terminal each time it is drawn."""
        control = _list_of(app)
        blocks = {o.key: option(o, f"{n}) ", self._lang) for n, o in enumerate(options, 1)}

        def wrap_anew(_app: object) -> None:
            for choice in control.choices:
                choice.title = list(self._title(blocks[str(choice.value)], lead + POINTER_COLUMNS))

        wrap_anew(app)
        app.before_render.add_handler(wrap_anew)
        return control

    def _title(self, block: Block, lead: int) -> Iterator[tuple[str, str]]:
        """A choice wrapped to the terminal, as prompt_toolkit's styled pieces."""
        room = max(self._canvas.width - lead, 10)
        for i, line in enumerate(self._lines(block, room)):
            if i:
                yield "class:text", "\n" + " " * lead
            for is_code, part in line:
                yield "class:code" if is_code and self._canvas.coloured else "class:text", part

    def _lines(self, block: Block, width: int) -> Iterator[list[tuple[bool, str]]]:
        """A choice in lines, each in pieces with whether it is code."""
        if not isinstance(block, Prose):
            yield from ([(True, line)] for line in lay_out([block], width))
            return
        room = width - columns(block.mark)
        lines = wrapped(block.text, room, quoted=not self._canvas.coloured)
        for i, line in enumerate(lines):
            yield [(False, " " * columns(block.mark) if i else block.mark), *line]

    def _manner(self, count: int, *how: Text | None) -> dict[str, Any]:
        """How all lists look: above ``count`` numbered choices it is said how to choose, and the keys."""
        return {
            "message": _Live(lambda: self._told(*how, self._keys(count))),
            "qmark": "",
            "instruction": " ",
            "pointer": POINTER,
            "style": _style(),
            "erase_when_done": True,
            "output": self._output,
        }

    def _keys(self, count: int = 0) -> Text:
        """The line above an input: numbers up to ``count``, when there are numbers, and the other keys."""

        def line(lang: Lang) -> str:
            numbers = f"1-{count}, " if count else ""
            return f"{words.YOURS.of(lang)} ({numbers}{words.KEYS.of(lang)})"

        return Text(line("en"), line("ko"))

    def _told(self, *how: Text | None) -> str:
        """Advice in lines that fit beside the space that stands before each of them."""
        texts = [visible(text.of(self._lang)) for text in how if text]
        return "\n ".join(line for text in texts for line in wrap(text, self._canvas.width - 2))


class _Live:
    """A prompt's message, made anew each time it is drawn: questionary formats it then."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    def __str__(self) -> str:
        return self._make()


class _Shelf:
    """Items in an order that a person changes: by naming them one after the other, or by moving one."""

    def __init__(self, items: Sequence[Option]) -> None:
        self.items = tuple(items)
        self.pointed = 0
        self.grabbed = False
        self._order = list(range(len(items)))
        self._picked = 0

    def in_order(self) -> tuple[Option, ...]:
        return tuple(self.items[i] for i in self._order)

    def pick(self, item: int) -> None:
        """Puts an item after those that were picked before; all picked: begins again."""
        if self._picked == len(self._order):
            self._picked = 0
        if item not in self._order[: self._picked]:
            self._order.remove(item)
            self._order.insert(self._picked, item)
            self._picked += 1
        self.pointed, self.grabbed = min(self._picked, len(self._order) - 1), False

    def grab(self) -> None:
        """Takes the item that is pointed at, or lets it go."""
        self.grabbed = not self.grabbed

    def step(self, step: int) -> None:
        """Points at the next item; one that is grabbed comes along."""
        there = (self.pointed + step) % len(self._order)
        if self.grabbed:
            self._order.insert(there, self._order.pop(self.pointed))
        self.pointed = there


class _Keys:
    """Keys bound on an application, before questionary's own."""

    def __init__(self, app: "Application[Any]") -> None:
        self._bindings: KeyBindings = app.key_bindings  # type: ignore[assignment]
        self.add("q", _leaving(Quit))
        self.add("c-d", _leaving(EOFError))

    def add(self, key: str, pressed: Pressed) -> None:
        for name in dict.fromkeys((key, HANGUL.get(key, key))):
            self._bindings.add(name, eager=True)(pressed)

    def at_places(self, count: int, pressed: Callable[[int, "KeyPressEvent"], None]) -> None:
        """Binds 1 to 9 and a to i to the places from 0; those beyond ``count`` do nothing."""
        self._wishes()
        for place, letter in enumerate(LETTERS):
            for key in (str(place + 1), letter):
                self.add(key, _at(place, pressed) if place < count else lambda _event: None)

    def _wishes(self) -> None:
        """Binds what a person may want instead of choosing."""
        self.add("?", _leaving(HintWanted))
        self.add("s", _leaving(Skipped))
        for name in ("j", "k"):
            self._alias(name)

    def _alias(self, name: str) -> None:
        """The Hangul letter does what questionary bound the Latin one to."""
        bound = [b for b in self._bindings.bindings if b.keys == (name,)]
        if bound:
            self._bindings.add(HANGUL[name], eager=True)(bound[-1].handler)


def _style() -> "Style":
    """How prompts look: what is asked stands out by itself, and what tells how to answer does not."""
    from questionary import Style

    return Style([("question", "nobold"), ("code", "ansicyan"), ("pointer", "bold"), ("faint", "dim")])


def _later() -> None:
    """A signal that comes now is raised when the block is left."""


def _at(place: int, pressed: Callable[[int, "KeyPressEvent"], None]) -> Pressed:
    return lambda event: pressed(place, event)


def _leaving(reason: type[BaseException]) -> Pressed:
    return lambda event: event.app.exit(exception=reason())


def _list_of(app: "Application[Any]") -> "InquirerControl":
    """The list inside questionary's application; its window then wraps what is wider than the terminal."""
    from prompt_toolkit.filters import to_filter
    from questionary.prompts.common import InquirerControl

    for window in app.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = to_filter(True)
            window.dont_extend_height = to_filter(True)
            return window.content
    raise TypeError("questionary's layout has no list")


def _terminal() -> "Output":
    """The terminal, never asked where its cursor is: an answer that comes late would be taken for typing."""
    from prompt_toolkit.output import create_output

    output = create_output()
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output


@contextmanager
def terminal_kept() -> Iterator[None]:
    """The terminal's modes and its cursor are afterwards as they were, whatever happened in between."""
    import sys

    try:
        import termios

        descriptor = sys.stdin.fileno()
        modes = termios.tcgetattr(descriptor)
    except (ImportError, OSError, ValueError, AttributeError):
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError, termios.error, ValueError):
            termios.tcsetattr(descriptor, termios.TCSANOW, modes)
            sys.stdout.write("\x1b[?25h\x1b[?2004l")
            sys.stdout.flush()
