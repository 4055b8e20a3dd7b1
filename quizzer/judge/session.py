"""A judge's life: ``python -s -P -m quizzer.judge [SANDBOX]``, with the wire as standard input.

The zygote is started first, so that it warms up on another core while pytest is imported here; most of what is needed
is imported after that. The suite is told over the wire, once it is known: ``{"suite": "/…/suite"}``.
"""

import os
import sys
from typing import TYPE_CHECKING

from quizzer.judge.spawn import start_zygote
from quizzer.sandbox import Limits, likely, named, strongest
from quizzer.sandbox._kernel import die_with_parent, hide_memory
from quizzer.wire.process import close_inherited, take_wire

if TYPE_CHECKING:
    from quizzer.judge.link import Zygote
    from quizzer.wire.frames import Wire

FIRST_GUESTS = 8
"""Guests that are made ready while pytest is imported; few suites have more tests."""

_NEEDLESS = (
    "cacheprovider capture debugging doctest faulthandler junitxml legacypath logging monkeypatch nose pastebin "
    "pytester recwarn setuponly setupplan stepwise terminalprogress threadexception tmpdir unittest "
    "unraisableexception warnings"
)


def main() -> int:
    """Judge until nobody has a job any more; 0 when all went well."""
    close_inherited()
    os.setsid()  # Ctrl-C is for the command, which then ends the judge
    die_with_parent()
    hide_memory()
    sys.dont_write_bytecode = True
    sandbox = named(sys.argv[1]) if sys.argv[1] else likely()
    process = start_zygote(sandbox)

    import socket
    from contextlib import suppress

    from quizzer.judge.link import JudgeError, Zygote
    from quizzer.wire.frames import REPORT_LIMIT, Wire

    # Should that sandbox not be usable here after all, each is tried before it is taken.
    zygote = Zygote(sandbox, process, instead=None if sys.argv[1] else strongest)
    try:
        with suppress(JudgeError):  # it has ended already: that is dealt with when the first guest is needed
            zygote.stock(FIRST_GUESTS, Limits())
        return judge(Wire(socket.socket(fileno=take_wire()), REPORT_LIMIT), zygote)
    finally:
        zygote.close()


def judge(wire: "Wire", zygote: "Zygote", job_seconds: float = 120.0) -> int:
    """Run pytest as a judge, on the suite that the wire will name; its exit code.

    After ``job_seconds`` (real ones) a job begins no further test: whoever waits gets a report, however tests dawdle.
    """
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)
    import pytest

    from quizzer.judge.plugin import Judge
    from quizzer.wire.frames import WireClosed

    try:
        suite = str(wire.receive()["suite"])
    except WireClosed:
        return 0
    plugin = Judge(wire, zygote, job_seconds)
    off = [option for name in _NEEDLESS.split() for option in ("-p", f"no:{name}")]
    places = ["-c", os.devnull, "--rootdir", suite, "--confcutdir", suite]
    code = pytest.main(
        [suite, *places, *off, "-p", "no:terminal", "--assert=plain", "--import-mode=importlib"],
        plugins=[plugin],
    )
    return 0 if plugin.started else int(code) or 1
