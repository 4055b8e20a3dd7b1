"""The page that tells authors how to write questions: its examples are loaded as they stand."""

import re
from pathlib import Path

import pytest
from adapters.programs import run

from quizzer.content.banks import load_banks
from quizzer.content.check_questions import prove_banks, tally
from quizzer.kinds import names

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def blocks() -> tuple[str, dict[str, list[str]]]:
    """The example of a whole bank, and for each kind the examples of its own fields."""
    text = PAGE.read_text(encoding="utf-8")
    whole, own = BLOCK.search(text), {}
    assert whole
    for section in re.split(
        r"^(?=\*\*\w+\*\*)", text[text.index("## Fields of each kind") :], flags=re.MULTILINE
    )[1:]:
        first_line = section.partition("\n")[0]
        for name in re.findall(r"\*\*(\w+)\*\*", first_line):
            own[name] = BLOCK.findall(section)
    return whole[1], own


def entry_with(whole: str, kind: str, fields: str) -> str:
    """The example bank with another kind, and the kind's own fields where the page says that they go."""
    text = re.sub(r"^    kind: .*", f"    kind: {kind}", whole, flags=re.MULTILINE)
    text = re.sub(r"^    choices: .*\n", lambda _: fields, text, flags=re.MULTILINE)
    return re.sub(r"^    (follow_up|pythons): .*\n", "", text, flags=re.MULTILINE)


def test_the_page_has_the_fields_of_every_kind():
    assert sorted(blocks()[1]) == sorted(names())


@pytest.mark.parametrize("kind", names())
def test_the_examples_of_each_kind_are_right(tmp_path, kind):
    whole, own = blocks()
    fields = own[kind][0]
    (tmp_path / "next-send.yaml").write_text(entry_with(whole, kind, fields), encoding="utf-8")
    banks = load_banks(tmp_path)
    assert [str(m) for m in banks.mistakes] == []
    assert [q.kind for b in banks.banks for q in b.questions] == [kind]


def test_the_example_of_varying_values_is_right_and_proved(tmp_path):
    whole, own = blocks()
    text = entry_with(whole, "predict", own["predict"][1])
    text = re.sub(r"    code: \|.*\n(      .*\n)+", "    code: print({{n}})\n", text)
    (tmp_path / "next-send.yaml").write_text(text, encoding="utf-8")
    banks = load_banks(tmp_path)
    assert [str(m) for m in banks.mistakes] == []
    total = tally(prove_banks(banks.banks, tmp_path, run, version=(3, 11, 0)))
    assert (total.questions, total.outputs, total.mistakes) == (1, 3, ())
