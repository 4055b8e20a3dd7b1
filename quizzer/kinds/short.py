"""A word or a few, typed; compared without what typing does not need to get right."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.model.ask import Graded, Option, Present, Write
from quizzer.model.question import Question
from quizzer.model.text import LANGS, Prose, Text

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


def prove(question: Question, deal: Deal) -> Proof:
    """Every answer that the entry lists is given, and must be graded as the entry means it.

    And the explanation must name one that is right, so that neither can be wrong unseen.
    """
    body: Body = question.body
    for lang in LANGS:
        said = normal(question.explanation.of(lang))
        if not any(normal(answer) in said for answer in body.accept):
            yield Slip(("explanation", lang), "names none of the answers that are accepted")
    for i, answer in enumerate(body.accept):
        if not _graded(question, deal, answer).right:
            yield Slip(("accept", i), f"`{answer}` is not graded right")
    for i, near in enumerate(body.near):
        for j, answer in enumerate(near.match):
            if _graded(question, deal, answer).remarks != (near.word,):
                yield Slip(
                    ("near", i, "match", j), f"`{answer}` is not answered by this word: another is first"
                )
    return 0


def _graded(question: Question, deal: Deal, answer: str) -> Graded:
    """What comes of typing this answer."""
    conversation = ask(question, deal)
    while not isinstance(next(conversation), Write):
        pass
    try:
        conversation.send(answer)
    except StopIteration as end:
        graded: Graded = end.value
        return graded
    raise AssertionError("a short question asks once")


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
