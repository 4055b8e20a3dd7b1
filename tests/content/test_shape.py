"""Data against a dataclass: every mistake at once, each in its place, in words an author can use."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pytest

from quizzer.content.shape import shaped
from quizzer.content.source import parse_source
from quizzer.model.text import Prose, Text, both


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Leaf:
    size: int
    note: Text | None = None


@dataclass(frozen=True)
class Tree:
    name: str
    title: Prose
    colour: Colour = Colour.RED
    height: float = 1.0
    old: bool = False
    code: Text | None = None
    leaves: tuple[Leaf, ...] = ()
    tags: tuple[str, ...] = ()
    vary: Mapping[str, tuple[bool | int | float | str, ...]] | None = None
    once: Text | None = None


HEAD = "name: oak\ntitle: {en: Oak, ko: 참나무}\n"


def shape(text: str):
    return shaped(parse_source(text, "t.yaml"), Tree)


def test_data_of_the_right_shape_becomes_the_dataclass():
    value, mistakes = shape(
        HEAD
        + "colour: green\nheight: 3\nold: true\ncode: x = 1\nleaves:\n  - {size: 2, note: {en: a, ko: b}}\n"
        + "tags: [a, b]\nvary: {n: [1, 2.5, true, x]}\n"
    )
    assert mistakes == ()
    assert value == Tree(
        "oak",
        Text("Oak", "참나무"),
        Colour.GREEN,
        3.0,
        True,
        both("x = 1"),
        (Leaf(2, Text("a", "b")),),
        ("a", "b"),
        {"n": (1, 2.5, True, "x")},
    )


def test_the_line_break_that_ends_a_block_is_not_part_of_the_text():
    value, _ = shape(HEAD + "code: |\n  x = 1\n    y\n")
    assert value is not None
    assert value.code == both("x = 1\n  y")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: {en: a, ko: b}", "1:1: `name` is missing"),
        ("name: oak\ntitle: {en: a}", "2:8: `title.ko` is missing: it is written in both languages"),
        ("name: oak\ntitle: Oak", "2:8: `title` must be given in both languages: {en: …, ko: …}"),
        ("name: oak\ntitle: {en: a, ko: ''}", "2:20: `title.ko` is empty"),
        ("name: oak\ntitle: {en: a, ko: b, jp: c}", "2:23: `title.jp` is not known here"),
        ("name: oak\ntitle:", "2:7: `title` is empty"),
        ("name: oak\ntitle: [a]", "2:8: `title` must be text or {en: …, ko: …}, not a list"),
        (HEAD + "colour: gren", "3:9: `colour` is one of red, green, not `gren`; did you mean `green`?"),
        (HEAD + "colour: 3", "3:9: `colour` must be text, not the number 3; put it in quotes"),
        (HEAD + "colour: [red]", "3:9: `colour` must be text, not a list"),
        (HEAD + "hight: 3", "3:1: `hight` is not known here; did you mean `height`?"),
        (HEAD + "zzz: 3", "3:1: `zzz` is not known here"),
        (HEAD + "height: tall", "3:9: `height` must be a number, not text"),
        (HEAD + "old: yes", "3:6: `old` must be true or false, not text"),
        (HEAD + "old: 1", "3:6: `old` must be true or false, not the number 1"),
        (
            HEAD + "code: 1.10",
            "3:7: `code` must be text or {en: …, ko: …}, not the number 1.1; put it in quotes",
        ),
        (HEAD + "code: {en: 1, ko: x}", "3:12: `code.en` must be text, not the number 1; put it in quotes"),
        (HEAD + "code:", "3:6: `code` is empty"),
        (HEAD + "code: '  '", "3:7: `code` is empty"),
        (HEAD + "tags: a", "3:7: `tags` must be a list, not text"),
        (HEAD + "tags: [a, 2]", "3:11: `tags` must be text, not the number 2; put it in quotes"),
        (HEAD + "tags: [a, true]", "3:11: `tags` must be text, not true; put it in quotes"),
        (HEAD + "tags: [a, {b: c}]", "3:11: `tags` must be text, not a mapping"),
        (HEAD + "leaves:\n  - {sise: 3, size: 2}", "4:6: `leaves.sise` is not known here"),
        (
            HEAD + "leaves:\n  - {noot: x, size: 2}",
            "4:6: `leaves.noot` is not known here; did you mean `note`?",
        ),
        (HEAD + "leaves:\n  - note: x", "4:5: `leaves.size` is missing"),
        (HEAD + "leaves:\n  - 7", "4:5: `leaves` must be a mapping of keys and values, not the number 7"),
        (HEAD + "leaves:\n  - size: 1.5", "4:11: `leaves.size` must be a whole number, not the number 1.5"),
        (HEAD + "vary: 3", "3:7: `vary` must be a mapping of keys and values, not the number 3"),
        (HEAD + "vary: {n: 3}", "3:11: `vary.n` must be a list, not the number 3"),
        (HEAD + "vary: {n: [[1]]}", "3:12: `vary.n` must be a number, true, false or text, not a list"),
        (HEAD + "once: {en: a}", "3:7: `once.ko` is missing: it is written in both languages"),
        ("[a, b]", "1:1: this must be a mapping of keys and values, not a list"),
        ("oak", "1:1: this must be a mapping of keys and values, not text"),
    ],
)
def test_every_kind_of_mistake_has_its_words_and_its_place(text, message):
    value, mistakes = shape(text)
    assert value is None
    assert [str(m) for m in mistakes] == [f"t.yaml:{message}"]


def test_all_mistakes_are_told_at_once():
    _, mistakes = shape("titel: x\ncolour: blue\nleaves:\n  - {}\n  - size: x\n")
    assert sorted(str(m) for m in mistakes) == [
        "t.yaml:1:1: `name` is missing",
        "t.yaml:1:1: `titel` is not known here; did you mean `title`?",
        "t.yaml:1:1: `title` is missing",
        "t.yaml:2:9: `colour` is one of red, green, not `blue`",
        "t.yaml:4:5: `leaves.size` is missing",
        "t.yaml:5:11: `leaves.size` must be a whole number, not text",
    ]


def test_a_part_of_the_data_may_be_meant_and_keeps_its_places():
    source = parse_source("trees:\n  - {name: a, extra: 1}\n", "t.yaml")
    _, mistakes = shaped(source, Leaf, ("trees", 0), {"siez": 1}, also=("extra",))
    assert [str(m) for m in mistakes] == [
        "t.yaml:2:5: `size` is missing",
        "t.yaml:2:5: `siez` is not known here; did you mean `size`?",
    ]
