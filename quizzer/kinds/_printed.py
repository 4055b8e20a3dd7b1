"""What a program printed, and whether what a person typed says the same.

A person types the output on one line: lines are separated by spaces, by ``/`` or by a literal ``\\n``. A
separator that the output itself contains is no separator there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from quizzer.model.text import Text

_SEPARATORS = ("/", "\\n")
_AROUND_MARKS = re.compile(r"\s*([\[\](){},:=])\s*")
_QUOTES = str.maketrans("", "", "'\"`‘’“”")
_MARKS = str.maketrans(dict.fromkeys("[](){},;", " "))


def lines(text: str) -> list[str]:
    """The lines of an output without spaces at their ends and without blank lines around them."""
    return [line.rstrip() for line in text.strip("\r\n").rstrip().splitlines()]


def on_one_line(text: str) -> str:
    """An output as a message shows it."""
    return " / ".join(lines(text)) or "nothing"


def says(given: str, output: str) -> bool:
    """Whether the typed line gives the output; spaces beside brackets, commas and the like do not matter."""
    return _compared(given, output) == _compared(output, output)


def generic_word(given: str, output: str) -> Text | None:
    """A helpful word when the typed line is right but for its notation; None when it is not."""
    for simplify, word in _NOTATIONS:
        if simplify(_compared(given, output)) == simplify(_compared(output, output)):
            return word
    return None


def _compared(text: str, output: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    for separator in _separators(output):
        plain = plain.replace(separator, " ")
    return " ".join(_AROUND_MARKS.sub(r"\1", plain).split())


def _separators(output: str) -> Iterator[str]:
    return (s for s in _SEPARATORS if s not in output)


def _no_quotes(text: str) -> str:
    return text.translate(_QUOTES)


def _no_marks(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


def _bare(text: str) -> str:
    return _no_marks(_no_quotes(text)).casefold()


_NOTATIONS: tuple[tuple[Callable[[str], str], Text], ...] = (
    (
        _no_quotes,
        Text(
            "Only the quotes differ: print() shows a string without quotes, and inside a list, tuple or dict "
            "with its quotes, single ones as a rule.",
            "따옴표만 다릅니다. print()는 문자열을 따옴표 없이 출력하고, "
            "리스트·튜플·딕셔너리 안의 문자열은 따옴표(보통 작은따옴표)와 함께 출력합니다.",
        ),
    ),
    (
        str.casefold,
        Text(
            "Only upper and lower case differ: Python writes True, False and None with a capital, and prints "
            "a text exactly as it is.",
            "대소문자만 다릅니다. 파이썬은 True, False, None을 대문자로 시작해 쓰고, "
            "문자열은 있는 그대로 출력합니다.",
        ),
    ),
    (
        _no_marks,
        Text(
            "Only brackets or commas differ: print(a, b) puts a space between its arguments, and a list or "
            "a tuple is printed with its brackets and commas.",
            "괄호나 쉼표만 다릅니다. print(a, b)는 인자 사이에 공백을 넣고, "
            "리스트나 튜플은 괄호와 쉼표까지 출력합니다.",
        ),
    ),
    (
        _bare,
        Text(
            "The values are right; quotes, case, brackets or commas are not as Python prints them.",
            "값은 맞지만 따옴표, 대소문자, 괄호, 쉼표가 파이썬의 출력과 다릅니다.",
        ),
    ),
)
