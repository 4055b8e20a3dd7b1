"""``quizzer verify``: check banks and challenges by running everything in them."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from quizzer.cli._options import Options, as_command, option
from quizzer.model.text import Text

if TYPE_CHECKING:
    from quizzer.app.selection import Selection
    from quizzer.app.verify import Verified


@as_command(
    Text(
        "Check banks and challenges: every mistake as file:line:column, every output and submission by running it.",
        "문제 은행과 과제를 검사합니다. 실수는 파일:줄:칸으로 알리고, 출력과 제출 예는 모두 실행해 봅니다.",
    ),
    reports=True,
)
@option(
    "--all",
    "everything",
    is_flag=True,
    about=Text(
        "Prove outputs on every CPython from 3.11 up, and count what must be there.",
        "3.11 이상의 모든 CPython에서 출력을 확인하고, 갖춰야 할 수도 셉니다.",
    ),
)
@option(
    "--coverage",
    is_flag=True,
    about=Text(
        "Only list how many questions cover each claim of the notes.",
        "노트의 주장마다 문제가 몇 개인지만 보여 줍니다.",
    ),
)
@option(
    "--no-cache",
    is_flag=True,
    about=Text("Run also what is unchanged.", "바뀌지 않은 것도 다시 실행합니다."),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    options: Options, paths: tuple[str, ...], everything: bool, coverage: bool, no_cache: bool
) -> int:
    from quizzer.app.selection import select

    selection = select(paths)
    if coverage and not everything:
        return _coverage(options, selection)
    return _verify(options, selection, everything=everything, remember=not no_cache)


def _coverage(options: Options, selection: "Selection") -> int:
    from quizzer.app.verify import cover, coverage_as_json

    covered = cover(selection)
    if options.json:
        _say_json(coverage_as_json(covered))
    else:
        from shutil import get_terminal_size

        from quizzer.ui.coverage_page import lines

        for mistake in covered.mistakes:
            click.echo(str(mistake))
        width = get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
        click.echo("\n".join(lines(covered, options.lang, width)))
    return 1 if covered.mistakes else 0


def _verify(options: Options, selection: "Selection", *, everything: bool, remember: bool) -> int:
    from quizzer.app.challenge import require_fork
    from quizzer.app.home import find_home
    from quizzer.app.verify import as_json, verify
    from quizzer.grading.pythons import find_pythons, this_python

    require_fork()
    pythons = find_pythons(os.environ) if everything else (this_python(),)
    home = find_home(os.environ) if remember else None
    found = verify(selection, pythons, home, shipped=everything and selection.whole)
    if options.json:
        _say_json(as_json(found))
    else:
        for mistake in found.mistakes:
            click.echo(str(mistake))
        for line in _summary(found):
            click.echo(line.of(options.lang))
    return 1 if found.mistakes else 0


def _say_json(report: object) -> None:
    import json

    click.echo(json.dumps(report, ensure_ascii=False))


def _summary(found: "Verified") -> Iterator[Text]:
    if found.banks:
        yield Text(
            f"banks: {found.banks}, questions: {found.questions}",
            f"문제 은행 {found.banks}개, 문제 {found.questions}개",
        )
        yield from _counted(found)
        yield from _proved(found)
    if found.challenges:
        yield Text(
            f"challenges: {found.challenges}, right submissions: {found.accepted}, wrong ones: {found.wrong}, "
            f"starters: {found.starters}",
            f"과제 {found.challenges}개, 올바른 제출 {found.accepted}개, 틀린 제출 {found.wrong}개, "
            f"시작 코드 {found.starters}개",
        )
    yield Text(
        f"run now: {found.ran} programs, {found.judged} challenges; the rest was right before and is unchanged",
        f"이번에 실행: 프로그램 {found.ran}개, 과제 {found.judged}개. 나머지는 전에 확인했고 바뀌지 않았습니다",
    )
    count = len(found.mistakes)
    yield Text(f"{count} mistakes" if count else "no mistakes", f"실수 {count}개" if count else "실수 없음")


def _counted(found: "Verified") -> Iterator[Text]:
    """What must be there at least, and how much there is."""
    if found.counts:
        listed = ", ".join(f"{c.what} {c.count} (≥ {c.least})" for c in found.counts)
        shares = ", ".join(f"{level.value} {share:.0%}" for level, share in found.levels.items())
        yield Text(f"counts: {listed}", f"개수: {listed}")
        yield Text(f"levels: {shares}", f"난이도: {shares}")


def _proved(found: "Verified") -> Iterator[Text]:
    for proved in found.proved:
        skipped = Text(
            f", {proved.skipped} questions not asked there", f", 해당하지 않는 문제 {proved.skipped}개"
        )
        yield Text(
            f"outputs proved on CPython {proved.python}: {proved.outputs}{skipped.en if proved.skipped else ''}",
            f"CPython {proved.python}에서 확인한 출력 {proved.outputs}개{skipped.ko if proved.skipped else ''}",
        )
