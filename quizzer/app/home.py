"""Where a person's data lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizzer.model.errors import UserError
from quizzer.model.text import Text

VARIABLE = "QUIZZER_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The data directory; nothing in it need exist yet."""

    directory: Path

    @property
    def database(self) -> Path:
        """The scores: the one file here that must not be lost."""
        return self.directory / "quizzer.db"

    @property
    def cache(self) -> Path:
        """Compiled banks: made anew whenever it is missing or unfit."""
        return self.cache_directory / "cache.db"

    @property
    def cache_directory(self) -> Path:
        """What can be made anew."""
        return self.directory / "cache"

    def made(self) -> "Home":
        """This home, with its directories there; raises ``UserError`` where they cannot be made."""
        try:
            self.cache_directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unmakable(self.directory, error) from error
        return self


def find_home(environment: Mapping[str, str]) -> Home:
    """``QUIZZER_HOME``, else the platform's directory for a user's data."""
    given = environment.get(VARIABLE)
    if given:
        return Home(Path(given).expanduser().absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("quizzer", appauthor=False))


def _unmakable(directory: Path, error: OSError) -> UserError:
    reason = error.strerror or str(error)
    return UserError(
        Text(
            f"cannot use {directory} for data ({reason}). Set {VARIABLE} to a directory that you may write.",
            f"데이터 디렉터리를 쓸 수 없습니다({reason}): {directory} — "
            f"쓸 수 있는 디렉터리를 {VARIABLE}에 지정하세요.",
        )
    )
