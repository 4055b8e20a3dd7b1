"""One bank file, compiled: its questions, what they refer to, and what is wrong with it.

Whether references lead anywhere is not known here: that takes all files (``linked``).
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from quizzer.content.compiled import Compiled, Flaw, Head, Placed, Reference, Role
from quizzer.content.pythons import clauses
from quizzer.content.shape import shaped
from quizzer.content.source import Source, Where, read_source
from quizzer.content.suggest import did_you_mean
from quizzer.kinds import kind, names
from quizzer.model.mistake import Mistake
from quizzer.model.question import Level, Question
from quizzer.model.text import LANGS, Prose, Text

CLAIMS = {"N1": 29, "N2": 70}
"""How many claims each of the two lecture notes makes: N1-01 to N1-29, N2-01 to N2-70."""

WIDEST_FIGURE = 40

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CLAIM = re.compile(r"(N[12])-(\d\d)")


@dataclass(frozen=True, slots=True)
class _File:
    bank: str
    order: int
    title: Prose
    questions: tuple[Any, ...]
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """The fields that every question has, whatever its kind."""

    id: str
    kind: str
    level: Level
    prompt: Prose
    explanation: Prose
    reference: str
    topics: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    code: Text | None = None
    figure: Text | None = None
    answer_figure: Text | None = None
    pythons: str = ""
    follow_up: str | None = None


_COMMON = tuple(_Entry.__dataclass_fields__)


def compile_bank(path: Path) -> Compiled:
    """Reads and checks a bank file; its slug is the file's name."""
    source = read_source(path)
    if not isinstance(source.data, dict):
        flaws = source.mistakes or (source.mistake((), "a bank is a mapping: bank, order, title, questions"),)
        return Compiled(None, (), (), _flaws(flaws))
    head, mistakes = _head(source, path.stem)
    entries = source.data.get("questions")
    compiled = [_entry(source, i, path.stem) for i in range(len(entries) if isinstance(entries, list) else 0)]
    return Compiled(
        head,
        tuple(Placed(i, question) for i, (question, _) in enumerate(compiled) if question),
        tuple(_references(source)),
        _flaws((*source.mistakes, *mistakes, *(m for _, wrong in compiled for m in wrong))),
        len(compiled),
    )


def _flaws(mistakes: tuple[Mistake, ...]) -> tuple[Flaw, ...]:
    return tuple(Flaw(m.line, m.column, m.message) for m in sorted(set(mistakes)))


def _head(source: Source, slug: str) -> tuple[Head | None, tuple[Mistake, ...]]:
    data = dict(source.data)
    if isinstance(data.get("questions"), list):
        data["questions"] = []  # each entry is checked by itself
    file, mistakes = shaped(source, _File, (), data)
    wrong = [*mistakes]
    if isinstance(data.get("bank"), str) and data["bank"] != slug:
        wrong.append(source.mistake(("bank",), f"`bank` must be the file's name, `{slug}`"))
    if not _SLUG.fullmatch(slug):
        wrong.append(source.mistake((), f"the file's name is no slug: {_slug_rule(slug)}"))
    wrong += _slugs(source, (), data, "challenges")
    if file is None or wrong:
        return None, tuple(wrong)
    return Head(file.title, file.order, file.challenges), ()


def _entry(source: Source, index: int, bank: str) -> tuple[Question | None, tuple[Mistake, ...]]:
    where: Where = ("questions", index)
    data = source.data["questions"][index]
    if not isinstance(data, dict):
        return None, (source.mistake(where, "a question is a mapping: id, kind, level, prompt, …"),)
    common = {key: value for key, value in data.items() if key in _COMMON}
    own = {key: value for key, value in data.items() if key not in _COMMON}
    entry, mistakes = shaped(source, _Entry, where, common)
    wrong = [*mistakes, *_check_values(source, where, data)]
    body = None
    if data.get("kind") in names():
        body, mistakes = shaped(source, kind(data["kind"]).Body, where, own, also=_COMMON)
        wrong += mistakes
    if entry is None or body is None or wrong or _is_flawed(source, where):
        return None, tuple(wrong)
    question = _question(entry, body, bank, _revision(data))
    wrong = [*_check_figures(source, where, question)]
    wrong += (source.mistake((*where, *s.where), s.message) for s in kind(question.kind).check(question))
    return (None if wrong else question), tuple(wrong)


