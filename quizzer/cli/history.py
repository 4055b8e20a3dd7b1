"""``quizzer history``: what was answered and submitted, newest first."""

import os
from shutil import get_terminal_size

import click

from quizzer.cli._options import Options, Whole, as_command, option
from quizzer.model.text import Text

DEFAULT_LIMIT = 20


@as_command(
    Text(
        "What you answered and submitted, newest first.",
        "지금까지 푼 문제와 제출한 과제를 최근 것부터 보여 줍니다.",
    ),
    reports=True,
)
@option(
    "--limit",
    type=Whole(1),
    default=DEFAULT_LIMIT,
    about=Text(
        f"At most so many sittings, and attempts ({DEFAULT_LIMIT}).",
        f"풀이와 제출을 각각 최대 몇 개까지 ({DEFAULT_LIMIT}).",
    ),
)
def command(options: Options, limit: int) -> None:
    from quizzer.app.history import as_json, history
    from quizzer.app.home import find_home

    found = history(find_home(os.environ).database, limit)
    if options.json:
        import json

        click.echo(json.dumps(as_json(found), ensure_ascii=False))
        return
    from quizzer.ui.history_page import lines

    click.echo("\n".join(lines(found, options.lang, get_terminal_size().columns, None)))
