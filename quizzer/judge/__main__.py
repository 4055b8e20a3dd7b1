"""The judge's own start: ``python -s -P -m quizzer.judge SUITE FD SANDBOX``.

The zygote is started first, so that it warms up on another core while pytest is imported here.
"""

import os
import socket
import sys
from pathlib import Path

from quizzer.judge.link import Zygote
from quizzer.sandbox import Limits, named
from quizzer.sandbox._kernel import die_with_parent, hide_memory
from quizzer.wire.frames import REPORT_LIMIT, Wire

_NEEDLESS = (
    "cacheprovider debugging doctest faulthandler junitxml legacypath logging monkeypatch nose pastebin pytester "
    "recwarn setuponly setupplan stepwise terminalprogress threadexception tmpdir unittest unraisableexception warnings"
)


FIRST_GUESTS = 8
"""Guests that are made ready while pytest is imported; few suites have more tests."""


def main() -> int:
    """Judge until nobody has a job any more; 0 when all went well."""
    suite, descriptor, sandbox_name = sys.argv[1:]
    die_with_parent()
    hide_memory()
    sys.dont_write_bytecode = True
    wire = Wire(socket.socket(fileno=int(descriptor)), REPORT_LIMIT)
    os.set_inheritable(int(descriptor), False)
    zygote = Zygote(named(sandbox_name))
    try:
        zygote.stock(FIRST_GUESTS, Limits())
        return judge(Path(suite), wire, zygote)
    finally:
        zygote.close()


def judge(suite: Path, wire: Wire, zygote: Zygote, job_seconds: float = 120.0) -> int:
    """Run pytest on the suite as a judge; its exit code.

    After ``job_seconds`` (real ones) a job begins no further test: whoever waits gets a report, however tests dawdle.
    """
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)
    import pytest

    from quizzer.judge.plugin import Judge

    plugin = Judge(wire, zygote, job_seconds)
    off = [option for name in _NEEDLESS.split() for option in ("-p", f"no:{name}")]
    places = ["-c", os.devnull, "--rootdir", str(suite), "--confcutdir", str(suite)]
    code = pytest.main(
        [str(suite), *places, *off, "-p", "no:terminal", "-s", "--assert=plain", "--import-mode=importlib"],
        plugins=[plugin],
    )
    return 0 if plugin.started else int(code) or 1


if __name__ == "__main__":
    status = main()
    # Whoever waits for this process has its report: taking pytest apart first would only make them wait.
    sys.stderr.flush()
    os._exit(status)
