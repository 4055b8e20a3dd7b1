"""How many sentences an explanation takes: it is read between two questions."""

import re
from collections.abc import Iterator

from quizzer.content.written import Written
from quizzer.model.mistake import Mistake
from quizzer.model.text import LANGS

MOST = 3

_SPAN = re.compile(r"`[^`\n]+`")
_SHORTENED = re.compile(r"\b(e\.g|i\.e|etc|vs|cf|approx)\.", re.IGNORECASE)
_END = re.compile(r"[.!?。…]+[)\]\"'”’]*(?=\s|$)")


def check_explanation(entry: Written) -> Iterator[Mistake]:
    """An explanation has at most ``MOST`` sentences, in each language."""
    for lang in LANGS:
        count = sentences(entry.question.explanation.of(lang))
        if count > MOST:
            yield entry.mistake(("explanation", lang), f"has {count} sentences: at most {MOST} are read")


def sentences(text: str) -> int:
    """The number of sentences; a last one without a full stop counts too."""
    plain = _SHORTENED.sub(r"\1", _SPAN.sub("code", text)).strip()
    ends = list(_END.finditer(plain))
    unfinished = bool(plain) and (not ends or ends[-1].end() < len(plain))
    return len(ends) + unfinished
