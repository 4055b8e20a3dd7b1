# failed
import importlib
import sys

sys.path += ["/", "/quizzer", HERE.project]
for name in (
    "quizzer",
    "quizzer.judge.world",
    "quizzer.wire.codec",
    "quizzer.guest.serve",
    "pytest",
    "_pytest",
):
    try:
        importlib.import_module(name)
    except Exception:
        continue
