"""``quizzer stats``: how well it goes, by day and by topic."""

import os
from datetime import UTC, datetime
from shutil import get_terminal_size

import click

from quizzer.cli._options import Options, as_command
from quizzer.model.text import Text


@as_command(
    Text(
        "How well it goes: days, streak, and mastery of each topic.",
        "날짜별 정답률, 연속 학습 일수, 주제별 숙련도를 보여 줍니다.",
    ),
    reports=True,
)
def command(options: Options) -> None:
    from quizzer.app.home import find_home
    from quizzer.app.stats import as_json, overview
    from quizzer.content.banks import load_banks
    from quizzer.content.places import questions_root

    home = find_home(os.environ)
    banks = load_banks(questions_root(), cache=home.cache).banks
    found = overview(home.database, banks, datetime.now(UTC), None)
    if options.json:
        import json

        click.echo(json.dumps(as_json(found, options.lang), ensure_ascii=False))
        return
    from quizzer.ui.stats_page import lines

    click.echo("\n".join(lines(found, options.lang, get_terminal_size().columns)))
