"""YAML as a person expects it, with the place of everything, and nothing that stops the program."""

import os
from pathlib import Path

import pytest

from quizzer.content.source import MOST_BYTES, MOST_LEVELS, parse_source, read_source


def said(text: str) -> list[str]:
    source = parse_source(text, "b.yaml")
    return [str(m) for m in source.mistakes]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: yes\nb: no\nc: on", {"a": "yes", "b": "no", "c": "on"}),
        ("a: true\nb: false\nc: null\nd: ~\ne:", {"a": True, "b": False, "c": None, "d": None, "e": None}),
        ("a: True\nb: None\nc: NULL", {"a": "True", "b": "None", "c": "NULL"}),
        ("a: 10\nb: -3\nc: 0", {"a": 10, "b": -3, "c": 0}),
        ("a: 010\nb: 0o7\nc: 0x1F\nd: 1_000", {"a": "010", "b": "0o7", "c": "0x1F", "d": "1_000"}),
        ("a: 12:30\nb: 2024-01-02", {"a": "12:30", "b": "2024-01-02"}),
        ("a: 1.5\nb: .5\nc: 1e3\nd: -2.", {"a": 1.5, "b": 0.5, "c": 1000.0, "d": -2.0}),
        ("a: .inf\nb: .nan\nc: 1e999", {"a": ".inf", "b": ".nan", "c": "1e999"}),
        ("a: '10'\nb: \"true\"", {"a": "10", "b": "true"}),
        ("1: x\ntrue: y", {"1": "x", "true": "y"}),
        ("<<: {a: 1}\nb: =", {"<<": {"a": 1}, "b": "="}),
        ("a: &x [1, {b: 2}]\nc: *x", {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}),
        ("a: |\n  x\n    y\n", {"a": "x\n  y\n"}),
        ("\ufeffa: 1", {"a": 1}),
        ("--- \na: 1\n...\n", {"a": 1}),
    ],
)
def test_scalars_are_what_a_person_expects(text, data):
    source = parse_source(text, "b.yaml")
    assert (source.data, source.mistakes) == (data, ())


def test_each_value_and_each_key_has_its_place():
    source = parse_source("a: 1\nb:\n  - x\n  - {c: y, 디: z}\n", "b.yaml")

    def at(*where: str | int) -> str:
        return str(source.mistake(where, "here"))

    assert at() == "b.yaml:1:1: here"
    assert at("a") == "b.yaml:1:4: here"
    assert at("b") == "b.yaml:3:3: here"
    assert at("b", 0) == "b.yaml:3:5: here"
    assert at("b", 1, "디") == "b.yaml:4:15: here"
    assert str(source.mistake_of_key(("b", 1, "디"), "here")) == "b.yaml:4:12: here"


def test_what_is_not_there_has_the_place_of_what_would_hold_it():
    source = parse_source("a: 1\nb:\n  - x\n", "b.yaml")
    assert str(source.mistake(("b", 7, "c"), "gone")) == "b.yaml:3:3: gone"
    assert str(source.mistake_of_key(("z",), "gone")) == "b.yaml:1:1: gone"


