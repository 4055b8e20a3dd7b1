"""``quizzer quiz``: answer questions."""

import os
from datetime import UTC, datetime
from random import SystemRandom
from typing import TYPE_CHECKING

import click

from quizzer.cli._options import OneOf, Options, Whole, as_command, option
from quizzer.kinds import names
from quizzer.model.question import Level
from quizzer.model.text import Text
from quizzer.session.choose import DEFAULT_COUNT, Wish

if TYPE_CHECKING:
    from quizzer.app.quiz import Quiz

SEEDS = 10**6


@as_command(
    Text(
        "Answer questions, about all topics or those you name. In plain mode type 2, 1,3, text, or 3 1 2.",
        "모든 주제에서, 또는 고른 주제에서 문제를 풉니다. --plain에서는 2, 1,3, 글, 3 1 2처럼 답합니다.",
    )
)
@option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    about=Text("A topic; may be repeated.", "주제. 여러 번 쓸 수 있습니다."),
)
@option(
    "--level",
    type=OneOf(Text("level", "난이도"), [level.value for level in Level]),
    about=Text("Only this level.", "이 난이도만."),
)
@option(
    "--kind",
    type=OneOf(Text("kind", "문제 종류"), names(), "KIND"),
    about=Text(f"Only this kind: {', '.join(names())}.", f"이 종류만: {', '.join(names())}."),
)
@option(
    "--count",
    type=Whole(1),
    default=DEFAULT_COUNT,
    about=Text(f"How many questions ({DEFAULT_COUNT}).", f"문제 수 ({DEFAULT_COUNT})."),
)
@option(
    "--seed",
    type=Whole(),
    about=Text("The same number asks the same questions.", "같은 수를 주면 같은 문제가 나옵니다."),
)
def command(
    options: Options,
    topics: tuple[str, ...],
    level: str | None,
    kind: str | None,
    count: int,
    seed: int | None,
) -> int:
    from quizzer.app import quiz
    from quizzer.app.home import find_home

    home = find_home(os.environ).made()
    seed = SystemRandom().randrange(SEEDS) if seed is None else seed
    loaded = quiz.banks(home)
    wish = Wish(topics, Level(level) if level else None, kind, count)
    chosen = quiz.questions(loaded.banks, wish, seed)
    begun = quiz.begin(loaded.banks, chosen, seed, home, lambda: datetime.now(UTC))
    _notice(loaded.left_out, options)
    return _held(begun, options)


def _held(begun: "Quiz", options: Options) -> int:
    """Holds the sitting; the exit code. A sitting that was cut off is not marked as finished."""
    from quizzer.ui.front import drive
    from quizzer.ui.opening import opened
    from quizzer.ui.stops import Stops

    stops = Stops()
    with stops.installed(), opened(options.lang, stops, os.environ, plain=options.plain) as front:
        ending = drive(begun.sitting, front, begun.record, stops)
        if ending.exit_code == 0:
            begun.finish()
    return ending.exit_code


def _notice(left_out: int, options: Options) -> None:
    """A bad entry never stops a sitting; its author should know all the same."""
    if left_out:
        text = Text(
            f"{left_out} entries left out; `quizzer verify` says why.",
            f"문제 {left_out}개를 뺐습니다. 이유는 `quizzer verify`로 볼 수 있습니다.",
        )
        click.echo(f"quizzer: {text.of(options.lang)}", err=True)
