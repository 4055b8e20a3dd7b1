"""Challenges: find one, start it, submit to it. The judge is started first, so that it warms up meanwhile."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.app.files import cannot_use, read_file
from quizzer.app.home import Home
from quizzer.content.places import challenge_slugs, challenges_root
from quizzer.model.errors import UserError, unknown
from quizzer.model.text import LANGS, Lang, Text

if TYPE_CHECKING:
    from quizzer.model.challenge import Challenge, Verdict
    from quizzer.report import Report

MARKER = ".quizzer-challenge"
"""In a directory that ``challenge start`` made: the challenge's slug."""

CHALLENGE = Text("challenge", "과제")


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission and what became of it; ``seconds`` are real ones, ``source`` is what was judged."""

    challenge: "Challenge"
    sha256: str
    report: "Report"
    seconds: float
    source: bytes = b""


def all_challenges(home: Home, root: Path | None = None) -> "tuple[Challenge, ...]":
    from quizzer.content.challenges import load_challenges

    return load_challenges(root or challenges_root(), cache=_cache(home)).challenges


def find(slug: str, home: Home, root: Path | None = None) -> "Challenge":
    """The challenge of that name; raises ``UserError`` when there is none, or it cannot be used."""
    from quizzer.content.challenges import load_challenge

    root = root or challenges_root()
    loaded = load_challenge(root, slug, cache=_cache(home))
    if loaded.challenges:
        return loaded.challenges[0]
    if loaded.mistakes:
        more = len(loaded.mistakes) - 1
        also = Text(f" ({more} more mistakes)", f" (그 밖에 {more}개)") if more else Text("", "")
        first = loaded.mistakes[0]
        raise UserError(Text(f"{first}{also.en}", f"{first}{also.ko}"))
    raise unknown(CHALLENGE, slug, challenge_slugs(root))


def file_name(slug: str) -> str:
    """What a submission's file is called unless the person says otherwise."""
    return f"{slug.replace('-', '_')}.py"


def start(challenge: "Challenge", directory: Path, lang: Lang) -> list[Path]:
    """Put the starter and the statement into ``directory``; the files made. Nothing is overwritten."""
    from quizzer.content.challenges import part, statement

    texts = {
        file_name(challenge.slug): part(challenge, "starter.py").read_text(encoding="utf-8"),
        "README.md": statement(challenge, lang),
        MARKER: challenge.slug + "\n",
    }
    for name in texts:
        if name != MARKER and (directory / name).exists():
            raise UserError(
                Text(
                    f"{directory / name} is there already; name another directory.",
                    f"이미 있는 파일입니다: {directory / name} — 다른 디렉터리를 지정하세요.",
                )
            )
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (directory / name).write_text(text, encoding="utf-8")
    except OSError as e:
        raise cannot_use(directory, e) from e
    return [directory / name for name in texts if name != MARKER]


def which(slug: str | None, here: Path, example: str) -> str:
    """The challenge's slug: what was said, else what ``here`` tells. ``example`` is a call that says it."""
    slug = slug or _marked(here)
    if slug is None:
        raise UserError(
            Text(
                f"say which challenge: quizzer challenge {example}.",
                f"어느 과제인지 적어 주세요: quizzer challenge {example}",
            )
        )
    return slug


def locate(slug: str | None, file: str | None, here: Path, command: str = "submit") -> tuple[str, Path]:
    """Which challenge a submission is for, and its file: what was said, else what ``here`` tells."""
    slug = slug or (_marked(Path(file).parent) if file else None)
    slug = which(slug, here, f"{command} SLUG --file FILE")
    if file is not None:
        return slug, Path(file)
    present = existing_file(slug, here)
    if present is not None:
        return slug, present
    known = challenge_slugs(challenges_root())
    if slug not in known:
        raise unknown(CHALLENGE, slug, known)
    raise UserError(
        Text(
            f"there is no {file_name(slug)} here; name your file with --file FILE.",
            f"여기에 {file_name(slug)} 파일이 없습니다. --file FILE로 파일을 지정하세요.",
        )
    )


