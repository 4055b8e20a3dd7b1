"""``quizzer challenge`` hint, solution and reset: whole processes, with a challenge of the test's own."""

import json
import os
from pathlib import Path

import pytest
from adapters.checkout import Checkout
from adapters.tasks import SOLUTION, STARTER, counting, write_challenge
from adapters.terminal import Terminal

from quizzer.store import read_store


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    write_challenge(made.root / "challenges", "counting")
    return made


@pytest.fixture
def work(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    return work


def submit(checkout: Checkout, home: Path, work: Path, text: str) -> None:
    file = work / "counting.py"
    file.write_text(text, encoding="utf-8")
    assert checkout.run(home, f"challenge submit counting --file {file}").returncode in (0, 1)


def seen(home: Path) -> list[str]:
    with read_store(home / "quizzer.db") as kept:
        return list(kept.solutions_shown())


# Hints.


def test_before_any_attempt_the_first_test_is_hinted_at(checkout, home):
    """And it says so; there is nothing else to go by."""
    said = checkout.run(home, "challenge hint counting --lang en").stdout
    assert "No attempt yet" in said
    assert "» Where does your count begin?" in said
    assert "By how much" not in said


def test_the_first_failure_is_hinted_at(checkout, home, work):
    """Of the last attempt, not of an earlier one; the others on request, and how many they are."""
    submit(checkout, home, work, counting(first=0))
    submit(checkout, home, work, counting(second=3, hello="bye"))
    said = checkout.run(home, "challenge hint counting --lang en").stdout
    assert "? 2 comes after 1\n  » By how much does your count grow?" in said
    assert "What does the first yield" not in said
    assert "1 more failed: quizzer challenge hint counting --all" in said
    both = checkout.run(home, "challenge hint counting --all --lang ko").stdout
    assert "» 얼마씩 늘어나나요?" in both
    assert "» 첫 yield가 무엇을 내놓나요?" in both
    assert "어디서부터" not in both


def test_after_a_pass_there_is_nothing_to_hint_at(checkout, home, work):
    """As text and as JSON."""
    submit(checkout, home, work, counting())
    assert "The last attempt passed" in checkout.run(home, "challenge hint counting --lang en").stdout
    assert json.loads(checkout.run(home, "challenge hint counting --json").stdout)["hints"] == []


def test_hints_as_json(checkout, home, work):
    """One, or with --all each."""
    submit(checkout, home, work, counting(second=3, hello="bye"))
    one = json.loads(checkout.run(home, "challenge hint counting --json --lang ko").stdout)
    assert (one["version"], one["challenge"]) == (1, "counting")
    assert one["hints"] == [
        {"id": "test_two_comes_next", "title": "1 다음은 2이다", "hint": "얼마씩 늘어나나요?"}
    ]
    every = json.loads(checkout.run(home, "challenge hint counting --json --all").stdout)
    assert [hint["id"] for hint in every["hints"]] == ["test_two_comes_next", "test_it_says_hello"]


def test_the_directory_says_which_challenge(checkout, home, work):
    """In one that start made no name is needed; elsewhere it is asked for."""
    checkout.run(home, f"challenge start counting {work / 'counting'}")
    for command in ("hint", "solution --yes", "reset --yes"):
        assert checkout.run(home, f"challenge {command}", cwd=work / "counting").returncode == 0
        done = checkout.run(home, f"challenge {command} --lang en", cwd=work)
        assert done.returncode == 2
        assert f"say which challenge: quizzer challenge {command.split()[0]} SLUG" in done.stderr


def test_an_older_forms_failures_hint_as_far_as_they_exist(checkout, home, work):
    """A test that was renamed since is not spoken of; with none left it is as if there were no attempt."""
    submit(checkout, home, work, counting(second=3))
    yaml = checkout.root / "challenges" / "counting" / "challenge.yaml"
    before = yaml.read_text(encoding="utf-8")
    try:
        yaml.write_text(before.replace("test_two_comes_next", "test_two_follows"), encoding="utf-8")
        assert "No attempt yet" in checkout.run(home, "challenge hint counting --lang en").stdout
    finally:
        yaml.write_text(before, encoding="utf-8")


# The solution.


@pytest.mark.parametrize("form", ["", " --json", " --plain"])
def test_unsolved_and_nobody_to_ask_it_is_not_shown(checkout, home, form):
    """Exit 2, one line that names the price and the option; nothing is stored."""
    done = checkout.run(home, f"challenge solution counting --lang en{form}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "with --yes" in done.stderr
    assert "Solved afterwards, it counts as solved with the solution seen." in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (home / "quizzer.db").exists()


def test_the_price_is_remembered(checkout, home, work):
    """Shown before it is solved: the list and the figures say so ever after; the pass counts as a pass."""
    shown = checkout.run(home, "challenge solution counting --yes --lang en").stdout
    assert "# The reference, with commentary." in shown
    assert seen(home) == ["counting"]
    assert "│ solution seen" in checkout.run(home, "challenge list --lang en").stdout
    submit(checkout, home, work, counting())
    assert "✓ counting" in checkout.run(home, "challenge list --lang ko").stdout
    assert "│ 풀이 봄" in checkout.run(home, "challenge list --lang ko").stdout
    (listed,) = json.loads(checkout.run(home, "challenge list --json").stdout)["challenges"]
    assert (listed["solved"], listed["seen"]) == (True, True)
    assert "1 solved (1 seen), 1 attempt" in checkout.run(home, "stats --lang en").stdout
    assert "1개 해결 (1개는 풀이를 봄), 1번 제출" in checkout.run(home, "stats --lang ko").stdout
    (figure,) = json.loads(checkout.run(home, "stats --json").stdout)["challenges"]
    assert (figure["seen"], figure["solved"] is not None) == (True, True)


def test_once_paid_for_it_is_not_asked_again(checkout, home):
    """And it is stored once."""
    checkout.run(home, "challenge solution counting --yes")
    done = checkout.run(home, "challenge solution counting --json --lang ko")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert (told["version"], told["challenge"], told["solved"]) == (1, "counting", False)
    assert (told["solution"], told["title"]) == (SOLUTION, "세기 (counting)")
    with read_store(home / "quizzer.db") as kept:
        assert len(kept.solutions_shown()) == 1


def test_whoever_solved_it_looks_for_free(checkout, home, work):
    """Nothing is asked and nothing stored."""
    submit(checkout, home, work, counting())
    assert "# The reference" in checkout.run(home, "challenge solution counting").stdout
    assert seen(home) == []
    assert "seen" not in checkout.run(home, "challenge list --lang en").stdout


@pytest.mark.parametrize(
    ("answer", "shown"), [("y", True), ("예", True), ("n", False), ("", False), ("Y", True)]
)
def test_on_a_terminal_it_asks(checkout, home, work, answer, shown):
    """Only a yes is a yes; no is the default, costs nothing, and is no error."""
    arguments = ["challenge", "solution", "counting", "--lang", "ko"]
    with Terminal(arguments, checkout.environment(home), work) as terminal:
        terminal.see("풀이를 볼까요? [y/N]")
        terminal.type(answer + "\r")
        assert terminal.end() == 0
        assert ("# The reference, with commentary." in terminal.text) == shown
    assert seen(home) == (["counting"] if shown else [])


def test_ctrl_c_at_the_question_costs_nothing(checkout, home, work):
    """130, like everywhere."""
    arguments = ["challenge", "solution", "counting", "--lang", "en"]
    with Terminal(arguments, checkout.environment(home), work) as terminal:
        terminal.see("[y/N]")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert seen(home) == []


def test_what_cannot_be_stored_is_not_shown(checkout, home):
    """The price cannot be paid: one line, exit 2, and no solution."""
    home.mkdir()
    (home / "quizzer.db").write_bytes(b"no database " * 100)
    done = checkout.run(home, "challenge solution counting --yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


# Beginning again.


def test_a_reset_keeps_what_was_there(checkout, home, work):
    """Every reset has a copy of its own, byte for byte; nothing is ever overwritten."""
    file = work / "counting.py"
    mine = ["first = 1\r\n", "둘째 = 2"]
    for text in mine:
        file.write_bytes(text.encode())
        done = checkout.run(home, f"challenge reset counting {work} --yes --lang en")
        assert done.returncode == 0
        assert file.read_text(encoding="utf-8") == STARTER
    assert (work / "counting.py.bak-1").read_bytes() == mine[0].encode()
    assert (work / "counting.py.bak-2").read_bytes() == mine[1].encode()
    assert str(work / "counting.py.bak-2") in done.stdout


def test_a_reset_without_anybody_to_ask_changes_nothing(checkout, home, work):
    """Exit 2 and one line."""
    (work / "counting.py").write_text("mine", encoding="utf-8")
    done = checkout.run(home, "challenge reset counting --lang en", cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert "with --yes it is put aside and replaced" in done.stderr
    assert [p.name for p in work.iterdir()] == ["counting.py"]


def test_a_reset_of_nothing_asks_nothing(checkout, home, work):
    """The starter as it was stays without a copy; a missing file is made, in a directory that is named."""
    (work / "counting.py").write_text(STARTER, encoding="utf-8")
    done = checkout.run(home, "challenge reset counting --lang en", cwd=work)
    assert (done.returncode, "is the starter already" in done.stdout) == (0, True)
    assert checkout.run(home, f"challenge reset counting {work / 'new'}").returncode == 0
    assert (work / "new" / "counting.py").read_text(encoding="utf-8") == STARTER
    assert sorted(p.name for p in work.rglob("*.py*")) == ["counting.py", "counting.py"]


@pytest.mark.parametrize(("answer", "done"), [("y", True), ("n", False)])
def test_a_reset_asks_on_a_terminal(checkout, home, work, answer, done):
    """Either way it says what became of the file."""
    (work / "counting.py").write_text("mine", encoding="utf-8")
    arguments = ["challenge", "reset", "counting", "--lang", "en"]
    with Terminal(arguments, checkout.environment(home), work) as terminal:
        terminal.see("[y/N]")
        terminal.type(answer + "\r")
        assert terminal.end() == 0
        assert ("is the starter again" if done else "stays as it is") in terminal.text
    assert ((work / "counting.py").read_text(encoding="utf-8") == STARTER) == done


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "directory"])
def test_a_reset_of_what_is_no_file_is_one_line(checkout, home, work, make):
    """It is neither waited for nor replaced."""
    make(work / "counting.py")
    done = checkout.run(home, f"challenge reset counting {work} --yes --lang en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"quizzer: {work / 'counting.py'} is not a file.\n"
    assert [path.name for path in work.iterdir()] == ["counting.py"]


def test_a_reset_that_the_system_refuses_is_one_line(checkout, home, work):
    """A file stands where its directory should be."""
    (work / "new").write_text("a file is in the way")
    done = checkout.run(home, f"challenge reset counting {work / 'new'} --yes --lang en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "counting.py: File exists." in done.stderr
