"""The shipped banks, each time with one thing broken: whatever it is, verifying says so and where.

All banks are copied once and found right; then each test breaks one entry, drawn by a fixed seed, in a way
of its own, and verifies that bank.
"""

import copy
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from adapters.written_banks import dumped

from quizzer.app.home import Home
from quizzer.app.selection import Selection
from quizzer.app.verify import Verified, verify
from quizzer.content.places import questions_root
from quizzer.content.source import read_source
from quizzer.grading.pythons import this_python

Entry = dict[str, Any]
SEED = 20_250_109


class Collection:
    """A copy of the shipped banks as data, written back as YAML."""

    def __init__(self, root: Path) -> None:
        self.root = root / "questions"
        self.home = Home(root / "home")
        shutil.copytree(questions_root(), self.root)
        self.banks = {p.stem: read_source(p).data for p in sorted(self.root.glob("*.yaml"))}
        for slug, bank in self.banks.items():
            self.write(slug, bank)

    def write(self, slug: str, bank: Any) -> None:
        (self.root / f"{slug}.yaml").write_text(dumped(bank), encoding="utf-8")

    def verify(self, *slugs: str) -> Verified:
        wanted = frozenset(slugs) if slugs else None
        return verify(Selection(self.root, None, wanted), [this_python()], self.home)

    def lines_of(self, slug: str, entry: int) -> range:
        """The lines of the file in which that entry stands."""
        source = read_source(self.root / f"{slug}.yaml")
        start = source.mistake(("questions", entry), "").line
        if entry + 1 < len(source.data["questions"]):
            return range(start, source.mistake(("questions", entry + 1), "").line)
        return range(start, len((self.root / f"{slug}.yaml").read_text(encoding="utf-8").splitlines()) + 1)

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        for slug, bank in self.banks.items():
            yield from ((slug, i, entry) for i, entry in enumerate(bank["questions"]))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return Collection(tmp_path_factory.mktemp("banks"))


@dataclass(frozen=True)
class Corruption:
    """``fits``: to which entries it can be done; ``do``: breaks the entry, or adds one and returns its index."""

    name: str
    fits: Callable[[Entry], Any]
    do: Callable[[Entry, list[Entry]], int | None]


CORRUPTIONS: list[Corruption] = []


def corruption(fits: Callable[[Entry], Any]) -> Callable[[Callable[..., int | None]], None]:
    def add(do: Callable[..., int | None]) -> None:
        CORRUPTIONS.append(Corruption(do.__name__, fits, do))

    return add


def of(kind: str, *keys: str) -> Callable[[Entry], bool]:
    """Entries of the kind that have all these keys."""
    return lambda entry: entry["kind"] == kind and all(key in entry for key in keys)


def has(*keys: str) -> Callable[[Entry], bool]:
    return lambda entry: all(key in entry for key in keys)


def asked_everywhere(fits: Callable[[Entry], Any]) -> Callable[[Entry], bool]:
    """What is not asked on this Python is not run on it either."""
    return lambda entry: "pythons" not in entry and fits(entry)


def in_both(text: Any, change: Callable[[str], str]) -> Any:
    return {lang: change(t) for lang, t in text.items()} if isinstance(text, dict) else change(str(text))


def right(entry: Entry) -> list[Entry]:
    return [c for c in entry["choices"] if c.get("right")]


def wrong(entry: Entry) -> list[Entry]:
    return [c for c in entry["choices"] if not c.get("right")]


@corruption(asked_everywhere(of("predict", "output")))
def an_output_says_something_else(entry, _):
    entry["output"] = in_both(entry["output"], lambda t: t.rstrip("\n") + " 1")


@corruption(
    asked_everywhere(lambda e: of("predict", "output")(e) and len(set(str(e["output"]).split("\n"))) > 2)
)
def an_output_has_its_lines_reversed(entry, _):
    entry["output"] = in_both(entry["output"], lambda t: "\n".join(reversed(t.rstrip("\n").split("\n"))))


@corruption(asked_everywhere(of("predict", "code", "output")))
def a_program_prints_more(entry, _):
    entry["code"] = in_both(entry["code"], lambda t: f'{t}\nprint("more")\n')


@corruption(asked_everywhere(of("predict", "code", "vary")))
def a_varied_program_fails(entry, _):
    entry["code"] = in_both(entry["code"], lambda t: f"{t}\nraise ValueError\n")


@corruption(of("predict", "output", "near"))
def a_near_miss_is_right(entry, _):
    entry["near"][0] = {"word": entry["near"][0]["word"], "output": entry["output"]}


@corruption(asked_everywhere(lambda e: of("predict", "vary", "near")(e) and isinstance(e["code"], str)))
def a_near_miss_runs_the_program_itself(entry, _):
    entry["near"][0] = {"word": entry["near"][0]["word"], "code": entry["code"]}


@corruption(of("predict", "vary"))
def a_value_never_varies(entry, _):
    name = next(iter(entry["vary"]))
    entry["vary"][name] = entry["vary"][name][:1]


@corruption(lambda e: of("predict", "vary")(e) and "{{" in e["explanation"]["ko"])
def a_placeholder_is_misspelt(entry, _):
    entry["explanation"]["ko"] = entry["explanation"]["ko"].replace("{{", "{{x", 1)


@corruption(asked_everywhere(of("order", "proof")))
def two_events_change_places(entry, _):
    items = entry["items"]
    items[1], items[2] = items[2], items[1]


@corruption(asked_everywhere(of("order", "proof")))
def two_events_exchange_their_words(entry, _):
    first, last = entry["items"][0], entry["items"][-1]
    for key in ("text", "code"):
        if key in first and key in last:
            first[key], last[key] = last[key], first[key]


