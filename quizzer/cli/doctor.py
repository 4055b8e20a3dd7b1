"""``quizzer doctor``: check this machine."""

import os
from datetime import UTC, datetime
from shutil import get_terminal_size

import click

from quizzer.cli._options import Options, as_command
from quizzer.model.text import Text


@as_command(
    Text(
        "Check this machine: sandbox, judge, scores, content.", "샌드박스, 채점기, 기록, 콘텐츠를 점검합니다."
    ),
    reports=True,
)
def command(options: Options) -> int:
    from quizzer.app.doctor import as_json, examine
    from quizzer.app.home import find_home

    findings = list(examine(find_home(os.environ), datetime.now(UTC)))
    if options.json:
        import json

        click.echo(json.dumps(as_json(findings, options.lang), ensure_ascii=False))
    else:
        from quizzer.ui.doctor_page import page
        from quizzer.ui.layout import lay_out

        click.echo("\n".join(lay_out(page(findings, options.lang), get_terminal_size().columns)))
    return 0 if all(f.ok is not False for f in findings) else 1
