"""The page that challenge authors learn from is true: each example's suite tells right from wrong."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits

PAGE = Path(__file__).parents[2] / "docs" / "suites.md"


@dataclass(frozen=True)
class Example:
    title: str
    suite: str
    right: str
    wrong: str


def _examples() -> list[Example]:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        blocks = dict(re.findall(r"^```python (\w+)\n(.*?)^```", section, flags=re.MULTILINE | re.DOTALL))
        if blocks:
            title = section.splitlines()[0]
            found.append(Example(title, blocks["suite"], blocks["right"], blocks["wrong"]))
    return found


EXAMPLES = _examples()


def test_every_kind_of_thing_that_a_suite_may_ask_has_an_example():
    """Generators, handed-over things, coroutines, threads, objects, async generators, schedulers: one for each."""
    assert len(EXAMPLES) == 7


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.title)
def test_the_suite_passes_what_is_right_and_fails_what_is_wrong(example: Example, tmp_path: Path):
    """Run by a real judge in the strongest sandbox there is."""
    (tmp_path / "test_example.py").write_text(example.suite, encoding="utf-8")
    with JudgeProcess(tmp_path) as judge:
        verdicts = {}
        for name, source in (("right", example.right), ("wrong", example.wrong)):
            judge.ask(source.encode(), Limits())
            verdicts[name] = [(t["id"], t["verdict"], t["problem"]) for t in judge.answer()["tests"]]
    assert [v for v in verdicts["right"] if v[1] != "passed"] == []
    assert {v[1] for v in verdicts["wrong"]} - {"passed"} in ({"failed"}, {"failed", "stuck"})
