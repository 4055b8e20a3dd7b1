"""Help pages in the reader's language, wrapped by the width that characters really take."""

from collections.abc import Iterator, Sequence

import click

from quizzer.cli._options import Command, Group, Option
from quizzer.model.text import Lang, Text
from quizzer.ui.width import columns, pad, wrap

USAGE = Text("Usage:", "사용법:")
COMMANDS = Text("Commands:", "명령:")
OPTIONS = Text("Options:", "옵션:")
LEFT = 2
GAP = 2
WIDEST_TERM = 28
WIDEST_PAGE = 80


def page(command: Command | Group, ctx: click.Context) -> str:
    """The whole help page of a command, without a final line break."""
    lang: Lang = ctx.find_root().obj
    width = _page_width(ctx)
    lines = _usage(command, ctx, lang, width)
    lines += ["", *(" " * LEFT + line for line in wrap(command.about.of(lang), width - LEFT))]
    if isinstance(command, Group):
        rows = [(name, about.of(lang)) for name, about in command.abouts()]
        lines += ["", COMMANDS.of(lang), *_table(rows, width)]
    lines += ["", OPTIONS.of(lang), *_table(list(_option_rows(command, ctx, lang)), width)]
    return "\n".join(lines)


def _page_width(ctx: click.Context) -> int:
    from shutil import get_terminal_size

    return ctx.terminal_width or min(get_terminal_size().columns, WIDEST_PAGE)


def _usage(command: click.Command, ctx: click.Context, lang: Lang, width: int) -> list[str]:
    start = f"{USAGE.of(lang)} {ctx.command_path} "
    pieces = " ".join(command.collect_usage_pieces(ctx))
    indent = min(columns(start), width // 2)
    wrapped = wrap(pieces, max(width - columns(start), 10)) or [""]
    return [start + wrapped[0], *(" " * indent + line for line in wrapped[1:])]


def _option_rows(command: click.Command, ctx: click.Context, lang: Lang) -> Iterator[tuple[str, str]]:
    for param in command.get_params(ctx):
        if isinstance(param, Option) and not param.hidden:
            yield _term(param, ctx), param.about.of(lang)


def _term(option: Option, ctx: click.Context) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _table(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Terms at the left, explanations at the right; a long term has a line of its own."""
    widest = max((columns(t) for t, _ in rows if columns(t) <= min(WIDEST_TERM, width // 2)), default=0)
    column = LEFT + widest + GAP
    lines: list[str] = []
    for term, words in rows:
        wrapped = wrap(words, max(width - column, 10))
        if columns(term) <= widest:
            lines.append(pad(" " * LEFT + term, column) + (wrapped[0] if wrapped else ""))
            wrapped = wrapped[1:]
        else:
            lines.append(" " * LEFT + term)
        lines += [" " * column + line for line in wrapped]
    return [line.rstrip() for line in lines]
