"""The page on what holds a submission says what the tests try."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hostile.promise import promises

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_security", ROOT / "docs" / "make_security.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_tables_are_those_that_are_declared(make: ModuleType) -> None:
    """An attempt or a submission that was added, or promised less, is on the page; make it again, otherwise."""
    assert make.filled(PAGE) == PAGE
    assert PAGE.count("\n| ") > 50


def test_what_it_promises_less_under_limits_alone_is_promised_elsewhere() -> None:
    """No other sandbox has exceptions, so that the page need not speak of them."""
    for promise in promises():
        assert {*promise.others, *promise.changes} <= {"rlimits"}, promise.name
        assert "judge_error" not in promise.verdicts, promise.name


def test_the_files_that_it_names_are_there() -> None:
    """Nobody is sent to a page or a test that does not exist."""
    for name in (
        "docs/make_security.py",
        "tests/hostile/test_word.py",
        "tests/hostile/submissions",
        "tests/fuzz",
    ):
        assert name in PAGE or name.removeprefix("docs/") in PAGE
        assert (ROOT / name).exists()
