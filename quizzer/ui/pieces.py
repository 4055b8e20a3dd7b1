"""Long lines of values and code in pieces that fit, broken between words where there are any."""

from quizzer.ui.width import columns


def pieces(text: str, width: int, most: int | None = None) -> list[str]:
    """The text in lines of at most ``width`` columns; of more than ``most`` the last one says that it goes on."""
    found: list[str] = []
    rest = text
    while columns(rest) > width:
        end = _fitting(rest, width)
        end = next((i for i in range(end, end // 2, -1) if rest[i - 1] in " ,("), end)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    found.append(rest)
    if most is not None and len(found) > most:
        found = [*found[: most - 1], cut(found[most - 1] + " …", width)]
    return found


def cut(line: str, width: int) -> str:
    """The beginning of a line that does not fit, with a mark that it goes on."""
    return f"{line[: _fitting(line, width - 2)].rstrip(' …')} …"


def _fitting(text: str, width: int) -> int:
    """How many of the first characters fit; one at least."""
    used = 0
    for i, char in enumerate(text):
        used += columns(char)
        if used > width:
            return max(i, 1)
    return len(text)
