"""What a conversation may ask of a person, and what it says to them.

A question, a sitting and an interview are generators: they yield one of these and are sent the answer.

    yields             is sent
    ------------------ ---------------------------------------------------------
    Present, Reveal    None (the session adds its own: heading, verdict, summary)
    Choose(...)        tuple of the chosen options' keys (one, unless ``many``)
    Write(...)         the text as typed
    Arrange(...)       tuple of all items' keys, in the order that the person gave

Whoever drives the generator owns the I/O, and throws ``Skipped`` (this question, please not now) or
``Stopped`` (end of the sitting, also on Ctrl-C, Ctrl-D, SIGTERM and closed input) at any yield.
"""

from dataclasses import dataclass

from quizzer.model.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose or to arrange. ``key`` is stable; the number that a person types is its place."""

    key: str
    text: Text
    is_code: bool = False
    note: Text | None = None
    """What is said about it, under it, when it is part of the right answer."""


@dataclass(frozen=True, slots=True)
class Choose:
    options: tuple[Option, ...]
    many: bool = False
    ask: Text | None = None
    """A line above the options, when the question's own prompt does not say it all."""
    may_be_empty: bool = False
    """With ``many``: choosing none is an answer too (a rubric of which nothing was said)."""


@dataclass(frozen=True, slots=True)
class Write:
    ask: Text | None = None
    may_be_empty: bool = False
    """An empty line is an answer (said aloud); otherwise a person who types nothing is asked again."""


@dataclass(frozen=True, slots=True)
class Arrange:
    items: tuple[Option, ...]


Given = str | list[str] | dict[str, str | list[str] | dict[str, str]]
"""An answer as JSON-able data: see ``Graded.given``."""


class Skipped(Exception):
    """The person wants the next question; this one is not counted."""


class Stopped(Exception):
    """The person, or the world, ends the sitting here; what was answered is kept."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one question.

    ``given``   what the person answered, as JSON-able data: a list of keys; a text; or, where that would not
                say it all, both by name (``{"text": …, "points": […]}``, ``{"text": …, "values": {…}}``);
    ``score``   0.0 to 1.0; the answer is right when it is 1.0;
    ``remarks`` what to say about *this* answer: each chosen distractor's own reason, a near miss's word;
    ``answer``  the right answer, or what was missed of it, as lines to show;
    ``explanation``, ``prompt``  instead of the question's own, when this showing has its own (its values put in);
    ``ordered`` the lines of the answer are in an order;
    ``said``    the verdict in words, and ``heading`` what stands above the answer, where "right", "wrong" and
                "answer" would not be the words for it.
    """

    given: Given
    score: float
    remarks: tuple[Text, ...]
    answer: tuple[Option, ...]
    explanation: Text | None = None
    prompt: Text | None = None
    ordered: bool = False
    said: Text | None = None
    heading: Text | None = None

    @property
    def right(self) -> bool:
        return self.score == 1.0


@dataclass(frozen=True, slots=True)
class Present:
    """The question itself: what is asked, and the code and the figure that it is about."""

    prompt: Text
    code: Text | None = None
    figure: Text | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """Something shown in the middle of a question, such as the rubric of a recall question."""

    title: Text
    lines: tuple[Text, ...]
