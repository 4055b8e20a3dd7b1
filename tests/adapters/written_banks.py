"""Banks as an author has them: entries as data, written to YAML files, read back with their places."""

import copy
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from quizzer.content.banks import load_banks
from quizzer.content.written import Written, written
from quizzer.model.mistake import Mistake

Entry = dict[str, Any]

RUBRIC = ["first", "second", "third", "fourth"]
OWN: dict[str, Entry] = {
    "single": {
        "choices": [
            {"text": {"en": "It resumes", "ko": "재개한다"}, "right": True},
            {
                "text": {"en": "It waits a while", "ko": "잠시 기다린다"},
                "why": {"en": "No.", "ko": "아니요."},
            },
        ]
    },
    "multiple": {
        "choices": [
            {"text": "one", "right": True},
            {"text": "two", "right": True},
            {"text": "three", "why": {"en": "No.", "ko": "아니요."}},
        ]
    },
    "boolean": {"answer": True, "true_because": {"en": "It is.", "ko": "그렇습니다."}},
    "short": {"accept": ["So"]},
    "predict": {"code": "print(1)", "output": "1"},
    "order": {"items": [{"text": t} for t in ("first", "second", "third")]},
    "recall": {
        "rubric": [{"en": t, "ko": f"{t}째"} for t in RUBRIC],
        "sample": {"en": "Like this.", "ko": "이렇게요."},
    },
}


def entry(name: str, kind: str = "single", **fields: Any) -> Entry:
    """A right entry of that kind; ``fields`` replace or add keys."""
    common = {
        "id": name,
        "kind": kind,
        "level": "mid",
        "claims": [],
        "prompt": {"en": f"What of {name}?", "ko": f"{name}은?"},
        "explanation": {"en": f"So it is: {name}.", "ko": f"So, {name}이니까요."},
        "reference": "PEP 342",
    }
    return copy.deepcopy({**common, **OWN[kind], **fields})


def write_bank(root: Path, slug: str, entries: Sequence[Entry], order: int = 1) -> Path:
    """A bank file with these entries."""
    head = {"bank": slug, "order": order, "title": {"en": slug, "ko": f"{slug} 이야기"}}
    path = root / f"{slug}.yaml"
    path.write_text(dumped({**head, "questions": list(entries)}), encoding="utf-8")
    return path


def dumped(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def read_banks(root: Path) -> list[Written]:
    """The entries of all banks in the directory; none of them may be wrong in itself."""
    banks = load_banks(root)
    assert banks.mistakes == ()
    return written(banks.banks, root)


def told(root: Path, mistakes: Iterable[Mistake]) -> list[str]:
    """The mistakes, each with the text of the line that it points at instead of line and column."""
    return [f"{Path(m.path).relative_to(root)}|{pointed_at(m)}|{m.message}" for m in mistakes]


def pointed_at(mistake: Mistake) -> str:
    line = Path(mistake.path).read_text(encoding="utf-8").splitlines()[mistake.line - 1]
    return line[mistake.column - 1 :]
