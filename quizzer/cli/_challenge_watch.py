"""``quizzer challenge watch``: judged again on every save."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from quizzer.cli._options import Options, as_command, option
from quizzer.model.text import Text


@as_command(Text("Judge a solution again on every save.", "저장할 때마다 다시 채점합니다."), reports=True)
@click.argument("slug", required=False)
@option("--file", "file", metavar="FILE", about=Text("The file to watch.", "지켜볼 파일."))
@option("--no-record", is_flag=True, about=Text("Do not store the attempts.", "시도를 기록하지 않습니다."))
def watch(options: Options, slug: str | None, file: str | None, no_record: bool) -> int:
    from quizzer.app import challenge as app
    from quizzer.app.desk import Desk
    from quizzer.app.home import find_home
    from quizzer.ui.stops import Stops

    app.require_fork()
    home = find_home(os.environ)
    slug, path = app.locate(slug, file, Path.cwd(), "watch")
    challenge = app.find(slug, home)
    desk = Desk(home, options.lang, lambda: datetime.now(UTC), stored=not no_record)

    from quizzer.ui.watch import Inbox, opened, watched

    inbox, stops = Inbox(), Stops()
    try:
        with (
            stops.installed(),
            opened(options.lang, stops, inbox, plain=options.plain, json=options.json) as face,
        ):
            return watched(desk, challenge, path, face, inbox)
    finally:
        inbox.close()
