"""Proving banks: code is run, and what it shows to be wrong is told where it is written."""

import threading
from pathlib import Path

import pytest
from adapters.programs import run

from quizzer.content.banks import load_banks
from quizzer.content.check_questions import Proved, prove_banks, tally
from quizzer.kinds import Ran

TEXTS = (
    "    prompt: {en: What?, ko: 무엇?}\n    explanation: {en: So., ko: 그래서.}\n    reference: PEP 342\n"
)

BANK = f"""\
bank: loops
order: 2
title: {{en: Loops, ko: 루프}}
questions:
  - id: right
    kind: predict
    level: mid
{TEXTS}
    code: print(2)
    output: "2"

  - id: wrong
    kind: predict
    level: mid
{TEXTS}
    code: print(2)
    output: "3"
    near:
      - output: "4"
        word: {{en: No., ko: 아니요.}}
      - code: print(2)
        word: {{en: No., ko: 아니요.}}

  - id: varied
    kind: predict
    level: mid
{TEXTS}
    code: print({{{{n}}}} + 1)
    vary: {{n: [1, 2, 3]}}
    near:
      - code: print(3)
        word: {{en: No., ko: 아니요.}}

  - id: ordered
    kind: order
    level: mid
{TEXTS}
    items: [{{text: a}}, {{text: b}}, {{text: c}}]
    proof: print(*"acb", sep="\\n")

  - id: elsewhere
    kind: predict
    level: mid
    pythons: ">=4"
{TEXTS}
    code: print(2)
    output: "3"

  - id: said
    kind: boolean
    level: mid
{TEXTS}
    answer: true
    true_because: {{en: It is., ko: 맞습니다.}}
"""


def place(needle: str, nth: int = 1) -> str:
    """Line and column of the nth occurrence in the bank."""
    start = -1
    for _ in range(nth):
        start = BANK.index(needle, start + 1)
    before = BANK[:start]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "loops.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def proved(root: Path, workers: int = 1) -> list[Proved]:
    banks = load_banks(root)
    assert banks.mistakes == ()
    return list(prove_banks(banks.banks, root, run, version=(3, 11, 7), workers=workers))


@pytest.mark.parametrize("workers", [1, 3])
def test_each_mistake_is_told_at_its_line_and_column(root, workers):
    """The same, in the same order, however many are proved at a time."""
    found = {p.question: [str(m).removeprefix(f"{root}/") for m in p.mistakes] for p in proved(root, workers)}
    assert found == {
        "right": [],
        "wrong": [f"loops.yaml:{place(chr(34) + '3' + chr(34))}: the code prints `2`, not `3`"],
        "varied": [f"loops.yaml:{place('print(3)')}: gives the right output with n=2: `3`"],
        "ordered": [f"loops.yaml:{place('[{text: a}')}: happen in another order: 1 3 2"],
        "elsewhere": [],
        "said": [],
    }
    assert list(found) == ["right", "wrong", "varied", "ordered", "elsewhere", "said"]


def test_the_tally_counts_what_was_proved(root):
    total = tally(proved(root))
    assert (total.questions, total.outputs, total.skipped) == (5, 4, 1)
    assert [m.line for m in total.mistakes] == sorted(m.line for m in total.mistakes)
    assert len(total.mistakes) == 3


def test_what_is_not_asked_on_this_python_is_not_run(root):
    ran: list[str] = []

    def noted(code: str) -> Ran:
        ran.append(code)
        return run(code)

    banks = load_banks(root)
    list(prove_banks(banks.banks, root, noted, version=(3, 11, 7)))
    before = len(ran)
    list(prove_banks(banks.banks, root, noted, version=(4, 0, 0)))
    assert len(ran) == 2 * before + 1


def test_programs_are_run_at_once_as_far_as_workers_go(root):
    """Two workers meet inside two programs; with one alone the barrier would break."""
    meeting = threading.Barrier(2, timeout=60)
    first = threading.local()

    def met(code: str) -> Ran:
        if not getattr(first, "met", False):
            first.met = True
            meeting.wait()
        return run(code)

    banks = load_banks(root)
    assert len(list(prove_banks(banks.banks, root, met, version=(3, 11, 7), workers=2))) == 6
