"""The file that a guest prints into and its judge reads."""

import fcntl
import os

import pytest

from quizzer.judge.link import _opened_twice


@pytest.mark.parametrize("unnamed", [True, False], ids=["without a name", "where every file has one"])
def test_each_end_has_its_own_position_and_flags(monkeypatch: pytest.MonkeyPatch, unnamed: bool) -> None:
    """A guest can do with its end what it likes: the judge reads what has been printed, from the beginning."""
    if not unnamed:
        monkeypatch.delattr(os, "memfd_create", raising=False)
    reading, printing = _opened_twice()
    try:
        before = fcntl.fcntl(reading, fcntl.F_GETFL)
        os.write(printing, b"printed")
        fcntl.fcntl(printing, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)
        assert fcntl.fcntl(reading, fcntl.F_GETFL) == before
        assert os.read(reading, 100) == b"printed"
        assert os.fstat(reading).st_size == 7
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.write(reading, b"said by the judge")
    finally:
        os.close(reading)
        os.close(printing)
