"""A question together with where it is written, which loading does not keep."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from quizzer.content.source import Source, Where, read_source
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank, Question
from quizzer.model.text import Text

_COMMON = ("prompt", "code", "figure", "explanation", "answer_figure")


class AuthoredFile:
    """A bank or a `challenge.yaml`; it is read when the first mistake in it is to be told."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def source(self) -> Source:
        return read_source(self.path)

    @cached_property
    def _places(self) -> Mapping[str, Where]:
        entries = self.source.data["questions"] if self.source.data else []
        places: dict[str, Where] = {}
        for i, entry in enumerate(entries):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                places.setdefault(entry["id"], ("questions", i))
        return places

    def entry(self, question: str) -> Where:
        """The path to the entry with that id."""
        return self._places.get(question, ())


@dataclass(frozen=True, slots=True)
class Written:
    """A question of a bank, and that bank's file."""

    question: Question
    bank: Bank
    file: AuthoredFile

    def mistake(self, where: Where, message: str) -> Mistake:
        """A mistake at that path inside the entry; the empty path is the entry itself."""
        return self.file.source.mistake((*self.file.entry(self.question.id), *where), message)


def written(banks: Iterable[Bank], root: Path) -> list[Written]:
    """The banks' questions in their order; ``root`` is the directory that the banks were loaded from."""
    found = []
    for bank in banks:
        file = AuthoredFile(root / f"{bank.slug}.yaml")
        found += [Written(question, bank, file) for question in bank.questions]
    return found


def texts(question: Question) -> Iterator[tuple[Where, Text]]:
    """Every text of the entry and the path to it, whatever the question's kind."""
    for name in _COMMON:
        yield from _inside(getattr(question, name), (name,))
    yield from _inside(question.body, ())


def _inside(value: Any, at: Where) -> Iterator[tuple[Where, Text]]:
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _inside(item, (*at, i))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name), (*at, field.name))
