"""``quizzer challenge hint``, ``solution`` and ``reset``: help for whoever is stuck."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from quizzer.cli._options import Options, as_command, option
from quizzer.cli._show import agreed, say_json, show
from quizzer.model.text import Text

YES = option("--yes", is_flag=True, about=Text("Do not ask.", "묻지 않습니다."))


@as_command(
    Text("A hint for what failed in the last attempt.", "마지막 시도에서 실패한 테스트의 힌트."), reports=True
)
@click.argument("slug", required=False)
@option(
    "--all",
    "every",
    is_flag=True,
    about=Text("For all that failed, not only the first.", "실패한 테스트 모두의 힌트를 봅니다."),
)
def hint(options: Options, slug: str | None, every: bool) -> None:
    from quizzer.app import aid
    from quizzer.app import challenge as app
    from quizzer.app.home import find_home

    home = find_home(os.environ)
    challenge = app.find(app.which(slug, Path.cwd(), "hint SLUG"), home)
    found = aid.hints(challenge, home)
    tests = found.tests if every else found.tests[:1]
    if options.json:
        say_json(aid.hints_json(challenge, tests, options.lang))
        return
    from quizzer.ui.aid_pages import hints_page

    show(hints_page(challenge.slug, tests, len(found.tests), found.attempted, options.lang), options)


@as_command(Text("The reference solution, with commentary.", "해설이 달린 모범 풀이."), reports=True)
@click.argument("slug", required=False)
@YES
def solution(options: Options, slug: str | None, yes: bool) -> None:
    from quizzer.app import aid
    from quizzer.app import challenge as app
    from quizzer.app.home import find_home

    home = find_home(os.environ)
    challenge = app.find(app.which(slug, Path.cwd(), "solution SLUG"), home)
    standing = aid.standing(home)
    if not (yes or standing.paid(challenge.slug)) and not _wanted(challenge.slug, options):
        return
    text = aid.solution(challenge, home, datetime.now(UTC))
    if options.json:
        solved = challenge.slug in standing.solved
        say_json(aid.solution_json(challenge, text, solved=solved, lang=options.lang))
        return
    from quizzer.ui.aid_pages import solution_page

    show(solution_page(challenge, text, options.lang), options)


@as_command(
    Text("Put the starter back; what is there is kept.", "시작 코드로 되돌립니다. 쓴 코드는 따로 보관합니다.")
)
@click.argument("slug", required=False)
@click.argument("directory", required=False, metavar="[DIR]")
@YES
def reset(options: Options, slug: str | None, directory: str | None, yes: bool) -> None:
    from quizzer.app import challenge as app
    from quizzer.app import reset as again
    from quizzer.app.home import find_home

    here = Path.cwd()
    slug = app.which(slug, here, "reset SLUG [DIR]")
    challenge = app.find(slug, find_home(os.environ))
    path = Path(directory) / app.file_name(slug) if directory else app.locate(slug, None, here, "reset")[1]
    if again.is_starter(challenge, path):
        line = Text(f"{path} is the starter already.", f"이미 시작 코드 그대로입니다: {path}")
    elif path.exists() and not yes and not _begin_again(path, options):
        line = Text(f"{path} stays as it is.", f"그대로 두었습니다: {path}")
    else:
        line = _reset_line(path, again.reset(challenge, path))
    click.echo(line.of(options.lang))


def _wanted(slug: str, options: Options) -> bool:
    from quizzer.app.aid import PRICE

    question = Text(
        f"{slug} is not solved yet. {PRICE.en} Show the solution?",
        f"{slug}: 아직 풀지 못한 과제입니다. {PRICE.ko} 풀이를 볼까요?",
    )
    refusal = Text(
        f"{slug} is not solved yet; with --yes the solution is shown all the same. {PRICE.en}",
        f"{slug}: 아직 풀지 못한 과제입니다. 그래도 보려면 --yes를 붙이세요. {PRICE.ko}",
    )
    return agreed(question, refusal, options)


def _begin_again(path: Path, options: Options) -> bool:
    question = Text(f"Put the starter back into {path}?", f"시작 코드로 되돌릴까요? {path}")
    refusal = Text(
        f"{path} is not the starter any more; with --yes it is put aside and replaced.",
        f"고친 파일입니다: {path} — 따로 보관하고 되돌리려면 --yes를 붙이세요.",
    )
    return agreed(question, refusal, options)


def _reset_line(path: Path, copy: Path | None) -> Text:
    if copy is None:
        return Text(f"{path}: the starter.", f"시작 코드를 만들었습니다: {path}")
    return Text(
        f"{path} is the starter again; what was there is in {copy}.",
        f"시작 코드로 되돌렸습니다: {path} — 쓰던 코드: {copy}",
    )
