"""What is remembered of challenges: only what was without fault, and only as long as nothing has changed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.content.challenges import load_challenges
from quizzer.content.places import challenges_root
from quizzer.grading.check_challenge import Checked, Fault
from quizzer.grading.proven import ProvenChallenges
from quizzer.model.challenge import Challenge

SLUG = "running-total"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(challenges_root() / SLUG, tmp_path / "challenges" / SLUG)
    return tmp_path / "challenges"


def load(root: Path) -> Challenge:
    (challenge,) = load_challenges(root).challenges
    return challenge


class Runs:
    """Stands for the judge: notes what it was given, and finds what it is told to find."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        self.seen: list[str] = []

    def __call__(self, challenge: Challenge) -> Checked:
        self.seen.append(challenge.slug)
        return Checked(challenge.slug, 3, 7, self.faults)


def check(file: Path | None, challenge: Challenge, *faults: Fault) -> tuple[Checked, bool]:
    """What a new process learns of the challenge, and whether it was run for that."""
    runs = Runs(*faults)
    proven = ProvenChallenges(file, runs)
    checked = proven.check(challenge)
    assert proven.ran == len(runs.seen)
    return checked, bool(runs.seen)


def test_an_unchanged_challenge_is_run_once(tmp_path, root):
    file = tmp_path / "cache" / "proven.db"
    assert check(file, load(root)) == (Checked(SLUG, 3, 7, ()), True)
    assert check(file, load(root)) == (Checked(SLUG, 3, 7, ()), False)


@pytest.mark.parametrize(
    "name",
    [
        "challenge.yaml",
        "statement.ko.md",
        "starter.py",
        "solution.py",
        "suite/test_running_total.py",
        "submissions/accepted",
        "submissions/wrong",
    ],
)
def test_any_file_that_changes_has_it_run_again(tmp_path, root, name):
    file = tmp_path / "proven.db"
    path = root / SLUG / name
    path = sorted(path.glob("*.py"))[0] if path.is_dir() else path
    assert path.is_file()
    check(file, load(root))
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert check(file, load(root))[1]
    assert not check(file, load(root))[1]


def test_files_that_come_go_or_change_their_names_have_it_run_again(tmp_path, root):
    file, extra = tmp_path / "proven.db", root / SLUG / "submissions" / "accepted" / "extra.py"
    check(file, load(root))
    extra.write_text("", encoding="utf-8")
    assert check(file, load(root))[1]
    extra.rename(extra.with_name("other.py"))
    assert check(file, load(root))[1]
    extra.with_name("other.py").unlink()
    assert not check(file, load(root))[1]


def test_what_python_leaves_beside_a_suite_changes_nothing(tmp_path, root):
    file, compiled = tmp_path / "proven.db", root / SLUG / "suite" / "__pycache__"
    check(file, load(root))
    compiled.mkdir(exist_ok=True)
    (compiled / "x.pyc").write_bytes(b"x")
    assert not check(file, load(root))[1]


def test_a_fault_is_never_remembered(tmp_path, root):
    file, fault = tmp_path / "proven.db", Fault("must pass, but: failed", "solution.py")
    for _ in range(2):
        assert check(file, load(root), fault) == (Checked(SLUG, 3, 7, (fault,)), True)
    assert check(file, load(root))[1]


def test_facts_that_were_read_otherwise_are_another_challenge(tmp_path, root):
    """The facts may have been read before the file changed: they count beside the files."""
    file, challenge = tmp_path / "proven.db", load(root)
    check(file, challenge)
    assert check(file, replace(challenge, facts=replace(challenge.facts, cpu_seconds=9)))[1]


def test_a_challenge_that_changes_while_it_is_run_is_not_remembered(tmp_path, root):
    file, path = tmp_path / "proven.db", root / SLUG / "solution.py"
    before = path.read_text(encoding="utf-8")

    def run(challenge: Challenge) -> Checked:
        path.write_text("# edited meanwhile\n", encoding="utf-8")
        return Checked(challenge.slug, 3, 7, ())

    ProvenChallenges(file, run).check(load(root))
    assert check(file, load(root))[1]
    path.write_text(before, encoding="utf-8")
    assert check(file, load(root))[1]


@pytest.mark.parametrize("content", [b"not a database at all" * 99, b"", None])
def test_a_file_of_no_use_means_running_again(tmp_path, root, content):
    """Broken, empty, or a directory in its place: never an error, and the outcome is the same."""
    file = tmp_path / "proven.db"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    assert check(file, load(root)) == (Checked(SLUG, 3, 7, ()), True)


def test_without_a_file_nothing_is_remembered(root):
    assert check(None, load(root))[1]
    assert check(None, load(root))[1]
