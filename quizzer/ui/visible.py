"""Nothing that comes from a bank, a file or a submission may steer the reader's terminal.

Control characters and bidirectional overrides are shown as escapes (``\\x1b``, ``\\u202e``), never sent.
"""

import re

TAB_STOP = 4
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with everything unsafe made visible; line breaks stay and tabs become spaces."""
    return UNSAFE.sub(_escaped, text.replace("\r\n", "\n").expandtabs(TAB_STOP))


def one_line(text: str) -> str:
    """The same on one line, for errors and prompts."""
    return visible(text).replace("\n", "\\n")


def _escaped(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape", "surrogatepass").decode("ascii")
