"""quizzer with banks of the test's own: a copy of the package, and a ``questions`` directory beside it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import quizzer

PATIENCE = 60
"""Seconds until a process that never ends is given up."""
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "QUIZZER_LANG", "NO_COLOR", "COLUMNS", "QUIZZER_DEBUG")

HEAD = """\
bank: {slug}
order: {order}
title: {{en: On {slug}, ko: {slug} 이야기}}
challenges: [{challenges}]
questions:
"""
SINGLE = """\
  - id: {id}
    kind: single
    level: junior
    prompt: {{en: What is {id}?, ko: "{id}은 무엇인가요?"}}
    choices:
      - text: {{en: The right one, ko: 옳은 것}}
        right: true
      - text: {{en: The wrong one, ko: 틀린 것}}
        why: {{en: That is not it., ko: 그것이 아닙니다.}}
    explanation: {{en: Because of {id}., ko: "{id} 때문입니다."}}
    reference: PEP 342
"""
RECALL = """\
  - id: {id}
    kind: recall
    level: senior
    prompt: {{en: Tell about {id}., ko: "{id}에 대해 말해 보세요."}}
    rubric:
      - {{en: first point, ko: 첫째}}
      - {{en: second point, ko: 둘째}}
      - {{en: third point, ko: 셋째}}
      - {{en: fourth point, ko: 넷째}}
    sample: {{en: Like this., ko: 이렇게요.}}
    explanation: {{en: Because of {id}., ko: "{id} 때문입니다."}}
    reference: PEP 342
"""
PREDICT = """\
  - id: {id}
    kind: predict
    level: junior
    prompt: {{en: What does {id} print?, ko: "{id}은 무엇을 출력하나요?"}}
    code: |
      print(0)
      print(10)
    output: |
      0
      10
    explanation: {{en: Because of {id}., ko: "{id} 때문입니다."}}
    reference: PEP 342
"""
BAD = """\
  - id: {id}
    kind: single
    level: junior
"""


def bank(slug: str, entries: Sequence[str], *, order: int = 1, challenges: str = "") -> str:
    return HEAD.format(slug=slug, order=order, challenges=challenges) + "\n".join(entries)


class Checkout:
    """``home`` is where its data lives; nothing of this machine's user is touched."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.questions = root / "questions"
        self.questions.mkdir(parents=True)
        package = Path(quizzer.__file__).parent
        shutil.copytree(package, root / "quizzer", ignore=shutil.ignore_patterns("__pycache__", "_content"))

    def write(self, slug: str, text: str) -> None:
        (self.questions / f"{slug}.yaml").write_text(text, encoding="utf-8")

    def environment(self, home: Path, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in LOCALE}
        return {**kept, "PYTHONPATH": str(self.root), "QUIZZER_HOME": str(home), **more}

    def run(self, home: Path, line: str, **how: Any) -> subprocess.CompletedProcess[str]:
        """Runs a command line to its end; ``how`` is ``input``, ``env`` (more of it) and the like."""
        more = how.pop("env", {})
        return subprocess.run(
            [sys.executable, "-m", "quizzer", *line.split(" ")],
            env=self.environment(home, **more),
            timeout=PATIENCE,
            **{"cwd": self.root, "capture_output": True, "encoding": "utf-8", **how},
        )

    def start(self, home: Path, line: str) -> "Dialogue":
        return Dialogue(
            subprocess.Popen(
                [sys.executable, "-m", "quizzer", *line.split(" ")],
                env=self.environment(home),
                cwd=self.root,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
        )


class Dialogue:
    """A process that is talked to line by line, as fast as it answers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []

    def __enter__(self) -> "Dialogue":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def answer(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self, wanted: str) -> str:
        """Reads lines until one contains the text; that line."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if wanted in line:
                return line
        raise AssertionError(f"ended without {wanted!r}:\n{''.join(self.said)}")

    def kill(self, signum: signal.Signals) -> tuple[int, str, str]:
        """Sends the signal; exit code, the rest of what it says, and what it complains of."""
        self.process.send_signal(signum)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err
