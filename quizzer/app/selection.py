"""What paths on a command line mean: banks, challenges, or directories of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizzer.content.places import challenges_root, questions_root
from quizzer.model.errors import UserError
from quizzer.model.text import Text


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be verified: the roots, and the names in them (None: all)."""

    questions: Path | None
    challenges: Path | None
    banks: frozenset[str] | None = None
    slugs: frozenset[str] | None = None

    @property
    def whole(self) -> bool:
        """Whether it is everything that is shipped."""
        return (
            self.questions is not None
            and self.challenges is not None
            and self.banks is None
            and self.slugs is None
        )


def select(paths: Sequence[str]) -> Selection:
    """What the paths mean; none at all means everything that is installed. Raises ``UserError``."""
    if not paths:
        return Selection(questions_root(), challenges_root())
    banks: set[Path] = set()
    directories: set[Path] = set()
    for path in map(Path, paths):
        banks |= _bank_files(path)
        directories |= _challenge_directories(path)
        if not _bank_files(path) and not _challenge_directories(path):
            raise UserError(
                Text(
                    f"{path} is no bank (.yaml), no challenge (a directory with challenge.yaml) and holds none.",
                    f"문제 은행(.yaml)도 과제(challenge.yaml이 있는 디렉터리)도 아닙니다: {path}",
                )
            )
    return Selection(
        _one_parent(banks),
        _one_parent(directories),
        frozenset(b.stem for b in banks),
        frozenset(d.name for d in directories),
    )


def _bank_files(path: Path) -> set[Path]:
    if path.is_file() and path.suffix in (".yaml", ".yml") and path.name != "challenge.yaml":
        return {path}
    return set(path.glob("*.yaml")) - {path / "challenge.yaml"} if path.is_dir() else set()


def _challenge_directories(path: Path) -> set[Path]:
    if path.name == "challenge.yaml" and path.is_file():
        return {path.parent}
    if not path.is_dir():
        return set()
    return {path} if (path / "challenge.yaml").exists() else {p.parent for p in path.glob("*/challenge.yaml")}


def _one_parent(paths: set[Path]) -> Path | None:
    parents = {p.absolute().parent for p in paths}
    if len(parents) > 1:
        raise UserError(
            Text(
                "banks must lie in one directory, and challenges too: verify them one directory at a time.",
                "문제 은행과 과제는 각각 한 디렉터리에 있어야 합니다. 디렉터리별로 나누어 검사하세요.",
            )
        )
    return next(iter(parents), None)
