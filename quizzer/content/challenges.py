"""The challenges of a directory: what each says of itself, and every mistake in what cannot be used.

challenges/<slug>/
  challenge.yaml  statement.en.md  statement.ko.md  starter.py  solution.py
  suite/test_*.py                   hidden
  submissions/accepted/*.py  submissions/wrong/*.py
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.content import cache as compiled
from quizzer.content.suggest import did_you_mean
from quizzer.model.challenge import Challenge, Facts, Verdict
from quizzer.model.mistake import Mistake
from quizzer.model.text import Lang

if TYPE_CHECKING:
    from quizzer.content.source import Source

STATEMENTS = {"en": "statement.en.md", "ko": "statement.ko.md"}


@dataclass(frozen=True, slots=True)
class Challenges:
    """The challenges in rising difficulty; one that cannot be used is left out and has its mistakes here."""

    challenges: tuple[Challenge, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one ``challenge.yaml``; this is what the cache remembers."""

    facts: Facts | None
    mistakes: tuple[Mistake, ...]


def load_challenges(root: Path, *, cache: Path | None = None) -> Challenges:
    """Every challenge in ``root``. Never raises for what is wrong with them."""
    try:
        directories = sorted(p for p in root.iterdir() if p.is_dir() and p.name[0] not in "._")
    except OSError as error:
        return Challenges((), (Mistake(str(root), 1, 1, f"cannot be read: {error.strerror}"),))
    return _loaded(directories, cache)


def load_challenge(root: Path, slug: str, *, cache: Path | None = None) -> Challenges:
    """Only the challenge of that name: none at all when there is no such directory."""
    directory = root / slug
    if "/" in slug or slug.startswith((".", "_")) or not directory.is_dir():
        return Challenges((), ())
    return _loaded([directory], cache)


def statement(challenge: Challenge, lang: Lang) -> str:
    """What is to be done, as Markdown."""
    return (Path(challenge.directory) / STATEMENTS[lang]).read_text(encoding="utf-8")


def part(challenge: Challenge, name: str) -> Path:
    """A file or directory of the challenge: ``suite``, ``starter.py``, ``submissions/accepted``, …"""
    return Path(challenge.directory) / name


def _loaded(directories: list[Path], cache: Path | None) -> Challenges:
    stamps = {}
    for directory in directories:
        file = directory / "challenge.yaml"
        try:
            stamps[file] = compiled.Stamp.of(file)
        except OSError:
            continue
    known = compiled.recall(cache, stamps, Read) if cache is not None else {}
    fresh = {d / "challenge.yaml": _read(d) for d in directories if d / "challenge.yaml" not in known}
    lasting = {file: (stamps[file], read) for file, read in fresh.items() if file in stamps and read.facts}
    if cache is not None and lasting:
        compiled.remember(cache, lasting)
    reads = [(d, known.get(d / "challenge.yaml") or fresh[d / "challenge.yaml"]) for d in directories]
    found = [Challenge(r.facts, str(d.absolute()), revision(d)) for d, r in reads if r.facts is not None]
    found.sort(key=lambda c: (c.facts.order, c.slug))
    return Challenges(tuple(found), tuple(m for _, r in reads for m in r.mistakes))


def revision(directory: Path) -> str:
    """A hash of what submissions are judged by: the tests and what is said of them."""
    judged = [directory / "challenge.yaml", *sorted((directory / "suite").glob("*.py"))]
    digest = hashlib.sha256()
    for file in judged:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _read(directory: Path) -> Read:
    # Not needed for a challenge that is remembered.
    from quizzer.content.shape import shaped
    from quizzer.content.source import read_source

    source = read_source(directory / "challenge.yaml")
    if source.data is None:
        return Read(None, source.mistakes)
    facts, mistakes = shaped(source, Facts)
    if facts is None:
        return Read(None, (*source.mistakes, *mistakes))
    return Read(facts, (*source.mistakes, *_slips(source, facts, directory)))


def _slips(source: "Source", facts: Facts, directory: Path) -> Iterator[Mistake]:
    """What the types cannot say about one ``challenge.yaml`` and the files beside it."""
    if facts.challenge != directory.name:
        yield source.mistake(("challenge",), f"`challenge` must be the directory's name, {directory.name}")
    ids = [test.id for test in facts.tests]
    for i, test in enumerate(facts.tests):
        if test.id in ids[:i]:
            yield source.mistake(("tests", i, "id"), f"test `{test.id}` stands here twice")
    for i, wrong in enumerate(facts.wrong):
        yield from _wrong_slips(source, i, facts, directory)
        if wrong.verdict is Verdict.PASSED:
            yield source.mistake(("wrong", i, "verdict"), "a wrong submission cannot pass")
    missing = [
        n
        for n in (*STATEMENTS.values(), "starter.py", "solution.py", "suite")
        if not (directory / n).exists()
    ]
    for name in missing:
        yield source.mistake((), f"`{name}` is missing beside it")
    for name in STATEMENTS.values():
        if name not in missing:
            yield from _statement_slips(directory / name, facts)


def _wrong_slips(source: "Source", i: int, facts: Facts, directory: Path) -> Iterator[Mistake]:
    wrong = facts.wrong[i]
    ids = [test.id for test in facts.tests]
    folder = directory / "submissions" / "wrong"
    files = [p.name for p in folder.glob("*.py")] if folder.is_dir() else []
    if wrong.file not in files:
        hint = did_you_mean(wrong.file, files)
        yield source.mistake(("wrong", i, "file"), f"no such file in submissions/wrong: {wrong.file}{hint}")
    for k, name in enumerate(wrong.fails):
        if name not in ids:
            yield source.mistake(("wrong", i, "fails", k), f"no such test: {name}{did_you_mean(name, ids)}")
    if not wrong.fails:
        yield source.mistake(("wrong", i, "fails"), "a wrong submission fails at least one test")


def _statement_slips(file: Path, facts: Facts) -> Iterator[Mistake]:
    text = file.read_text(encoding="utf-8", errors="replace")
    if not text.startswith("# "):
        yield Mistake(str(file), 1, 1, "a statement begins with its title: `# …`")
    for name in facts.defines:
        if name not in text:
            yield Mistake(str(file), 1, 1, f"does not mention `{name}`, which a submission must define")
