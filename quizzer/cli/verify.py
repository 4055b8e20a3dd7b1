"""``quizzer verify``: check banks and challenges by running everything in them."""

import os
from typing import TYPE_CHECKING

import click

from quizzer.cli._options import Options, as_command
from quizzer.model.text import Text

if TYPE_CHECKING:
    from quizzer.app.verify import Verified


@as_command(
    Text(
        "Check banks and challenges: every mistake as file:line:column, every output and submission by running it.",
        "문제 은행과 과제를 검사합니다. 실수는 파일:줄:칸으로 알리고, 출력과 제출 예는 모두 실행해 봅니다.",
    ),
    reports=True,
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(options: Options, paths: tuple[str, ...]) -> int:
    from quizzer.app.challenge import require_fork
    from quizzer.app.home import find_home
    from quizzer.app.verify import as_json, select, verify

    require_fork()
    found = verify(select(paths), find_home(os.environ))
    if options.json:
        import json

        click.echo(json.dumps(as_json(found), ensure_ascii=False))
        return 1 if found.mistakes else 0
    for mistake in found.mistakes:
        click.echo(str(mistake))
    for line in _summary(found):
        click.echo(line.of(options.lang))
    return 1 if found.mistakes else 0


def _summary(found: "Verified") -> list[Text]:
    lines = []
    if found.banks:
        skipped = Text(
            f", {found.skipped} not for this Python", f", 이 파이썬에 해당하지 않는 문제 {found.skipped}개"
        )
        lines.append(
            Text(
                f"banks: {found.banks}, questions: {found.questions}, outputs proved on CPython {found.python}: "
                f"{found.outputs}{skipped.en if found.skipped else ''}",
                f"문제 은행 {found.banks}개, 문제 {found.questions}개, CPython {found.python}에서 확인한 출력 "
                f"{found.outputs}개{skipped.ko if found.skipped else ''}",
            )
        )
    if found.challenges:
        lines.append(
            Text(
                f"challenges: {found.challenges}, right submissions run: {found.accepted}, wrong ones: {found.wrong}, "
                f"starters: {found.starters}",
                f"과제 {found.challenges}개, 실행한 올바른 제출 {found.accepted}개, 틀린 제출 {found.wrong}개, "
                f"시작 코드 {found.starters}개",
            )
        )
    count = len(found.mistakes)
    lines.append(
        Text(f"{count} mistakes" if count else "no mistakes", f"실수 {count}개" if count else "실수 없음")
    )
    return lines
