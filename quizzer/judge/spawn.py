"""Starting a zygote: the first thing that a judge does, with next to nothing imported."""

import sys

import quizzer
from quizzer.sandbox import Sandbox
from quizzer.wire.process import Process, spawn

# asyncio does without `ssl` where there is none: there is no network, and it makes each fork a tenth slower.
_BOOT = """
import sys
sys.path.append(sys.argv[1])
sys.modules["ssl"] = None
from quizzer.guest.zygote import main
del sys.modules["ssl"]
main()
"""
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}


def start_zygote(sandbox: Sandbox, python: str = sys.executable) -> Process:
    """A zygote in that sandbox, on that Python. Raises ``OSError``."""
    root = quizzer.__file__.removesuffix("/quizzer/__init__.py")
    argv = [python, "-s", "-P", "-S", "-c", _BOOT, root, sandbox.NAME]
    return spawn(sandbox.wrap(argv, root), _ENVIRONMENT)
