"""What can be wrong with a database file, in one line for the person whose file it is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quizzer.model.errors import UserError
from quizzer.model.text import Text, both


class StoreError(UserError):
    """The score database cannot be used: names the file and what to do. The file is left as it is."""


_ELSEWHERE = Text(
    "set QUIZZER_HOME to a directory that you may write",
    "쓸 수 있는 디렉터리를 QUIZZER_HOME으로 지정하세요",
)
_AS_IT_WAS = Text("The file was left as it is.", "파일은 그대로 두었습니다.")
_NOTHING = both("")
_SAFE = Text("What was stored before is safe.", "전에 저장한 기록은 안전합니다.")


def _line(path: Path, problem: Text, remedy: Text, comfort: Text = _NOTHING) -> Text:
    return Text(
        f"{path} {problem.en}. {remedy.en}. {comfort.en}".rstrip(),
        f"{problem.ko}: {path} — {remedy.ko}. {comfort.ko}".rstrip(),
    )


def newer(path: Path, version: int, known: int) -> Text:
    return _line(
        path,
        Text(
            f"was written by a newer quizzer (format {version}, this one knows {known})",
            f"더 새로운 quizzer가 만든 점수 파일입니다(형식 {version}, 이 버전은 {known}까지 압니다)",
        ),
        Text(f"Upgrade quizzer, or {_ELSEWHERE.en}", f"quizzer를 업그레이드하거나 {_ELSEWHERE.ko}"),
        _AS_IT_WAS,
    )


def foreign(path: Path) -> Text:
    return _line(
        path,
        Text("is another program's database", "quizzer가 아닌 다른 프로그램의 데이터베이스입니다"),
        Text(f"Move it away, or {_ELSEWHERE.en}", f"다른 곳으로 옮기거나 {_ELSEWHERE.ko}"),
        _AS_IT_WAS,
    )


def directory(path: Path) -> Text:
    return _line(
        path,
        Text(
            "is a directory where the score file should be",
            "점수 파일이 있어야 할 자리에 디렉터리가 있습니다",
        ),
        Text(f"Move it away, or {_ELSEWHERE.en}", f"다른 곳으로 옮기거나 {_ELSEWHERE.ko}"),
    )


def homeless(path: Path, why: str) -> Text:
    return _line(
        path,
        Text(
            f"cannot be kept: its directory cannot be made, entered or written ({why})",
            f"점수 파일을 둘 디렉터리를 만들거나 열거나 쓸 수 없습니다({why})",
        ),
        Text(f"Check its permissions, or {_ELSEWHERE.en}", f"권한을 확인하거나 {_ELSEWHERE.ko}"),
    )


def old_sqlite(version: str) -> Text:
    return Text(
        f"This Python has SQLite {version}; quizzer needs 3.37 or newer. Use another Python.",
        f"이 파이썬의 SQLite는 {version}입니다. quizzer에는 3.37 이상이 필요하니 다른 파이썬을 쓰세요.",
    )


def _corrupt(path: Path, _: str) -> Text:
    return _line(
        path,
        Text("is damaged or is not a score file", "점수 파일이 손상되었거나 점수 파일이 아닙니다"),
        Text(
            "Move it away to start afresh, or put a copy of yours back",
            "새로 시작하려면 다른 곳으로 옮기고, 복사본이 있으면 되돌려 놓으세요",
        ),
        _AS_IT_WAS,
    )


def _read_only(path: Path, _: str) -> Text:
    return _line(
        path,
        Text("cannot be written", "점수 파일에 쓸 수 없습니다"),
        Text(
            f"Make the file and its directory writable, or {_ELSEWHERE.en}",
            f"파일과 디렉터리에 쓰기 권한을 주거나 {_ELSEWHERE.ko}",
        ),
    )


def _locked(path: Path, _: str) -> Text:
    return _line(
        path,
        Text("is being held by another program", "다른 프로그램이 점수 파일을 붙잡고 있습니다"),
        Text("Close the other one and try again", "그 프로그램을 닫고 다시 시도하세요"),
    )


def _full(path: Path, _: str) -> Text:
    return _line(
        path,
        Text("cannot grow: the disk is full", "디스크가 가득 차서 점수 파일을 늘릴 수 없습니다"),
        Text("Free some space and try again", "공간을 비우고 다시 시도하세요"),
        _SAFE,
    )


def _failing(path: Path, words: str) -> Text:
    return _line(
        path,
        Text(
            f"could not be read or written ({words}): the disk is full, over quota or failing",
            f"디스크가 가득 찼거나, 할당량을 넘었거나, 고장이라 점수 파일을 쓰지 못합니다({words})",
        ),
        Text(f"Make room, or {_ELSEWHERE.en}", f"공간을 비우거나 {_ELSEWHERE.ko}"),
        _SAFE,
    )


def _unopenable(path: Path, words: str) -> Text:
    return _line(
        path,
        Text(f"cannot be opened ({words})", f"점수 파일을 열 수 없습니다({words})"),
        Text(
            f"Check that you may read and write it and its directory, or {_ELSEWHERE.en}",
            f"파일과 디렉터리의 권한을 확인하거나 {_ELSEWHERE.ko}",
        ),
    )


def _unusable(path: Path, words: str) -> Text:
    return _line(
        path,
        Text(f"could not be used ({words})", f"점수 파일을 사용하지 못했습니다({words})"),
        Text("Move it away to start afresh", "새로 시작하려면 다른 곳으로 옮기세요"),
        _AS_IT_WAS,
    )


_WORDS: dict[int, Callable[[Path, str], Text]] = {
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_CANTOPEN: _unopenable,
    sqlite3.SQLITE_CORRUPT: _corrupt,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _failing,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_NOTADB: _corrupt,
    sqlite3.SQLITE_PERM: _unopenable,
    sqlite3.SQLITE_READONLY: _read_only,
}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 1 (a general error) when Python's module raised it by itself."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def explained(error: sqlite3.Error, path: Path) -> StoreError:
    """The error of SQLite as a line for the user."""
    return StoreError(_WORDS.get(primary_code(error), _unusable)(path, str(error)))


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turns trouble with the file at ``path`` into ``StoreError``; misuse by our own code passes as it is."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise explained(error, path) from error
