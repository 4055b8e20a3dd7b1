"""Where the two languages of a text have drifted apart: one says less, shows other code, or is missing."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from quizzer.content.source import Where
from quizzer.content.written import Written, texts
from quizzer.model.mistake import Mistake
from quizzer.model.text import LANGS, Text

MOST_WORDS_ALIKE = 3
"""A text of so few English words may be a term that Korean engineers use as it is."""

CODE = ("code", "proof")
OUTPUT = ("output",)
FIGURES = ("figure", "answer_figure")

_SPAN = re.compile(r"`[^`\n]+`")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|`[^`]*`|\"[^\"]*\"|'[^']*'", re.DOTALL)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_STRING = re.compile(
    r"""(?P<string>(?<!\w)[rbfuRBFU]{0,2}(?:'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))"""
    r"|(?P<comment>\#[^\n]*)",
    re.DOTALL,
)


def check_drift(entry: Written) -> Iterator[Mistake]:
    """Every text of the entry whose two languages do not say the same, as far as that can be seen."""
    for where, text in texts(entry.question):
        for lang, message in _differences(where, text):
            yield entry.mistake((*where, lang), message)


def _differences(where: Where, text: Text) -> Iterator[tuple[str, str]]:
    field = where[-1]
    if field in CODE:
        yield from _of_code(text)
    elif field in OUTPUT:
        yield from _of_output(text)
    elif field not in FIGURES:
        yield from _of_prose(text)
    if field not in OUTPUT and _HANGUL.search(_outside_quotes(text.en, is_code=field in CODE)):
        yield "en", "Korean outside a quotation stands in the English text"


def _of_prose(text: Text) -> Iterator[tuple[str, str]]:
    if len(_WORD.findall(_SPAN.sub(" ", text.en))) > MOST_WORDS_ALIKE and not _HANGUL.search(text.ko):
        yield "ko", "the Korean text has no Korean in it"
        return
    for name, pattern in (("code", _SPAN), ("placeholder", _PLACEHOLDER)):
        found = {lang: _counted(pattern, text.of(lang)) for lang in LANGS}
        missing = {"en": found["ko"] - found["en"], "ko": found["en"] - found["ko"]}
        for lang in LANGS:
            if missing[lang]:
                other = "Korean" if lang == "en" else "English"
                listed = ", ".join(sorted(missing[lang].elements()))
                yield lang, f"the {other} text has {name} that is missing here: {listed}"


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match[0] for match in pattern.finditer(text))


def _of_code(text: Text) -> Iterator[tuple[str, str]]:
    if text.en != text.ko and skeleton(text.en) != skeleton(text.ko):
        yield "ko", "is other code than the English one: only comments and texts in quotes may differ"


def _of_output(text: Text) -> Iterator[tuple[str, str]]:
    lines = {lang: len(text.of(lang).splitlines()) for lang in LANGS}
    if lines["en"] != lines["ko"]:
        yield "ko", f"has {lines['ko']} lines, and the English output {lines['en']}"


def skeleton(code: str) -> str:
    """The program without comments and without the contents of its string literals."""
    try:
        tree = ast.parse(_PLACEHOLDER.sub(r"__\1__", code))
    except (SyntaxError, ValueError):
        return " ".join(_STRING.sub(lambda m: "''" if m["string"] else "", code).split())
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            node.values = [part for part in node.values if isinstance(part, ast.FormattedValue)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            node.value = ""
    return ast.dump(tree)


def _outside_quotes(text: str, *, is_code: bool) -> str:
    if is_code:
        return _STRING.sub(lambda m: "" if m["string"] else m[0], text)
    return _QUOTED.sub(" ", text)
