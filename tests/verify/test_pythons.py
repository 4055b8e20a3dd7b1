"""Which interpreters of a machine are found: real commands in real directories, asked what they are."""

import os
import sys
from pathlib import Path

import pytest

from quizzer.grading.pythons import Python, find_pythons, this_python


def command(path: Path, says: str, then: str = "") -> Path:
    """An interpreter that answers so, whatever it is asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n{then}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def others(*directories: Path, **environment: str) -> list[Python]:
    """What is found beside the Python that runs this."""
    path = os.pathsep.join(map(str, directories))
    found = find_pythons({"PATH": path, "HOME": "/nowhere", **environment})
    assert this_python() in found
    assert list(found) == sorted(found, key=lambda p: p.version)
    return [p for p in found if p != this_python()]


THIS = sys.version_info[1]
NEXT, AFTER = [m for m in (17, 18, 19) if m != THIS][:2]


def test_alone_there_is_this_one():
    assert this_python().command == sys.executable
    assert others() == []


def test_commands_on_the_path_are_asked_for_their_version(tmp_path):
    there = command(tmp_path / "bin" / f"python3.{NEXT}", f"cpython 3 {NEXT} 4")
    assert others(tmp_path / "bin") == [Python(str(there), (3, NEXT, 4))]
    assert str(Python("", (3, NEXT, 4))) == f"3.{NEXT}.4"


def test_of_one_minor_version_one_is_taken_and_this_one_goes_first(tmp_path):
    command(tmp_path / "bin" / f"python3.{THIS}", f"cpython 3 {THIS} 99")
    first = command(tmp_path / "bin" / f"python3.{NEXT}", f"cpython 3 {NEXT} 1")
    command(tmp_path / "more" / f"python3.{NEXT}", f"cpython 3 {NEXT} 2")
    command(tmp_path / "pyenv" / "versions" / f"3.{NEXT}.3" / "bin" / "python", f"cpython 3 {NEXT} 3")
    found = others(tmp_path / "bin", tmp_path / "more", PYENV_ROOT=str(tmp_path / "pyenv"))
    assert found == [Python(str(first), (3, NEXT, 1))]


@pytest.mark.parametrize("variable", ["PYENV_ROOT", "HOME"])
def test_pyenvs_newest_of_each_minor_version_is_found_without_its_shims(tmp_path, variable):
    root = tmp_path / ".pyenv"
    for version in (f"3.{NEXT}.9", f"3.{NEXT}.10", f"3.{AFTER}.0", "3.10.13", "2.7.18", f"pypy3.{AFTER}-7.3"):
        major, *rest = version.split(".")
        command(root / "versions" / version / "bin" / "python", f"cpython {major} {' '.join(rest)}")
    command(root / "shims" / f"python3.{NEXT}", f"cpython 3 {NEXT} 77")
    where = {variable: str(root if variable == "PYENV_ROOT" else tmp_path)}
    found = others(root / "shims", **where)
    assert [str(p) for p in found] == sorted([f"3.{NEXT}.10", f"3.{AFTER}.0"], key=lambda v: v.split(".")[1])
    assert all(Path(p.command).is_relative_to(root / "versions") for p in found)


@pytest.mark.parametrize(
    "says",
    ["pypy 3 {minor} 1", "cpython 3 {minor}", "", "cpython 3 ten 1", "Python 3.{minor}.1", "cpython 3 10 13"],
)
def test_what_is_no_cpython_from_3_11_up_is_passed_over(tmp_path, says):
    command(tmp_path / f"python3.{NEXT}", says.format(minor=NEXT))
    assert others(tmp_path) == []


def test_what_does_not_run_is_passed_over(tmp_path):
    command(tmp_path / f"python3.{AFTER}", "", "exit 1")
    broken = tmp_path / f"python3.{NEXT}"
    broken.write_bytes(b"\x7fELF, but not really")
    broken.chmod(0o755)
    assert others(tmp_path) == []
