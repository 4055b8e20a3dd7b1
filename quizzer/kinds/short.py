"""A word or a few, typed; compared without what typing does not need to get right."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.model.ask import Graded, Option, Present, Write
from quizzer.model.question import Question
from quizzer.model.text import Prose, Text

TITLE = Text("Short answer", "단답")
HINT = Text(
    "Type a word or a few. Case, spaces and quotes do not matter.",
    "단어나 짧은 구로 답하세요. 대소문자, 띄어쓰기, 따옴표는 가리지 않습니다.",
)

_QUOTES = frozenset("\"'`´“”„‘’‚«»‹›「」『』")
_FINAL = ".!?。,;:"
_CALL = re.compile(r"(?<=\w)(\(\))+")
_NUMBER = re.compile(r"[+-]?(\d+(_\d+)*(\.\d*)?|\.\d+)(e[+-]?\d+)?")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Near:
    """Answers that are wrong but worth a helpful word."""

    match: tuple[str, ...]
    word: Prose


@dataclass(frozen=True, slots=True)
class Body:
    accept: tuple[str, ...]
    near: tuple[Near, ...] = ()


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    if not body.accept:
        yield Slip(("accept",), "needs at least one accepted answer")
    for i, near in enumerate(body.near):
        if not near.match:
            yield Slip(("near", i, "match"), "needs at least one answer that it speaks to")
        for j, match in enumerate(near.match):
            if _is_one_of(match, body.accept):
                yield Slip(("near", i, "match", j), f"`{match}` is also an accepted answer")


def ask(question: Question, _deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    given = yield Write()
    answer = (Option("answer", _shown(body.accept)),)
    if _is_one_of(given, body.accept):
        return Graded(given, 1.0, (), answer)
    words = (near.word for near in body.near if _is_one_of(given, near.match))
    return Graded(given, 0.0, tuple(words)[:1], answer)


def prove(_question: Question, _deal: Deal) -> Proof:
    yield from ()
    return 0


def normal(text: str) -> str:
    """What is compared: no case, width, spaces, quotes, brackets of a call, or final punctuation."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(c for c in folded if not _is_dropped(c))
    plain = unicodedata.normalize("NFKC", kept)
    return _CALL.sub("", plain).rstrip(_FINAL) or plain


def _is_dropped(char: str) -> bool:
    return char.isspace() or char in _QUOTES or unicodedata.category(char) == "Cf"


def _is_one_of(given: str, answers: tuple[str, ...]) -> bool:
    word, number = normal(given), _number(given)
    return any(word == normal(a) or (number is not None and number == _number(a)) for a in answers)


def _number(text: str) -> float | None:
    word = normal(text)
    return float(word) if _NUMBER.fullmatch(word) else None


def _shown(accept: tuple[str, ...]) -> Text:
    """The first answer for each reader: the Korean one sees the first with Hangul, when there is one."""
    korean = [a for a in accept if _HANGUL.search(a)]
    other = [a for a in accept if not _HANGUL.search(a)]
    return Text((other or korean)[0], (korean or other)[0])