def _is_flawed(source: Source, where: Where) -> bool:
    """Whether reading the file already found something wrong within this entry, such as a key given twice."""
    if not source.mistakes:
        return False
    start = source.mistake(where, "")
    following = source.data["questions"][int(where[1]) + 1 :]
    end = source.mistake((where[0], int(where[1]) + 1), "") if following else None
    return any(start <= m and (end is None or m < end) for m in source.mistakes)


def _question(entry: _Entry, body: Any, bank: str, revision: str) -> Question:
    return Question(
        id=entry.id,
        bank=bank,
        kind=entry.kind,
        level=entry.level,
        topics=tuple(dict.fromkeys((bank, *entry.topics))),
        claims=entry.claims,
        prompt=entry.prompt,
        code=entry.code,
        figure=entry.figure,
        explanation=entry.explanation,
        answer_figure=entry.answer_figure,
        reference=entry.reference,
        pythons=entry.pythons,
        follow_up=entry.follow_up,
        revision=revision,
        body=body,
    )


def _revision(data: Any) -> str:
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:12]


def _references(source: Source) -> Iterator[Reference]:
    """Every name that an entry gives, also those of entries that are left out."""
    entries = source.data.get("questions")
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield from _names_in(source, i, entry)


def _names_in(source: Source, index: int, entry: dict[str, Any]) -> Iterator[Reference]:
    topics = entry.get("topics")
    named: list[tuple[Role, Where, Any]] = [("id", ("id",), entry.get("id"))]
    named += [("topic", ("topics", i), t) for i, t in enumerate(topics if isinstance(topics, list) else ())]
    named += [("follow_up", ("follow_up",), entry.get("follow_up"))]
    for role, at, name in named:
        if isinstance(name, str):
            place = source.mistake(("questions", index, *at), "")
            yield Reference(index, role, name, place.line, place.column)


def _check_values(source: Source, where: Where, data: dict[str, Any]) -> Iterator[Mistake]:
    """What the values of single fields must look like; of fields with the wrong type, the shape speaks."""
    yield from _slugs(source, where, data, "id")
    name = data.get("kind")
    if isinstance(name, str) and name.strip() and name not in names():
        choices = ", ".join(names())
        message = f"`kind` is one of {choices}, not `{name}`{did_you_mean(name, names())}"
        yield source.mistake((*where, "kind"), message)
    claims = data.get("claims")
    for i, claim in enumerate(claims if isinstance(claims, list) else ()):
        if isinstance(claim, str) and claim.strip() and (wrong := _wrong_claim(claim)):
            yield source.mistake((*where, "claims", i), wrong)
    pythons = data.get("pythons")
    if isinstance(pythons, str) and pythons.strip() and not _is_specifier(pythons):
        message = f"`pythons` looks like `>=3.13` or `>=3.11.4,<3.13`, not `{pythons}`"
        yield source.mistake((*where, "pythons"), message)


def _slugs(source: Source, where: Where, data: dict[str, Any], field: str) -> Iterator[Mistake]:
    value = data.get(field)
    named = [((*where, field), value)]
    if isinstance(value, list):
        named = [((*where, field, i), item) for i, item in enumerate(value)]
    for at, name in named:
        if isinstance(name, str) and name.strip() and not _SLUG.fullmatch(name):
            yield source.mistake(at, f"`{field}` is no slug: {_slug_rule(name)}")


def _slug_rule(name: str) -> str:
    return f"`{name}` must be lower-case letters and digits, in parts joined by hyphens"


def _wrong_claim(claim: str) -> str | None:
    match = _CLAIM.fullmatch(claim)
    if not match:
        return f"a claim looks like N1-07 or N2-55, not `{claim}`"
    note, number = match[1], int(match[2])
    if 1 <= number <= CLAIMS[note]:
        return None
    return f"there is no claim {claim}: those of this note are {note}-01 to {note}-{CLAIMS[note]}"


def _is_specifier(text: str) -> bool:
    try:
        return bool(clauses(text))
    except ValueError:
        return False


def _check_figures(source: Source, where: Where, question: Question) -> Iterator[Mistake]:
    figures = {"figure": question.figure, "answer_figure": question.answer_figure}
    for field, figure in figures.items():
        for lang in LANGS if figure else ():
            width = max(_columns()(line) for line in figure.of(lang).splitlines()) if figure else 0
            if width > WIDEST_FIGURE:
                message = f"`{field}` is {width} columns wide; at most {WIDEST_FIGURE} fit a narrow terminal"
                yield source.mistake((*where, field, lang), message)


@cache
def _columns() -> Callable[[str], int]:
    from wcwidth import wcwidth

    return lambda line: sum(max(wcwidth(char), 0) for char in line)
