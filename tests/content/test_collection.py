"""What the shipped banks must have together."""

from pathlib import Path

from adapters.written_banks import entry, read_banks, told, write_bank

from quizzer.content.banks import load_banks
from quizzer.content.check_banks import check_banks, check_shipped
from quizzer.content.collection import Count, check_collection, counts, levels
from quizzer.content.places import questions_root
from quizzer.content.written import written
from quizzer.model.question import Level


def three_levels(prefix: str, n: int) -> list[dict]:
    return [entry(f"{prefix}{i}", level=level) for i, level in zip(range(n), [*Level] * n, strict=False)]


def level_name(entries):
    for e in entries:
        e["level"] = str(e["level"])
    return entries


def test_the_shipped_banks_have_what_is_promised():
    """Everything that can be seen without running: no drift, no tells, no copies, no thin claim, enough of all."""
    root = questions_root()
    banks = load_banks(root)
    assert banks.mistakes == ()
    entries = written(banks.banks, root)
    assert [str(m) for m in check_banks(entries)] == []
    assert [str(m) for m in check_shipped(banks.banks, entries, str(root))] == []


def test_what_is_counted_is_what_there_is(tmp_path):
    vary = {"code": "print({{n}})", "vary": {"n": [1, 2]}}
    varied = {k: v for k, v in entry("v", "predict", **vary).items() if k != "output"}
    entries = [
        varied,
        entry("p", "predict", follow_up="v"),
        entry("r", "recall", follow_up="p"),
        entry("o", "order"),
    ]
    write_bank(tmp_path, "loops", entries)
    banks = load_banks(tmp_path)
    assert banks.mistakes == ()
    found = {c.what: c.count for c in counts(banks.banks)}
    assert found == {
        "topics": 1,
        "questions": 4,
        "`predict` questions": 2,
        "`recall` questions": 1,
        "`order` questions": 1,
        "`multiple` questions": 0,
        "`predict` questions with `vary`": 1,
        "`follow_up` links": 2,
    }
    assert all(isinstance(c, Count) and c.least > 0 for c in counts(banks.banks))
    assert levels(banks.banks) == {Level.JUNIOR: 0.0, Level.MID: 1.0, Level.SENIOR: 0.0}


def test_a_topic_has_enough_questions_and_each_level(tmp_path):
    write_bank(tmp_path, "loops", level_name(three_levels("a", 8)))
    write_bank(tmp_path, "tasks", level_name(three_levels("b", 7)), order=2)
    write_bank(tmp_path, "waits", [entry(f"c{i}") for i in range(8)], order=3)
    banks = load_banks(tmp_path)
    found = [m for m in check_collection(banks.banks, read_banks(tmp_path), "x") if m.path != "x"]
    assert told(tmp_path, found) == [
        "tasks.yaml|questions:|has 7 questions, and a topic needs at least 8",
        "waits.yaml|questions:|has no question for level junior",
        "waits.yaml|questions:|has no question for level senior",
    ]


def test_what_is_missing_is_told_of_the_directory(tmp_path):
    write_bank(tmp_path, "loops", [entry(f"c{i}") for i in range(8)])
    banks = load_banks(tmp_path)
    found = [str(m) for m in check_collection(banks.banks, read_banks(tmp_path), "x") if m.path == "x"]
    assert "x:1:1: there are 8 questions, and there must be at least 240" in found
    assert "x:1:1: there are 1 topics, and there must be at least 20" in found
    assert "x:1:1: 100% of all questions are mid; it should be about 45%" in found
    assert len(found) == len(counts(banks.banks)) + len(Level)


def test_a_place_is_read_only_when_a_mistake_is_told(tmp_path):
    """Checking unchanged banks does not read YAML: the places are in the files, not in what is remembered."""
    path = write_bank(tmp_path, "loops", [entry("a")])
    (asked,) = read_banks(tmp_path)
    path.write_text(
        path.read_text(encoding="utf-8").replace("questions:", "# moved\nquestions:"), encoding="utf-8"
    )
    line = Path(path).read_text(encoding="utf-8").splitlines().index("- id: a") + 1
    assert asked.mistake((), "x").line == line
