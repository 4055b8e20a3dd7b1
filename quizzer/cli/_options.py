"""What every command shares: both languages in its help, ``--lang``, ``--plain``, ``--json``.

A command is a module ``quizzer/cli/<name>.py`` with

    @as_command(Text("What it does.", "하는 일."), reports=True)
    @option("--limit", type=Whole(1), default=10, about=Text("How many.", "몇 개까지."))
    def command(options: Options, limit: int) -> int | None: ...

which returns its exit code (None: 0), prints on stdout, and raises ``UserError`` for what the user did wrong.
``reports`` adds ``--json``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import click

from quizzer.model.errors import UserError, unknown
from quizzer.model.text import LANGS, Lang, Text, lang_of_locale

LANG_VARIABLES = ("QUIZZER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Options(NamedTuple):
    """What the shared options say. ``plain`` is only the wish; a front end may be plain without it."""

    lang: Lang
    plain: bool = False
    json: bool = False


def language(argv: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language to speak, known before anything is parsed: help and errors need it too."""
    asked = ""
    for i, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and i + 1 < len(argv):
            asked = argv[i + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    for lang in LANGS:
        if asked == lang:
            return lang
    return lang_of_locale(next((environment[v] for v in LANG_VARIABLES if environment.get(v)), ""))


class OneOf(click.ParamType):  # type: ignore[type-arg]
    """One of a few words, with a suggestion when it is none of them."""

    name = "word"

    def __init__(self, what: Text, words: Sequence[str], metavar: str | None = None) -> None:
        self.what, self.words, self.shown = what, tuple(words), metavar

    def get_metavar(self, *_: object, **__: object) -> str:
        return self.shown or f"[{'|'.join(self.words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        if value not in self.words:
            raise unknown(self.what, str(value), self.words)
        return str(value)


class Whole(click.ParamType):  # type: ignore[type-arg]
    """A whole number of at least ``least``."""

    name = "number"

    def __init__(self, least: int | None = None) -> None:
        self.least = least

    def get_metavar(self, *_: object, **__: object) -> str:
        return "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        where = param.opts[0] if param is not None else ""
        try:
            number = int(value)
        except ValueError:
            raise UserError(
                Text(f"{where} takes a whole number, not {value}.", f"{where}에는 정수를 적습니다: {value}")
            ) from None
        if self.least is not None and number < self.least:
            raise UserError(
                Text(
                    f"{where} must be at least {self.least}, not {number}.",
                    f"{where}의 최솟값은 {self.least}입니다: {number}",
                )
            )
        return number


class Option(click.Option):
    """An option whose help exists in both languages."""

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about


class Command(click.Command):
    """A command whose help exists in both languages, and whose complaints are one line."""

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        kwargs.setdefault("add_help_option", False)
        super().__init__(*args, **kwargs)
        self.about = about

    def get_help(self, ctx: click.Context) -> str:
        from quizzer.cli._help import page

        return page(self, ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            word = ctx.args[0]
            raise UserError(Text(f"unexpected argument: {word}", f"알 수 없는 인자입니다: {word}"))
        return rest


class Group(click.Group):
    """A group whose help exists in both languages; alone it shows its help."""

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        kwargs.setdefault("add_help_option", False)
        super().__init__(*args, **kwargs)
        self.about = about
        self.invoke_without_command = True
        self.no_args_is_help = False

    def get_help(self, ctx: click.Context) -> str:
        from quizzer.cli._help import page

        return page(self, ctx)

    def abouts(self) -> list[tuple[str, Text]]:
        """The commands' names and what they are for, as help lists them."""
        return [(name, c.about) for name, c in self.commands.items() if isinstance(c, Command | Group)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise unknown(Text("command", "명령"), args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


def option(*names: str, about: Text, **kwargs: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``click.option`` with help in both languages."""
    return click.option(*names, cls=Option, about=about, **kwargs)


def shared(*, reports: bool) -> list[click.Parameter]:
    """The options that every command has."""
    params: list[click.Parameter] = [
        Option(
            ["--lang"],
            type=OneOf(Text("language", "언어"), LANGS),
            about=Text("Language of everything shown.", "화면에 쓸 언어."),
        ),
        Option(
            ["--plain"],
            is_flag=True,
            about=Text(
                "No prompts drawn: one line in, one line out.", "프롬프트를 그리지 않고 한 줄씩 읽고 씁니다."
            ),
        ),
    ]
    if reports:
        params.append(
            Option(
                ["--json"], is_flag=True, about=Text("Report as one JSON object.", "JSON 객체 하나로 출력.")
            )
        )
    return [*params, _help()]


def asked_for(names: Sequence[str], about: Text, show: Callable[[click.Context], str]) -> Option:
    """An option that shows something instead of running the command."""

    def shown(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(show(ctx))
            ctx.exit()

    return Option(names, is_flag=True, is_eager=True, expose_value=False, callback=shown, about=about)


def _help() -> Option:
    """Not click's own, whose words are looked up in gettext's catalogues whether help is wanted or not."""
    return asked_for(
        ["-h", "--help"], Text("Show this help.", "이 도움말을 보여 줍니다."), click.Context.get_help
    )


def as_command(
    about: Text, *, reports: bool = False, name: str | None = None
) -> Callable[[Callable[..., Any]], Command]:
    """Makes a command of a function whose first parameter is ``Options``."""

    def make(function: Callable[..., Any]) -> Command:
        def call(**values: Any) -> Any:
            return function(_taken(values), **values)

        params = getattr(function, "__click_params__", [])
        return Command(
            name or function.__name__,
            about=about,
            callback=call,
            params=[*reversed(params), *shared(reports=reports)],
        )

    return make


def help_when_alone(**_: Any) -> None:
    """What a group does by itself: show what it holds."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def as_group(name: str, about: Text, commands: Sequence[click.Command]) -> Group:
    """A command that only holds commands, such as ``quizzer challenge``."""
    return Group(
        name,
        about=about,
        callback=help_when_alone,
        params=shared(reports=False),
        commands={c.name: c for c in commands if c.name},
    )


def _taken(values: dict[str, Any]) -> Options:
    """Takes the shared options out of the values. ``--plain`` may stand before the command as well."""
    ctx = click.get_current_context()
    plain = _anywhere("plain", ctx)
    del values["lang"], values["plain"]
    return Options(ctx.find_root().obj, plain, values.pop("json", False))


def _anywhere(name: str, ctx: click.Context | None) -> bool:
    return ctx is not None and (bool(ctx.params.get(name)) or _anywhere(name, ctx.parent))
