"""What commands share that report: blocks on the terminal, JSON, and a question before what cannot be undone."""

import os
import sys
from typing import Any

import click

from quizzer.cli._options import Options
from quizzer.model.errors import UserError
from quizzer.model.text import Text

YES = ("y", "yes", "ㅛ", "예", "네")
INTERRUPTED = 130


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def show(blocks: Any, options: Options) -> None:
    """Blocks in colour on a terminal, as plain lines elsewhere."""
    from quizzer.ui.terminal import drawable

    if not options.plain and sys.stdout.isatty() and drawable(os.environ):
        from quizzer.ui.draw import Canvas

        Canvas().draw(blocks)
        return
    from quizzer.ui.layout import lay_out

    click.echo("\n".join(lay_out(blocks, width())))


def say_json(data: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False))


def agreed(question: Text, refusal: Text, options: Options) -> bool:
    """Whether the person says yes. Where nobody can be asked it is a ``UserError`` with ``refusal``."""
    if options.json or not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise UserError(refusal)
    click.echo(f"{question.of(options.lang)} [y/N] ", nl=False)
    line = sys.stdin.readline()
    if not line.endswith("\n"):
        click.echo()
    return line.strip().casefold() in YES


def _is_terminal(stream: Any) -> bool:
    return stream is not None and stream.isatty()