@corruption(of("order", "proof"))
def an_order_loses_its_proof(entry, _):
    del entry["proof"]


@corruption(of("short", "near"))
def a_near_miss_is_accepted(entry, _):
    entry["accept"].append(entry["near"][0]["match"][0])


@corruption(of("short"))
def another_answer_is_accepted_instead(entry, _):
    entry["accept"] = ["something else", "다른 것"]


@corruption(of("single"))
def no_choice_is_right(entry, _):
    del right(entry)[0]["right"]


@corruption(of("single"))
def two_choices_are_right(entry, _):
    wrong(entry)[0]["right"] = True


@corruption(of("single"))
def another_choice_is_right(entry, _):
    marked, other = right(entry)[0], wrong(entry)[0]
    del marked["right"]
    other["right"] = True


@corruption(of("multiple"))
def one_more_is_right(entry, _):
    wrong(entry)[0]["right"] = True


@corruption(lambda e: of("multiple")(e) and len(right(e)) > 1)
def one_less_is_right(entry, _):
    del right(entry)[0]["right"]


@corruption(asked_everywhere(of("multiple", "proof")))
def choices_change_places_under_their_proof(entry, _):
    entry["choices"].reverse()


@corruption(of("boolean"))
def a_statement_is_turned_over(entry, _):
    entry["answer"] = not entry["answer"]


@corruption(of("single"))
def a_distractor_does_not_say_why(entry, _):
    del wrong(entry)[0]["why"]


@corruption(lambda e: "choices" in e and any(isinstance(c.get("code"), str) for c in e["choices"]))
def a_choice_shows_other_code_in_korean(entry, _):
    choice = next(c for c in entry["choices"] if isinstance(c.get("code"), str))
    choice["code"] = {"en": choice["code"], "ko": choice["code"].rstrip("\n") + "\nprint(0)\n"}


@corruption(has("prompt"))
def a_language_is_left_out(entry, _):
    del entry["prompt"]["ko"]


@corruption(has("explanation"))
def a_translation_is_emptied(entry, _):
    entry["explanation"]["ko"] = ""


@corruption(lambda e: e["explanation"]["en"].count(" ") > 12)
def a_translation_was_never_made(entry, _):
    entry["explanation"]["ko"] = entry["explanation"]["en"]


@corruption(has("explanation"))
def korean_stands_in_the_english_text(entry, _):
    entry["explanation"]["en"] = entry["explanation"]["ko"]


@corruption(lambda e: "`" in e["explanation"]["en"])
def a_translation_drops_a_piece_of_code(entry, _):
    entry["explanation"]["ko"] = entry["explanation"]["ko"].replace("`", "", 2)


@corruption(of("recall"))
def a_rubric_is_cut(entry, _):
    del entry["rubric"][3:]


@corruption(has("follow_up"))
def a_follow_up_leads_nowhere(entry, _):
    entry["follow_up"] += "-x"


@corruption(has("id"))
def an_id_is_given_twice(entry, entries):
    entries.append({**copy.deepcopy(entries[-1]), "id": entry["id"]})
    return len(entries) - 1


@corruption(lambda e: e["kind"] not in ("boolean", "single"))
def a_question_is_asked_again(entry, entries):
    entries.append({**copy.deepcopy(entry), "id": f"{entry['id']}-again"})
    return len(entries) - 1


@corruption(has("level"))
def a_level_is_misspelt(entry, _):
    entry["level"] = entry["level"][:-1]


@corruption(has("kind"))
def a_kind_is_misspelt(entry, _):
    entry["kind"] += "s"


@corruption(has("claims"))
def a_claim_does_not_exist(entry, _):
    entry["claims"] = [*entry["claims"], "N2-71"]


@corruption(lambda e: "figure" in e or "answer_figure" in e)
def a_figure_is_too_wide(entry, _):
    name = "figure" if "figure" in entry else "answer_figure"
    entry[name] = in_both(entry[name], lambda t: t.rstrip("\n") + " " * 30 + "──────────▶")


@corruption(has("explanation"))
def an_explanation_goes_on_and_on(entry, _):
    entry["explanation"]["en"] += " And more. And more. And more."


@corruption(has("reference"))
def a_key_is_misspelt(entry, _):
    entry["referense"] = entry.pop("reference")


@corruption(has("id"))
def a_topic_does_not_exist(entry, _):
    entry["topics"] = ["next-sent"]


def test_the_copy_is_right_before_anything_is_broken(collection):
    found = collection.verify()
    assert [str(m) for m in found.mistakes] == []
    assert found.questions > 240
    assert found.ran > 500


def test_enough_is_broken_and_each_in_its_own_way():
    assert len({c.name for c in CORRUPTIONS}) == len(CORRUPTIONS) >= 30


@pytest.mark.parametrize("broken", CORRUPTIONS, ids=lambda c: c.name)
def test_whatever_is_broken_is_told_where_it_is(collection, broken):
    """A mistake in the right file, on a line of the broken entry, and none in any other file."""
    drawn = random.Random(f"{SEED} {broken.name}")
    slug, index, _ = drawn.choice([place for place in collection.entries() if broken.fits(place[2])])
    bank = copy.deepcopy(collection.banks[slug])
    moved = broken.do(bank["questions"][index], bank["questions"])
    collection.write(slug, bank)
    try:
        found = collection.verify(slug).mistakes
        lines = collection.lines_of(slug, index if moved is None else moved)
    finally:
        collection.write(slug, collection.banks[slug])
    assert {Path(m.path).name for m in found} == {f"{slug}.yaml"}
    assert any(m.line in lines for m in found), [str(m) for m in found]
