"""Right submissions that do unusual things: what is odd is not wrong."""

import pytest
from adapters.condemned import RIGHT, SUITES
from adapters.judged import Judged, passes

LOOKING = {
    "reads_the_suite_from_disk": (
        "import os\nfor top in ('/', '/tmp', '/work', '/root', os.getcwd()):\n"
        "    for place, _, names in os.walk(top):\n        for name in names:\n"
        "            if name.startswith('test_'): answers = open(os.path.join(place, name)).read()\n"
    ),
    "asks_its_parents": (
        "import os, glob\nfor path in glob.glob('/proc/*/cmdline') + glob.glob('/proc/*/environ'):\n"
        "    try: answers = open(path).read()\n    except OSError: pass\n"
    ),
    "reads_its_parents_memory": (
        "import os\ntry: answers = open(f'/proc/{os.getppid()}/mem', 'rb').read(100)\nexcept OSError: pass\n"
    ),
    "walks_its_frames": (
        "import sys\nframe, seen = sys._getframe(), []\n"
        "while frame: seen.append(dict(frame.f_locals)); frame = frame.f_back\n"
        "answers = repr(seen)\n"
    ),
    "searches_its_memory": (
        "import gc\nanswers = [repr(type(x)) for x in gc.get_objects()]\ngc.collect()\ngc.unfreeze()\n"
        "answers += [type(x) for x in gc.get_objects()]\n"
    ),
    "lists_its_modules": (
        "import sys\nanswers = {n: sorted(vars(m)) for n, m in list(sys.modules.items()) if hasattr(m, '__dict__')}\n"
    ),
    "imports_the_judge": (
        "import sys\nfor name in ('quizzer', 'quizzer.judge.world', 'pytest', '_pytest', 'test_hidden'):\n"
        "    try: answers = __import__(name)\n    except ImportError: pass\n"
    ),
    "looks_for_the_network": (
        "import socket, urllib.request\ntry: answers = urllib.request.urlopen('http://localhost/', timeout=1).read()\n"
        "except OSError: pass\n"
    ),
    "traces_itself": "import sys\nsys.settrace(lambda *_: None)\nsys.setprofile(lambda *_: None)\n",
    "audits_itself": "import sys\nseen = []\nsys.addaudithook(lambda *event: seen.append(event[0]))\n",
    "reads_the_standard_library": "import os\nanswers = open(os.__file__).read()\n",
    "reads_its_environment": (
        "import os, sys, platform\nanswers = dict(os.environ), sys.path, sys.argv, platform.uname(), os.getpid()\n"
    ),
    "lists_the_root": "import os\ntry: answers = os.listdir('/')\nexcept OSError: pass\n",
    "writes_a_file": "try: open('/tmp/answer', 'w').write('x')\nexcept OSError: pass\n",
    "prints_a_lot": "print('x' * 60_000)\n",
    "prints_escapes": "print('\\x1b[2J\\x1b]0;title\\x07\\u202e\\x00\\r\\ud800')\n",
    "warns": "import warnings\nwarnings.warn('careful', RuntimeWarning)\n",
    "logs": "import logging\nlogging.basicConfig(level=0)\nlogging.warning('careful')\n",
    "seeds_its_dice": "import random\nrandom.seed(); random.random()\n",
    "counts_its_time": "import time\nbegan = time.perf_counter(); time.sleep(0)\n",
    "has_a_main": "if __name__ == '__main__':\n    import asyncio\n    asyncio.run(None)\n",
    "handles_signals": (
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGALRM, print)\n"
    ),
    "has_exit_handlers": "import atexit, sys\natexit.register(print, 'bye')\nsys.excepthook = print\n",
    "counts_its_objects": "import tracemalloc, gc\ntracemalloc.start()\ngc.enable()\ngc.collect()\n",
    "replaces_print": (
        "import builtins\nold = builtins.print\nbuiltins.print = lambda *a, **k: old('>', *a, **k)\nprint('x')\n"
    ),
    "is_typed": (
        "from __future__ import annotations\nimport dataclasses, typing\n"
        "@dataclasses.dataclass(slots=True)\nclass P: x: int = 1\n"
    ),
    "has_unusual_encodings": "# Über – 한글 – \U0001f600\ntext = 'é'\n",
    "has_debug_mode": "import asyncio, os\nos.environ['PYTHONASYNCIODEBUG'] = '1'\n",
    "raises_the_recursion_limit": "import sys\nsys.setrecursionlimit(5000)\n",
    "sets_a_loop_policy": (
        "import asyncio, warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n"
        "    asyncio.get_event_loop_policy()\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", LOOKING)
def test_a_right_submission_passes_though_it(judged: Judged, way: str) -> None:
    """What is odd is not wrong."""
    for suite in SUITES.values():
        passes(judged(suite, LOOKING[way] + RIGHT if "__future__" in LOOKING[way] else RIGHT + LOOKING[way]))
