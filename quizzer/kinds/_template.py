"""Placeholders such as ``{{n}}`` in the texts of an entry whose showings differ."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from quizzer.model.text import LANGS, Text

Value = bool | int | float | str
Values = Mapping[str, Value]

_PLACEHOLDER = re.compile(r"\{\{\s*([^\W\d]\w*)\s*\}\}")


def names(text: str) -> frozenset[str]:
    """The names that the text has placeholders for."""
    return frozenset(_PLACEHOLDER.findall(text))


def filled(text: Text, values: Values) -> Text:
    """The text with each known placeholder replaced by ``str(value)``; the template quotes what it needs."""

    def put(match: re.Match[str]) -> str:
        return str(values[match[1]]) if match[1] in values else match[0]

    en, ko = (_PLACEHOLDER.sub(put, text.of(lang)) for lang in LANGS)
    return Text(en, ko)


def combinations(vary: Mapping[str, tuple[Value, ...]]) -> Iterator[dict[str, Value]]:
    """Every way to choose one value for each name; without names the one empty way."""
    for chosen in product(*vary.values()):
        yield dict(zip(vary, chosen, strict=True))
