"""Which front a person gets."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from quizzer.model.errors import UserError
from quizzer.model.text import Lang, Text
from quizzer.ui.front import Front
from quizzer.ui.stops import Stops
from quizzer.ui.terminal import drawable


@contextmanager
def opened(lang: Lang, stops: Stops, environment: Mapping[str, str], *, plain: bool) -> Iterator[Front]:
    """The front for this terminal, or for none; afterwards the terminal is as it was."""
    if plain or not drawable(environment):
        yield _plain(lang)
        return
    from quizzer.ui.draw import Canvas
    from quizzer.ui.interactive import Interactive, terminal_kept

    with terminal_kept():
        yield Interactive(lang, Canvas(), stops)


def _plain(lang: Lang) -> Front:
    from shutil import get_terminal_size

    from quizzer.ui.plain import Plain

    if sys.stdout is None:
        raise UserError(
            Text("there is nowhere to write: standard output is closed.", "표준 출력이 닫혀 있습니다.")
        )
    on_terminal = sys.stdout.isatty()
    prompts = on_terminal and sys.stdin is not None and sys.stdin.isatty()
    width = get_terminal_size().columns if on_terminal else None
    return Plain(lang, sys.stdin, sys.stdout, width=width, prompts=prompts)
