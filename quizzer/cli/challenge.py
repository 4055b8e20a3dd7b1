"""``quizzer challenge``: list, show, start, submit, and what its other modules add."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cli._challenge_aid import hint, reset, solution
from quizzer.cli._challenge_watch import watch
from quizzer.cli._options import Options, as_command, as_group, option
from quizzer.cli._show import say_json, width
from quizzer.cli._show import show as show_blocks
from quizzer.model.text import Text

if TYPE_CHECKING:
    from quizzer.app.challenge import Submitted

JUDGE_ERROR = 3


@as_command(Text("All challenges.", "모든 과제."), reports=True, name="list")
def list_(options: Options) -> None:
    from quizzer.app.aid import standing
    from quizzer.app.challenge import all_challenges, as_json
    from quizzer.app.home import find_home

    home = find_home(os.environ)
    found = all_challenges(home)
    stands = standing(home)
    if options.json:
        say_json(
            {
                "version": 1,
                "challenges": [
                    {
                        **as_json(c, options.lang),
                        "solved": c.slug in stands.solved,
                        "seen": c.slug in stands.seen,
                    }
                    for c in found
                ],
            }
        )
        return
    from quizzer.ui.challenge_pages import list_page

    show_blocks(list_page(found, stands.solved, stands.seen, options.lang, width()), options)


@as_command(Text("What is to be done.", "과제 설명."), reports=True)
@click.argument("slug")
def show(options: Options, slug: str) -> None:
    from quizzer.app.challenge import as_json, find
    from quizzer.app.home import find_home
    from quizzer.content.challenges import statement

    challenge = find(slug, find_home(os.environ))
    text = statement(challenge, options.lang)
    if options.json:
        say_json({"version": 1, **as_json(challenge, options.lang), "statement": text})
        return
    from quizzer.ui.challenge_pages import statement_page

    show_blocks(statement_page(challenge, text, options.lang), options)


@as_command(
    Text("Put the starter and the statement into a directory.", "시작 코드와 설명을 디렉터리에 만듭니다.")
)
@click.argument("slug")
@click.argument("directory", required=False, metavar="[DIR]")
def start(options: Options, slug: str, directory: str | None) -> None:
    from quizzer.app import challenge as app
    from quizzer.app.home import find_home

    challenge = app.find(slug, find_home(os.environ))
    made = app.start(challenge, Path(directory or slug), options.lang)
    for path in made:
        click.echo(str(path))
    lines = Text(
        f"Write your solution in {made[0]}, then: quizzer challenge submit {slug} --file {made[0]}",
        f"{made[0]} 파일에 풀이를 쓰고 제출하세요: quizzer challenge submit {slug} --file {made[0]}",
    )
    click.echo(lines.of(options.lang))


@as_command(Text("Have a solution judged.", "풀이를 채점합니다."), reports=True)
@click.argument("slug", required=False)
@option("--file", "file", metavar="FILE", about=Text("The file to judge.", "채점할 파일."))
@option("--no-record", is_flag=True, about=Text("Do not store this attempt.", "이 시도를 기록하지 않습니다."))
@option(
    "--full",
    is_flag=True,
    about=Text("Show every failing test in full.", "실패한 테스트를 모두 자세히 봅니다."),
)
def submit(options: Options, slug: str | None, file: str | None, no_record: bool, full: bool) -> int:
    from quizzer.app import challenge as app
    from quizzer.app.home import find_home

    home = find_home(os.environ)
    slug, path = app.locate(slug, file, Path.cwd())
    submitted = app.submit(slug, path, home, _prepare)
    _report(submitted, options, full)
    if submitted.report.trouble:
        return JUDGE_ERROR
    if not no_record:
        app.record(submitted, home, datetime.now(UTC))
    return 0 if submitted.report.verdict == "passed" else 1


def _prepare() -> None:
    """Import what showing and storing need while the judge works on another core."""
    import shutil  # noqa: F401

    import quizzer.store
    import quizzer.ui.challenge_pages
    import quizzer.ui.layout
    import quizzer.ui.terminal  # noqa: F401


def _report(submitted: "Submitted", options: Options, full: bool) -> None:
    from quizzer.ui.challenge_pages import report_json, report_page
    from quizzer.ui.verdicts import trouble

    if submitted.report.trouble:
        click.echo(f"quizzer: {trouble(submitted.report).of(options.lang)}", err=True)
    if options.json:
        say_json(report_json(submitted, options.lang))
    elif not submitted.report.trouble:
        show_blocks(report_page(submitted, options.lang, width(), full=full), options)


command = as_group(
    "challenge",
    Text("Solve coding challenges, judged here.", "코딩 과제를 풀고 바로 채점받습니다."),
    [list_, show, start, submit, watch, hint, solution, reset],
)
