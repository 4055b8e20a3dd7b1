"""What a typed line means: an answer, or a wish (``?`` hint, ``s`` skip, ``q`` stop).

Digits, commas and marks may come full-width from a Korean keyboard, and ``s`` and ``q`` as ㄴ and ㅂ.
"""

import re
from collections.abc import Sequence
from unicodedata import normalize

from quizzer.model.ask import Option, Skipped, Stopped
from quizzer.model.text import Text, both
from quizzer.ui import words

HINT = "?"
SKIP = ("s", "ㄴ")
STOP = ("q", "ㅂ")
LITERAL = "="


class Quit(Stopped):
    """The person's own wish to stop."""


class HintWanted(Exception):
    """The person asks how to answer this."""


class Unclear(Exception):
    """The line is no answer; ``wanted`` says what is."""

    def __init__(self, *wanted: Text) -> None:
        super().__init__(wanted)
        self.wanted = wanted


def chosen(line: str, options: Sequence[Option], *, many: bool, may_be_empty: bool) -> tuple[str, ...]:
    """The keys of the options that a line such as ``2`` or ``1,3`` names, in the order shown."""
    numbers = _numbers(line)
    count = both(str(len(options)))
    known = all(1 <= n <= len(options) for n in numbers)
    if not many and (len(numbers) != 1 or not known):
        raise Unclear(_filled(words.ONE_NUMBER, count))
    if many and (not known or not (numbers or may_be_empty)):
        extra = (words.NONE_TOO,) if may_be_empty else ()
        raise Unclear(_filled(words.NUMBERS, count), *extra)
    return tuple(options[n - 1].key for n in sorted(set(numbers)))


def arranged(line: str, items: Sequence[Option]) -> tuple[str, ...]:
    """All keys in the order that a line such as ``3 1 2`` names; the rest follow as shown."""
    numbers = _numbers(line)
    if len(numbers) == 1 and len(items) < 10:
        numbers = [int(digit) for digit in str(numbers[0])]
    if not numbers or len(set(numbers)) < len(numbers) or not all(1 <= n <= len(items) for n in numbers):
        raise Unclear(words.AN_ORDER)
    rest = [n for n in range(1, len(items) + 1) if n not in numbers]
    return tuple(items[n - 1].key for n in (*numbers, *rest))


def written(line: str, *, may_be_empty: bool) -> str:
    """The text of a line; after ``=`` it is taken as it stands, whatever it is."""
    _wishes(line)
    if line.startswith(LITERAL):
        return line.removeprefix(LITERAL)
    if not line.strip() and not may_be_empty:
        raise Unclear(words.SOMETHING, words.LITERALLY)
    return line


def _wishes(line: str) -> None:
    word = normalize("NFKC", line).strip().lower()
    if word == HINT:
        raise HintWanted
    if normalize("NFC", word) in SKIP or line.strip() in SKIP:
        raise Skipped
    if normalize("NFC", word) in STOP or line.strip() in STOP:
        raise Quit


def _numbers(line: str) -> list[int]:
    """The numbers of a line of nothing but numbers; raises ``Unclear`` by an impossible number otherwise."""
    _wishes(line)
    plain = normalize("NFKC", line).strip()
    parts = [p for p in re.split(r"[\s,.、]+", plain) if p]
    return [int(p) if p.isascii() and p.isdigit() and len(p) < 20 else -1 for p in parts]


def _filled(text: Text, n: Text) -> Text:
    return Text(text.en.format(n=n.en), text.ko.format(n=n.ko))
