"""Questions that ask the same again: nearly the same program under other names, or nearly the same prompt."""

import builtins
import io
import keyword
import re
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from quizzer.content.written import Written
from quizzer.model.mistake import Mistake
from quizzer.model.text import LANGS

ALIKE_PROMPTS = 0.7
"""The share of all words of two prompts that both have, from which on they ask the same.

Chosen by looking at all pairs of the shipped banks: copies are above, and the nearest of the others (two
orders of events, 0.64) ask about different programs."""

ALIKE_PROGRAMS = 0.88
"""The share of two programs' tokens that stand in both in the same order, names aside.

The nearest of the shipped pairs, 0.85, are variants of the note's own example."""

FEWEST_TOKENS = 12
"""A program of fewer tokens says too little to be recognised."""

_WORD = re.compile(r"\w+")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_LAYOUT = frozenset(
    (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What two questions are compared by."""

    program: tuple[str, ...]
    prompts: tuple[frozenset[str], ...]


def check_alike(entries: Sequence[Written]) -> Iterator[Mistake]:
    """Each question that asks nearly what an earlier one asks, told at the later one."""
    looks = [_look(entry) for entry in entries]
    for later, entry in enumerate(entries):
        for earlier in range(later):
            if where := _same(looks[earlier], looks[later]):
                other = entries[earlier]
                place = other.mistake((), "")
                at = f"{place.path}:{place.line}:{place.column}"
                yield entry.mistake((where,), f"asks nearly what `{other.question.id}` asks ({at})")
                break


def _look(entry: Written) -> _Look:
    question = entry.question
    program = normalised(question.code.en) if question.code else ()
    return _Look(program, tuple(words(question.prompt.of(lang)) for lang in LANGS))


def _same(one: _Look, other: _Look) -> str | None:
    """The key at which the two are the same, if they are."""
    for mine, yours in zip(one.prompts, other.prompts, strict=True):
        if overlap(mine, yours) >= ALIKE_PROMPTS:
            return "prompt"
    if len(one.program) < FEWEST_TOKENS or len(other.program) < FEWEST_TOKENS:
        return None
    return "code" if likeness(one.program, other.program) >= ALIKE_PROGRAMS else None


def words(text: str) -> frozenset[str]:
    """The words of a text, without case and punctuation."""
    return frozenset(_WORD.findall(text.casefold()))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all their words that both have, 0.0 to 1.0."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of all tokens that both have in the same order, 0.0 to 1.0; 0.0 for what cannot be alike."""
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < ALIKE_PROGRAMS * total:
        return 0.0
    if 2 * (Counter(one) & Counter(other)).total() < ALIKE_PROGRAMS * total:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def normalised(code: str) -> tuple[str, ...]:
    """The program's tokens without layout and comments; its own names are numbered as they appear."""
    numbers: dict[str, str] = {}
    return tuple(_named(token, numbers) for token in _tokens(_PLACEHOLDER.sub(r"\1", code)))


def _named(token: str, numbers: dict[str, str]) -> str:
    if not token.isidentifier() or keyword.iskeyword(token) or hasattr(builtins, token):
        return token
    return numbers.setdefault(token, f"name{len(numbers)}")


def _tokens(code: str) -> Iterator[str]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type not in _LAYOUT and token.string:
                yield token.string
    except (tokenize.TokenError, SyntaxError):
        return
