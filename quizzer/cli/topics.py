"""``quizzer topics``: what can be practised, and where one stands with it."""

import os
import sys
from datetime import UTC, datetime
from shutil import get_terminal_size

import click

from quizzer.cli._options import Options, as_command
from quizzer.model.text import Text

VERSION = 1


@as_command(
    Text(
        "Topics, with the number of questions, how many are due for review, and mastery.",
        "주제마다 문제 수, 복습할 문제 수, 숙련도를 보여 줍니다.",
    ),
    reports=True,
)
def command(options: Options) -> None:
    from quizzer.app.home import find_home
    from quizzer.app.quiz import banks
    from quizzer.app.stats import topic_figures

    home = find_home(os.environ)
    topics = topic_figures(home.database, banks(home).banks, datetime.now(UTC))
    if options.json:
        import json

        listed = [
            {
                "slug": topic.slug,
                "title": topic.title.of(options.lang),
                "questions": topic.questions,
                "due": topic.due,
                "mastery": topic.mastery,
            }
            for topic in topics
        ]
        click.echo(json.dumps({"version": VERSION, "topics": listed}, ensure_ascii=False))
        return
    from quizzer.ui.topics_page import lines

    width = get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
    click.echo("\n".join(lines(topics, options.lang, width)))
