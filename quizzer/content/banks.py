"""All question banks of a directory: what can be asked, and every mistake in what cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizzer.content import cache as compiled_banks
from quizzer.content.compiled import Compiled, Head
from quizzer.content.linked import wrong_links
from quizzer.content.pythons import admits
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank, Question


@dataclass(frozen=True, slots=True)
class Banks:
    """The banks in the order of their topics. A bad entry is left out of them and has its mistakes here."""

    banks: tuple[Bank, ...]
    mistakes: tuple[Mistake, ...]
    left_out: int = 0
    """How many entries are left out; those of a file that is no bank at all cannot be counted."""


def load_banks(root: Path, *, cache: Path | None = None) -> Banks:
    """Reads every bank in ``root``; ``cache`` is a file that makes this fast when nothing has changed.

    Never raises for what is wrong with the banks, the directory or the cache.
    """
    try:
        files = sorted(p for p in root.iterdir() if p.suffix in (".yaml", ".yml") and p.name[0] != ".")
    except OSError as error:
        return Banks((), (Mistake(str(root), 1, 1, f"cannot be read: {error.strerror}"),))
    misnamed = [
        Mistake(str(p), 1, 1, "is not read: a bank's file ends in .yaml") for p in files if p.suffix == ".yml"
    ]
    compiled = _compiled([p for p in files if p.suffix == ".yaml"], cache)
    return _joined(compiled, misnamed)


def asked_here(question: Question, version: tuple[int, ...]) -> bool:
    """Whether the question is true on that Python, ``sys.version_info[:3]`` for instance."""
    return not question.pythons or admits(question.pythons, version)


def _compiled(files: list[Path], cache: Path | None) -> dict[Path, Compiled]:
    if cache is None:
        return _from_yaml(files)
    stamps = {path: stamp for path in files if (stamp := _stamp(path))}
    known = compiled_banks.recall(cache, stamps, Compiled)
    fresh = _from_yaml([path for path in files if path not in known])
    # A file that cannot be read may be readable tomorrow without having changed.
    lasting = {p: (stamps[p], bank) for p, bank in fresh.items() if p in stamps and bank.references}
    if lasting:
        compiled_banks.remember(cache, lasting)
    return {path: known.get(path) or fresh[path] for path in files}


def _from_yaml(files: list[Path]) -> dict[Path, Compiled]:
    if not files:
        return {}
    from quizzer.content.entries import compile_bank

    return {path: compile_bank(path) for path in files}


def _stamp(path: Path) -> compiled_banks.Stamp | None:
    try:
        return compiled_banks.Stamp.of(path)
    except OSError:
        return None


def _joined(files: Mapping[Path, Compiled], further: list[Mistake]) -> Banks:
    compiled = {str(path): bank for path, bank in files.items()}
    wrong = wrong_links(compiled, {str(path): path.stem for path in files})
    banks = [
        _bank(path.stem, bank.head, [p.question for p in bank.questions if (str(path), p.entry) not in wrong])
        for path, bank in files.items()
        if bank.head
    ]
    mistakes = [*further, *(m for ms in wrong.values() for m in ms)]
    mistakes += (flaw.of(path) for path, bank in compiled.items() for flaw in bank.flaws)
    left_out = sum(bank.entries for bank in compiled.values()) - sum(len(b.questions) for b in banks)
    return Banks(tuple(sorted(banks, key=lambda b: (b.order, b.slug))), tuple(sorted(mistakes)), left_out)


def _bank(slug: str, head: Head, questions: list[Question]) -> Bank:
    return Bank(slug, head.title, head.order, head.challenges, tuple(questions))
