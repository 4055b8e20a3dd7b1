"""``quizzer verify`` as a whole: in a checkout with banks of the test's own."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from adapters.checkout import Checkout
from adapters.written_banks import entry, write_bank

from quizzer.content.places import challenges_root, questions_root

HERE = ".".join(map(str, sys.version_info[:3]))


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "checkout")
    (made.root / "challenges").mkdir()
    return made


def as_json(checkout: Checkout, home: Path, line: str, code: int):
    run = checkout.run(home, f"verify --json {line}".strip())
    assert (run.returncode, run.stderr) == (code, "")
    return json.loads(run.stdout)


def test_mistakes_are_lines_that_editors_understand_and_the_exit_code_is_1(checkout, home):
    write_bank(checkout.questions, "loops", [entry("a"), entry("b", "predict", output="2")])
    run = checkout.run(home, "verify")
    path = checkout.questions / "loops.yaml"
    line = path.read_text(encoding="utf-8").splitlines().index("  output: '2'") + 1
    assert run.stdout.splitlines()[0] == f"{path}:{line}:11: the code prints `1`, not `2`"
    assert run.stdout.splitlines()[-1] == "1 mistakes"
    assert (run.returncode, run.stderr) == (1, "")


def test_what_is_seen_without_running_is_told_too(checkout, home):
    """Drift between the languages, copies and looks that give answers away."""
    entries = [entry("a"), entry("b", prompt={"en": "What of it?", "ko": "`b`는?"})]
    entries += [{**entry("a"), "id": "copy"}]
    write_bank(checkout.questions, "loops", entries)
    messages = {m["message"].partition(" (")[0] for m in as_json(checkout, home, "", 1)["mistakes"]}
    assert messages == {
        "the Korean text has code that is missing here: `b`",
        "asks nearly what `a` asks",
    }


def test_right_banks_are_fine_and_what_was_right_is_not_run_again(checkout, home):
    write_bank(checkout.questions, "loops", [entry("a"), entry("b", "predict")])
    cold = as_json(checkout, home, "", 0)
    assert (cold["banks"], cold["questions"], cold["outputs"], cold["ran"]) == (1, 2, 1, 1)
    assert cold["proved"] == [{"python": HERE, "outputs": 1, "skipped": 0}]
    warm = as_json(checkout, home, "", 0)
    assert warm == {**cold, "ran": 0}
    assert as_json(checkout, home, "--no-cache", 0) == cold


def test_a_challenge_that_judges_rightly_is_not_judged_again(checkout, home):
    """The bank named by the challenge is there, so that both ends of the link are right."""
    name = "running-total"
    shutil.copytree(challenges_root() / name, checkout.root / "challenges" / name)
    cold = as_json(checkout, home, f"{checkout.root}/challenges", 0)
    assert (cold["challenges"], cold["judged"], cold["starters"]) == (1, 1, 1)
    assert cold["accepted"] > 2
    assert cold["wrong"] > 4
    assert as_json(checkout, home, f"{checkout.root}/challenges", 0) == {**cold, "judged": 0}
    solution = checkout.root / "challenges" / name / "solution.py"
    solution.write_text("def running_total():\n    yield 1\n", encoding="utf-8")
    broken = as_json(checkout, home, f"{checkout.root}/challenges", 1)
    assert broken["judged"] == 1
    assert [m["path"] for m in broken["mistakes"]] == [str(solution)]


def test_all_proves_on_every_python_and_counts_what_must_be_there(checkout, home):
    write_bank(checkout.questions, "loops", [entry("a"), entry("b", "predict")])
    found = as_json(checkout, home, "--all", 1)
    assert HERE in [p["python"] for p in found["proved"]]
    assert all(p["outputs"] == 1 for p in found["proved"])
    messages = [m["message"] for m in found["mistakes"]]
    assert "there are 2 questions, and there must be at least 240" in messages
    assert "N1-01 needs at least 2 questions of 2 kinds, and has: none" in messages
    assert {c["what"]: c["count"] for c in found["counts"]}["questions"] == 2


def test_minimum_counts_are_those_of_the_whole_collection(checkout, home):
    path = write_bank(checkout.questions, "loops", [entry("a"), entry("b", "predict")])
    assert as_json(checkout, home, f"--all {path}", 0)["counts"] == []
    assert as_json(checkout, home, "", 0)["counts"] == []


def test_a_mistake_on_some_pythons_names_them(checkout, home):
    """A program that prints its version is right on one Python at most."""
    path = write_bank(checkout.questions, "loops", [entry("b", "predict")])
    others = [
        p["python"] for p in as_json(checkout, home, f"--all {path}", 0)["proved"] if p["python"] != HERE
    ]
    code = "import sys\nprint(*sys.version_info[:3], sep='.')"
    write_bank(checkout.questions, "loops", [entry("b", "predict", code=code, output=HERE)])
    found = as_json(checkout, home, f"--all {path}", 1 if others else 0)
    assert [m["message"] for m in found["mistakes"]] == [
        f"the code prints `{version}`, not `{HERE}` (on CPython {version})" for version in others
    ]


class TestCoverage:
    @pytest.mark.parametrize(("lang", "claim"), [("en", "claim"), ("ko", "주장")])
    def test_the_shipped_questions_cover_every_claim(self, checkout, home, lang, claim):
        """One line for each claim, in at most 80 columns."""
        shutil.copytree(questions_root(), checkout.questions, dirs_exist_ok=True)
        run = checkout.run(home, f"verify --coverage --lang {lang}")
        lines = run.stdout.splitlines()
        assert (run.returncode, run.stderr) == (0, "")
        assert lines[0].split()[0] == claim
        assert [line.split()[0] for line in lines[1:100]] == [
            *(f"N1-{n:02}" for n in range(1, 30)),
            *(f"N2-{n:02}" for n in range(1, 71)),
        ]
        assert max(map(len, lines[:100])) <= 80

    def test_claims_that_are_asked_too_little_are_marked_and_fail(self, checkout, home):
        write_bank(
            checkout.questions,
            "loops",
            [entry("a", claims=["N1-01"]), entry("b", "recall", claims=["N1-01"])],
        )
        run = checkout.run(home, "verify --coverage")
        assert run.returncode == 1
        table = [line for line in run.stdout.splitlines() if " N1-0" in line[:7] or line.startswith("✗ ")]
        assert table[0].split()[:2] == ["N1-01", "2"]
        assert table[1].split()[:3] == ["✗", "N1-02", "0"]
        assert len(table) == 99

    def test_as_json_it_names_the_questions(self, checkout, home):
        write_bank(
            checkout.questions,
            "loops",
            [entry("a", claims=["N1-01"]), entry("b", "recall", claims=["N1-01"])],
        )
        found = as_json(checkout, home, "--coverage", 1)
        assert found["version"] == 1
        assert found["claims"][0] == {
            "claim": "N1-01",
            "questions": ["a", "b"],
            "kinds": {"recall": 1, "single": 1},
            "enough": True,
        }
        assert len(found["mistakes"]) == 98


def test_a_path_that_holds_nothing_is_the_callers_mistake(checkout, home):
    run = checkout.run(home, "verify nowhere")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("quizzer: nowhere is no bank")
