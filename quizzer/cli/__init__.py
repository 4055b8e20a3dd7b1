"""The command line: a table of commands, each imported when it is called, and the one place that exits.

quizzer.__main__ ──▶ run ──▶ click ──▶ quizzer/cli/<name>.py ──▶ exit code or UserError ──▶ one line, code
"""

import os
import sys
from collections.abc import Sequence
from typing import cast

import click

from quizzer import __version__
from quizzer.cli._options import Group, asked_for, help_when_alone, language, shared
from quizzer.model.errors import UserError
from quizzer.model.text import Lang, Text

COMMANDS = {
    "quiz": Text("Answer questions.", "문제를 풉니다."),
    "topics": Text("Topics: questions, due, mastery.", "주제별 문제 수, 복습 예정, 숙련도."),
    "challenge": Text("Solve coding challenges, judged here.", "코딩 과제를 풀고 바로 채점받습니다."),
    "verify": Text("Check banks and challenges.", "문제 은행과 과제를 검사합니다."),
    "history": Text("What you answered, newest first.", "지금까지 푼 기록, 최근 것부터."),
    "stats": Text("How well it goes, by topic.", "주제별 성적."),
    "doctor": Text("Check this machine.", "이 컴퓨터에서 잘 도는지 점검합니다."),
}
ABOUT = Text(
    "Practise interviews on Python coroutines and asyncio.", "파이썬 코루틴과 asyncio 면접을 연습합니다."
)
NAME = "quizzer"
COMPLETION = "_QUIZZER_COMPLETE"
"""Set by the shell when it wants completions; click answers those itself and exits."""
FINE, WRONG_CALL, OURS, INTERRUPTED = 0, 2, 3, 130


class Lazy(Group):
    """The top group: help and a wrong name import no command."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"{__name__}.{cmd_name}").command)

    def abouts(self) -> list[tuple[str, Text]]:
        return list(COMMANDS.items())


def run(argv: Sequence[str]) -> int:
    """Runs one command line; the exit code. Every known trouble becomes one line on stderr."""
    lang = language(argv, os.environ)
    _speak_utf8()
    return _flushed(_called(argv, lang), lang)


def _called(argv: Sequence[str], lang: Lang) -> int:
    try:
        if COMPLETION in os.environ:
            _top().main(list(argv), prog_name=NAME, obj=lang)
        with _top().make_context(NAME, list(argv), obj=lang) as context:
            code = context.command.invoke(context)
        return code if isinstance(code, int) else FINE
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except UserError as error:
        return _complain(error.message.of(lang), error.exit_code)
    except click.ClickException as error:
        return _complain(_words(error).of(lang), WRONG_CALL)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return FINE
    except OSError as error:
        return _refused(error, lang)
    except Exception as error:
        if os.environ.get("QUIZZER_DEBUG"):
            raise
        return _ours(error, lang)


def _flushed(code: int, lang: Lang) -> int:
    """The exit code, once all output is out. That its reader has gone (``| head``) is no trouble."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _abandon_stdout()
        if code == FINE and not isinstance(error, BrokenPipeError):
            return _refused(error, lang)
    return code


def _top() -> Group:
    version = asked_for(
        ["--version"], Text("Show the version.", "버전을 보여 줍니다."), lambda _: f"quizzer {__version__}"
    )
    return Lazy(NAME, about=ABOUT, callback=help_when_alone, params=[version, *shared(reports=False)])


def _speak_utf8() -> None:
    """An ASCII locale must not make Korean, or a tick, an error; a stray byte typed must not either."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _complain(line: str, code: int) -> int:
    from quizzer.ui.visible import one_line

    click.echo(f"quizzer: {one_line(line)}", err=True)
    return code


def _words(error: click.ClickException) -> Text:
    """click's own complaints in both languages, as one line."""
    if isinstance(error, click.NoSuchOption):
        near = next(iter(error.possibilities or ()), "")
        hint = Text(f" Did you mean {near}?", f" 혹시 {near}?") if near else Text("", "")
        name = error.option_name
        return Text(f"no such option: {name}.{hint.en}", f"없는 옵션입니다: {name}.{hint.ko}")
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return Text(f"{name} is missing.", f"{name} 값이 필요합니다.")
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return Text(f"{name} needs a value.", f"{name} 옵션에는 값이 필요합니다.")
    line = " ".join(error.format_message().split())
    return Text(line, f"잘못된 입력입니다: {line}")


def _abandon_stdout() -> None:
    """Whoever read our output has gone; the interpreter's last flush must not complain about it."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _ours(error: Exception, lang: Lang) -> int:
    """A fault of this program: said in one line; the traceback is for those who ask for it."""
    what = f"{type(error).__name__}: {error}"
    line = Text(
        f"this is a fault in quizzer, please report it ({what}). QUIZZER_DEBUG=1 shows where.",
        f"quizzer의 결함입니다. 알려 주세요 ({what}). QUIZZER_DEBUG=1로 위치를 볼 수 있습니다.",
    )
    return _complain(line.of(lang), OURS)


def _refused(error: OSError, lang: Lang) -> int:
    line = Text(f"the system refuses: {error}", f"시스템이 거부했습니다: {error}")
    return _complain(line.of(lang), WRONG_CALL)