def test_an_alias_has_the_place_of_what_it_stands_for():
    source = parse_source("a: &x {n: 1}\nb: *x\n", "b.yaml")
    assert str(source.mistake(("b", "n"), "here")) == "b.yaml:1:11: here"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "b.yaml:1:1: is empty"),
        ("# only a comment\n", "b.yaml:1:1: is empty"),
        ("a: 1\na: 2\n", "b.yaml:2:1: `a` is already given at 1:1"),
        ("x:\n  - {a: 1, b: 2, a: 3}\n", "b.yaml:2:18: `a` is already given at 2:6"),
        ("a: b: c", "b.yaml:1:5: is not YAML: a text with `: ` in it must be quoted"),
        ("a:\n\t- x", "b.yaml:2:1: is not YAML: a tab; indent with spaces"),
        ("a: {ko: `x` y}", "b.yaml:1:9: is not YAML: a text that begins with ``` must be quoted"),
        ("a: @x", "b.yaml:1:4: is not YAML: a text that begins with `@` must be quoted"),
        ("a: *x", "b.yaml:1:4: `*x` has no `&x` before it"),
        ("a: &x [*x]", "b.yaml:1:8: `*x` has no `&x` before it"),
        ("a: 1\n---\nb: 2", "b.yaml:2:1: is a second document: a file holds one"),
        (
            "a: !!python/name:os.system x",
            "b.yaml:1:4: tags are not used here (`tag:yaml.org,2002:python/name:os.system`)",
        ),
        ("a: !x 1", "b.yaml:1:4: tags are not used here (`!x`)"),
        ("? {a: 1}\n: 2", "b.yaml:1:3: is a key that is not text"),
        ("a: x\x00", "b.yaml:1:5: has a character that text cannot have (U+0000)"),
        ("a: 가\x1b[31m", "b.yaml:1:5: has a character that text cannot have (U+001B)"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(text, message):
    assert said(text) == [message]


@pytest.mark.parametrize(
    "text", ["a: [1, 2", "a: 'x", "\n  a: 1\n b: 2", "- a\nb: 1", 'a: "\\d"', "a: >\n x\nb"]
)
def test_other_broken_yaml_is_told_in_the_parsers_words(text):
    (message,) = said(text)
    assert ": is not YAML: " in message
    assert parse_source(text, "b.yaml").data is None


def test_after_a_key_given_twice_the_rest_is_still_read_and_the_first_value_counts():
    source = parse_source("a: 1\na: 2\nb: 3\n", "b.yaml")
    assert source.data == {"a": 1, "b": 3}


def test_aliases_that_would_fill_the_memory_are_refused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert said("\n".join(lines)) == ["b.yaml:6:5: grows too large through its aliases"]


def test_aliases_that_would_nest_without_end_are_refused():
    lines = ["a0: &a0 [x]", *(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 2000))]
    (message,) = said("\n".join(lines))
    assert message.endswith("grows too large through its aliases")


@pytest.mark.parametrize("depth", [MOST_LEVELS + 1, 1_000_000])
def test_deep_nesting_is_refused_and_does_not_end_the_process(depth):
    assert said("[" * depth) == [f"b.yaml:1:{MOST_LEVELS + 1}: is nested more than {MOST_LEVELS} levels deep"]


class TestFiles:
    def test_a_file_that_is_not_there(self, tmp_path: Path):
        path = tmp_path / "no.yaml"
        assert [str(m) for m in read_source(path).mistakes] == [
            f"{path}:1:1: cannot be read: No such file or directory"
        ]

    def test_a_directory(self, tmp_path: Path):
        assert [m.message for m in read_source(tmp_path).mistakes] == ["is not a file"]

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path):
        os.mkfifo(tmp_path / "b.yaml")
        assert [m.message for m in read_source(tmp_path / "b.yaml").mistakes] == ["is not a file"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path):
        path = tmp_path / "b.yaml"
        path.write_text("a: 1")
        path.chmod(0)
        assert [m.message for m in read_source(path).mistakes] == ["cannot be read: Permission denied"]

    def test_a_file_that_is_not_utf_8_is_told_where(self, tmp_path: Path):
        path = tmp_path / "b.yaml"
        path.write_bytes("a: 1\n코: 루".encode() + "한".encode("cp949"))
        assert [str(m) for m in read_source(path).mistakes] == [f"{path}:2:5: is not UTF-8 here (byte 0xc7)"]

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path: Path):
        path = tmp_path / "b.yaml"
        with path.open("wb") as file:
            file.truncate(MOST_BYTES + 1)
        assert [m.message for m in read_source(path).mistakes] == ["is larger than 4 MiB"]