def existing_file(slug: str, here: Path) -> Path | None:
    """The person's file for that challenge, when it is ``here`` or in a directory named after the challenge."""
    candidates = (here / file_name(slug), here / slug / file_name(slug))
    return next((c for c in candidates if c.exists()), None)


def read_submission(path: Path) -> bytes:
    """The file's bytes; raises ``UserError`` for what is no file of reasonable size."""
    from quizzer.grading.judge import MOST_BYTES

    try:
        source = read_file(path, MOST_BYTES + 1)
    except OSError as e:
        raise cannot_use(path, e) from e
    if len(source) > MOST_BYTES:
        limit = MOST_BYTES >> 10
        raise UserError(Text(f"{path} is larger than {limit} KiB.", f"{limit} KiB보다 큰 파일입니다: {path}"))
    return source


def submit(
    slug: str, path: Path, home: Home, meanwhile: Callable[[], object], root: Path | None = None
) -> Submitted:
    """Judge a file; nothing is stored. Raises ``UserError`` for a wrong call.

    ``meanwhile`` is called while the judge works.
    """
    from quizzer.grading.judge import JudgeProcess

    require_fork()
    began = time.perf_counter()
    root = root or challenges_root()
    if slug not in challenge_slugs(root):
        find(slug, home, root)  # says what is wrong with the name
    source = read_submission(path)
    with JudgeProcess(root / slug / "suite") as judge:
        # The judge is warming up on another core: what else is needed is imported only now.
        import hashlib

        from quizzer.grading.grade import grade

        challenge = find(slug, home, root)
        report = grade(judge, challenge, source, meanwhile, alone=True)
    seconds = time.perf_counter() - began
    return Submitted(challenge, hashlib.sha256(source).hexdigest(), report, seconds, source)


def record(submitted: Submitted, home: Home, now: datetime) -> None:
    """Store the attempt; a judge error is nobody's attempt. Raises ``UserError`` when it cannot be stored."""
    from quizzer.model.challenge import Verdict
    from quizzer.model.record import Attempt

    if submitted.report.verdict is Verdict.JUDGE_ERROR:
        return
    from quizzer.store import open_store

    report = submitted.report
    tests = [{"id": t.id, "outcome": outcome(t.verdict), "verdict": t.verdict.value} for t in report.tests]
    with open_store(home.made().database, now=now) as store:
        store.attempt(
            Attempt(
                challenge=submitted.challenge.slug,
                revision=submitted.challenge.revision,
                submission_sha256=submitted.sha256,
                verdict=report.verdict.value,
                isolation=report.isolation,
                passed=report.passed,
                total=len(report.tests),
                seconds=round(submitted.seconds, 3),
                tests=tests,
            ),
            now,
        )


def outcome(verdict: "Verdict") -> str:
    """``passed``, ``failed``, or ``error`` when it is the judge that failed."""
    from quizzer.model.challenge import Verdict

    if verdict is Verdict.JUDGE_ERROR:
        return "error"
    return "passed" if verdict is Verdict.PASSED else "failed"


def require_fork() -> None:
    """The judge needs processes that fork; elsewhere one line says what to do."""
    if not hasattr(os, "fork"):
        raise UserError(
            Text(
                "challenges are judged on Linux and macOS; on Windows run quizzer inside WSL (wsl --install).",
                "과제 채점은 Linux와 macOS에서 됩니다. Windows에서는 WSL(wsl --install)에서 실행하세요.",
            )
        )


def as_json(challenge: "Challenge", titles: Lang) -> dict[str, Any]:
    facts = challenge.facts
    return {
        "slug": facts.challenge,
        "title": facts.title.of(titles),
        "level": facts.level.value,
        "claims": list(facts.claims),
        "banks": list(facts.banks),
        "revision": challenge.revision,
        "tests": [{"id": test.id, "title": test.title.of(titles)} for test in facts.tests],
        "titles": {lang: facts.title.of(lang) for lang in LANGS},
    }


def _cache(home: Home) -> Path:
    return home.cache_directory / "challenges.db"


def _marked(directory: Path) -> str | None:
    try:
        return (directory / MARKER).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None
