"""A look at this machine: can quizzer do all that it promises here?"""

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from quizzer import __version__
from quizzer.app.home import Home
from quizzer.model.errors import UserError
from quizzer.model.text import Lang, Text, both

if TYPE_CHECKING:
    from quizzer.sandbox import Sandbox

SANDBOX, JUDGE = Text("Sandbox", "샌드박스"), Text("Judge", "채점기")
WEAK = Text(
    "Only limits on time and memory hold here: judge only code that you trust.",
    "여기서는 시간과 메모리 제한만 지켜집니다. 믿을 수 있는 코드만 채점하세요.",
)
REINSTALL = Text(
    "Nothing can be judged here. Reinstall quizzer; if that does not help, report what quizzer doctor --json says.",
    "과제를 채점할 수 없습니다. quizzer를 다시 설치해 보고, 그래도 안 되면 quizzer doctor --json의 출력을 알려 주세요.",
)
SUITE = "def test_a_nap(submission):\n    submission.nap().run().returns(None).takes(3600)\n"
SUBMISSION = b"import asyncio\n\n\nasync def nap():\n    await asyncio.sleep(3600)\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``ok`` is None for what is only told; ``advice`` says what to do when it is not ok."""

    key: str
    title: Text
    value: Text
    ok: bool | None = None
    advice: Text | None = None


def examine(home: Home, now: datetime) -> Iterator[Finding]:
    """Look at one thing after another; nothing is changed beside making what data is kept in."""
    yield Finding("version", both("quizzer"), both(__version__))
    yield _python()
    yield from _sandboxes()
    yield _judge()
    yield _data(home, now)
    yield from _content(home)
    yield _terminal()


def as_json(findings: list[Finding], lang: Lang) -> dict[str, Any]:
    return {
        "version": 1,
        "ok": all(f.ok is not False for f in findings),
        "isolation": next((f.value.en for f in findings if f.key == "sandbox"), ""),
        "findings": [
            {
                "key": f.key,
                "title": f.title.of(lang),
                "value": f.value.of(lang),
                "ok": f.ok,
                "advice": f.advice.of(lang) if f.advice else None,
            }
            for f in findings
        ],
    }


def _python() -> Finding:
    text = (
        f"{platform.python_implementation()} {platform.python_version()}, {sys.platform} {platform.machine()}"
    )
    return Finding("python", Text("Python", "파이썬"), both(text), sys.version_info >= (3, 11))


def sandbox_findings(found: "Sequence[Sandbox]") -> Iterator[Finding]:
    """Which of the sandboxes is used, and why each stronger one is not; the strongest comes first."""
    chosen = next(sandbox for sandbox in found if not sandbox.missing())
    weak = chosen.RANK == 0
    yield Finding("sandbox", SANDBOX, both(chosen.NAME), not weak, WEAK if weak else None)
    for sandbox in found:
        if why := sandbox.missing():
            value = Text(f"not here: {why}", f"사용할 수 없음: {why}")
            yield Finding(f"sandbox {sandbox.NAME}", both(f"  {sandbox.NAME}"), value)


def judge_finding(submission: bytes = SUBMISSION) -> Finding:
    """Judge something, really: the judge, the hidden suite, the wire and the sandbox all have a part in it."""
    from quizzer.grading.judge import JudgeFailed, JudgeProcess
    from quizzer.sandbox import Limits

    began = time.perf_counter()
    with TemporaryDirectory() as directory:
        Path(directory, "test_nap.py").write_text(SUITE, encoding="utf-8")
        with JudgeProcess(Path(directory)) as judge:
            try:
                judge.ask(submission, Limits())
                report = judge.answer()
            except JudgeFailed as failed:
                return Finding("judge", JUDGE, both(_last_line(str(failed))), False, REINSTALL)
    took = f"{(time.perf_counter() - began) * 1000:.0f} ms"
    verdicts = [test["verdict"] for test in report["tests"]]
    if verdicts != ["passed"]:
        said = ", ".join(verdicts)
        return Finding("judge", JUDGE, Text(f"misjudges: {said}", f"잘못 채점함: {said}"), False, REINSTALL)
    value = Text(f"judged a virtual hour in {took}", f"가상의 한 시간을 {took}에 채점")
    return Finding("judge", JUDGE, value, True)


def _sandboxes() -> Iterator[Finding]:
    from quizzer.sandbox import sandboxes

    if hasattr(os, "fork"):
        yield from sandbox_findings(sandboxes())
        return
    none = Text("none: challenges cannot be judged here", "없음: 여기서는 과제를 채점할 수 없습니다")
    advice = Text("Run quizzer inside WSL (wsl --install).", "WSL(wsl --install)에서 실행하세요.")
    yield Finding("sandbox", SANDBOX, none, False, advice)


def _judge() -> Finding:
    if not hasattr(os, "fork"):
        return Finding("judge", JUDGE, Text("not available", "사용할 수 없음"), None)
    return judge_finding()


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2][:200]


def _data(home: Home, now: datetime) -> Finding:
    from quizzer.store import open_store

    title = Text("Scores", "기록")
    return _tried(
        "data", title, lambda: open_store(home.made().database, now=now).close(), both(str(home.database))
    )


def _content(home: Home) -> Iterator[Finding]:
    from quizzer.content.banks import load_banks
    from quizzer.content.challenges import load_challenges
    from quizzer.content.places import challenges_root, questions_root

    banks = load_banks(questions_root(), cache=home.cache)
    count = sum(len(bank.questions) for bank in banks.banks)
    yield _loaded("questions", Text("Questions", "문제"), count, len(banks.mistakes))
    challenges = load_challenges(challenges_root())
    yield _loaded(
        "challenges", Text("Challenges", "과제"), len(challenges.challenges), len(challenges.mistakes)
    )


def _loaded(key: str, title: Text, count: int, mistakes: int) -> Finding:
    counted = "1 mistake" if mistakes == 1 else f"{mistakes} mistakes"
    advice = Text(
        f"{counted}; quizzer verify says which.", f"실수 {mistakes}개. quizzer verify로 볼 수 있습니다."
    )
    return Finding(key, title, both(str(count)), count > 0 and not mistakes, advice if mistakes else None)


def _terminal() -> Finding:
    from shutil import get_terminal_size

    size = get_terminal_size()
    encoding = getattr(sys.stdout, "encoding", "?")
    text = f"{os.environ.get('TERM', '-')}, {size.columns}x{size.lines}, {encoding}"
    return Finding("terminal", Text("Terminal", "터미널"), both(text))


def _tried(key: str, title: Text, act: Callable[[], object], value: Text) -> Finding:
    try:
        act()
    except UserError as e:
        return Finding(key, title, value, False, e.message)
    return Finding(key, title, value, True)
