"""The wheel that users get: built once, from a copy of this checkout in which work has left its traces."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import quizzer

CHECKOUT = Path(quizzer.__file__).resolve().parent.parent
NEEDED = ("quizzer", "questions", "challenges", "pyproject.toml", "README.md", "LICENSE", ".gitignore")
TRACES = ("__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache")
"""Directories that running things leaves behind."""

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / "pyproject.toml").is_file(), reason="the wheel is built from a checkout, and this is none"
)


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a wheel is built of, with compiled files in every kind of place."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in NEEDED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns(*TRACES))
        else:
            shutil.copy(source, copy / name)
    for place in (copy / "quizzer" / "model", *(copy / "challenges").glob("*/suite"), copy / "questions"):
        (place / "__pycache__").mkdir()
        (place / "__pycache__" / "trace.cpython-311.pyc").write_bytes(b"trace")
        (place / ".pytest_cache").mkdir()
        (place / ".pytest_cache" / "README.md").write_text("trace", encoding="utf-8")
    return copy


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The built wheel, opened."""
    made = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    (file,) = made.iterdir()
    return zipfile.Path(file)


@pytest.fixture(scope="session")
def names(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


@pytest.fixture(scope="session")
def metadata(wheel: zipfile.Path, names: set[str]) -> Message:
    (name,) = (n for n in names if n.endswith(".dist-info/METADATA"))
    return message_from_string((wheel / name).read_text(encoding="utf-8"))


def files(root: Path) -> set[str]:
    """The files under ``root`` that no run has left there, as paths from its parent."""
    found = (p for p in root.rglob("*") if p.is_file() and not {*TRACES} & {*p.parts})
    return {p.relative_to(root.parent).as_posix() for p in found}


def test_the_whole_package_is_in_it(checkout: Path, names: set[str]) -> None:
    """Modules, the database's schema and the marker for type checkers: every file, and no other, is installed."""
    installed = {n for n in names if n.startswith("quizzer/") and not n.startswith("quizzer/_content/")}
    assert installed == files(checkout / "quizzer")
    assert {"quizzer/__main__.py", "quizzer/store/schema.sql", "quizzer/py.typed"} <= installed


def test_banks_and_challenges_are_in_it(checkout: Path, names: set[str]) -> None:
    """Every question and challenge file is installed beside the code that looks for it."""
    content = {n.removeprefix("quizzer/_content/") for n in names if n.startswith("quizzer/_content/")}
    assert content == files(checkout / "questions") | files(checkout / "challenges")
    assert any(n.startswith("questions/") for n in content)
    assert any("/suite/test_" in n for n in content)


def test_no_traces_of_work_are_in_it(names: set[str]) -> None:
    """Compiled modules and caches stay at home; nothing is installed beside the package and its metadata."""
    assert not [n for n in names if {*TRACES} & {*n.split("/")} or n.endswith((".pyc", ".pyo"))]
    assert {n.split("/")[0] for n in names if ".dist-info/" not in n} == {"quizzer"}


def test_its_metadata_say_what_it_is(metadata: Message) -> None:
    """Name, version, the Pythons that it runs on, and the licence are those of the project."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata["Name"] == project["name"]
    assert metadata["Version"] == quizzer.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    described = metadata.get_payload()
    assert isinstance(described, str)
    assert described.strip() == (CHECKOUT / "README.md").read_text(encoding="utf-8").strip()


def test_it_asks_for_what_the_project_asks_for(metadata: Message) -> None:
    """Users get the libraries that running needs; tools for developers come only on request."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    always = {r.name.lower() for r in asked if r.marker is None}
    on_request = {r.name.lower() for r in asked if r.marker is not None and "dev" in str(r.marker)}
    assert always == {Requirement(line).name.lower() for line in project["dependencies"]}
    assert {"mypy", "hypothesis"} <= on_request
    assert len(always) + len(on_request) == len(asked)


def test_it_makes_the_command(wheel: zipfile.Path, names: set[str]) -> None:
    """``quizzer`` is the one script that is installed."""
    (name,) = (n for n in names if n.endswith(".dist-info/entry_points.txt"))
    lines = (wheel / name).read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line] == ["[console_scripts]", "quizzer = quizzer.__main__:main"]


def test_it_runs_away_from_any_checkout(wheel: zipfile.Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, it finds its own banks and asks a question from them."""
    wheel.root.extractall(tmp_path / "site")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tmp_path / "site"),
        "QUIZZER_HOME": str(tmp_path / "home"),
    }
    where = "from quizzer.content import places; print(places.questions_root(), places.challenges_root())"
    found = subprocess.run(
        [sys.executable, "-P", "-c", where],
        cwd=tmp_path, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    content = tmp_path / "site" / "quizzer" / "_content"
    assert found.stdout.split() == [str(content / "questions"), str(content / "challenges")]
    asked = subprocess.run(
        [sys.executable, "-P", "-m", "quizzer", "quiz", "--plain", "--count", "1", "--seed", "1", "--lang", "en"],
        input="q\n", cwd=tmp_path, env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (asked.returncode, asked.stderr) == (0, "")
    assert any(line.startswith("1/1 │ ") for line in asked.stdout.splitlines())
