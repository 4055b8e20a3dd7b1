"""Whatever an author writes, loading ends, blames the right place, and leaves the rest alone."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.content.banks import load_banks
from quizzer.kinds import names

PROSE = {"en": "One thing.", "ko": "한 가지."}
OTHER = {"en": "Another.", "ko": "다른 것."}
OWN: dict[str, dict[str, Any]] = {
    "single": {"choices": [{"text": PROSE, "right": True}, {"code": "x", "why": PROSE}]},
    "multiple": {"choices": [{"text": "a", "right": True}, {"text": "b", "why": PROSE}]},
    "boolean": {"answer": False, "false_because": PROSE},
    "short": {"accept": ["a", "b"], "near": [{"match": ["c"], "word": PROSE}]},
    "predict": {"near": [{"code": "print({{n}})", "word": PROSE}], "vary": {"n": [1, 2]}},
    "order": {
        "items": [{"text": PROSE, "why": PROSE}, {"text": OTHER}, {"code": "x"}],
        "also": [[2, 1, 3]],
        "proof": "1",
    },
    "recall": {"rubric": [PROSE, OTHER, {"en": "c", "ko": "다"}, {"en": "d", "ko": "라"}], "sample": PROSE},
}
# Text as a file can hold it, without further ways to end a line.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=8)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


def bank(kind: str) -> dict[str, Any]:
    entry = {
        "id": "it-is",
        "kind": kind,
        "level": "mid",
        "topics": ["loops"],
        "claims": ["N1-01"],
        "prompt": PROSE,
        "code": "print({{n}})" if kind == "predict" else "pass",
        "figure": "a -> b",
        "explanation": PROSE,
        "reference": "PEP 342",
        "pythons": ">=3.11",
        **OWN[kind],
    }
    good = {**entry, "id": "stays", "follow_up": "it-is"}
    return {"bank": "loops", "order": 1, "title": PROSE, "questions": [entry, good]}


def paths(data: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(path for key, value in inside for path in paths(value, (*at, key)))]


def load(directory: Path, data: Any) -> Any:
    (directory / "loops.yaml").write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")
    return load_banks(directory)


@pytest.mark.parametrize("kind", names())
def test_the_bank_of_these_tests_is_right(tmp_path, kind):
    banks = load(tmp_path, bank(kind))
    assert [str(m) for m in banks.mistakes] == []
    assert len(banks.banks[0].questions) == 2


@pytest.mark.parametrize("kind", names())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_any_value_anywhere_in_an_entry_spoils_that_entry_at_most(tmp_path, kind, drawn):
    """A question is either asked or has mistakes, which stand in its own lines; the next one is asked."""
    data = bank(kind)
    where = drawn.draw(st.sampled_from(paths(data["questions"][0])))
    entry, value = copy.deepcopy(data["questions"][0]), drawn.draw(VALUES)
    if where:
        holder = entry
        for step in where[:-1]:
            holder = holder[step]
        if drawn.draw(st.booleans()):
            holder[where[-1]] = value
        else:
            del holder[where[-1]]
    else:
        entry = value
    data["questions"][0] = entry
    banks = load(tmp_path, data)
    asked = [q.id for b in banks.banks for q in b.questions]
    lines = json.dumps(data, indent=1, ensure_ascii=False).split("\n")
    stays = next(i for i, line in enumerate(lines, 1) if '"stays"' in line)
    own = [m for m in banks.mistakes if m.line < stays]
    assert (len(asked) - ("stays" in asked) == 1) != bool(own)
    if isinstance(entry, dict) and entry.get("id") == "it-is":
        assert "stays" in asked
        assert own == list(banks.mistakes)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60) | st.binary(max_size=60))
def test_any_bytes_are_either_a_bank_or_a_mistake(tmp_path, text):
    raw = text if isinstance(text, bytes) else text.encode(errors="replace")
    (tmp_path / "loops.yaml").write_bytes(raw)
    banks = load_banks(tmp_path)
    assert banks.banks == ()
    assert banks.mistakes
    assert all(m.line >= 1 and m.column >= 1 for m in banks.mistakes)
