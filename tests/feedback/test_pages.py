"""What readers see of a test that failed: every kind of failure, really judged, narrow and wide, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from adapters.judged import judge_of
from feedback.cases import CASES, Case

from quizzer.model.challenge import HiddenTest
from quizzer.model.text import LANGS, Lang, Text
from quizzer.report import Report, read_report
from quizzer.report import TestReport as Outcome
from quizzer.sandbox import Limits
from quizzer.ui.feedback import blocks_of, is_shortened, verdict_page
from quizzer.ui.layout import lay_out
from quizzer.ui.verdicts import labelled, message, told
from quizzer.ui.width import columns

WIDTHS = (40, 100)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Find = Callable[[Case], Outcome]


def page(case: Case, outcome: Outcome, lang: Lang, width: int) -> list[str]:
    return lay_out(blocks_of(outcome, case.title, lang, width, case.source), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_failed_test_as_it_is_shown(case, lang, width, outcome: Find, snapshot):
    """The same on every Python and in every sandbox; each of these was looked at."""
    assert "\n".join(page(case, outcome(case), lang, width)) == snapshot


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_line_fits_and_is_safe(case, outcome: Find):
    """No line is wider than the terminal, from 40 columns up, and nothing in it can steer the terminal."""
    for lang in LANGS:
        for width in (40, 41, 63, 80, 100, 200):
            lines = page(case, outcome(case), lang, width)
            assert max(map(columns, lines)) <= width, (lang, width)
            assert not any(UNSAFE.search(line) for line in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_sentence_and_the_page_say_the_same(case, outcome: Find):
    """Where the steps are drawn, the step that differs has the words of the one sentence that JSON has."""
    found = outcome(case)
    for lang in LANGS:
        shown = " ".join(" ".join(page(case, found, lang, 400)).split())
        step = (found.problem or {}).get("step")
        if step is None:
            assert message(found, lang) in shown
            continue
        spins = (found.problem or {}).get("how") == "spinning"
        words = told(step, lang, labels=labelled(found.steps), spins=spins)
        assert all(part in message(found, lang) for part in words)
        assert f"✗ {words.what}" in shown


@pytest.mark.parametrize("case", [c for c in CASES if "cut" in c.name or c.name == "long_protocol"])
def test_a_long_protocol_is_cut_before_its_end(case, outcome: Find):
    """The last steps before the one that differs are shown, and how many there were before them."""
    lines = page(case, outcome(case), "en", 100)
    failing = next(i for i, line in enumerate(lines) if "✗ send(28)" in line)
    passed = [line for line in lines[:failing] if "✓" in line]
    assert len(passed) == 8
    assert "… 21 steps before" in lines[2]


# Whole pages.

SUITE = """
    def test_the_first_value(submission):
        submission.count(1).next().gives(1)

    def test_the_second_value(submission):
        count = submission.count(1)
        count.next()
        count.next().gives(2)

    def test_it_ends(submission):
        count = submission.count(3)
        count.next()
        count.next().ends()

    def test_it_can_be_closed(submission):
        count = submission.count(1)
        count.next()
        count.next()
        count.close().closes()

    def test_its_name(submission):
        submission.object("count").get("__name__").returns("count")
"""
TITLES = {
    "test_the_first_value": Text("The first value is the start", "첫 값은 시작값이다"),
    "test_the_second_value": Text("Then comes the next number", "그다음 수가 나온다"),
    "test_it_ends": Text("It ends after 3", "3 다음에 끝난다"),
    "test_it_can_be_closed": Text("`close()` ends it", "`close()`로 끝난다"),
    "test_its_name": Text("It is called `count`", "이름이 `count`이다"),
}
TESTS = [HiddenTest(name, title, Text("Think.", "생각해 보세요.")) for name, title in TITLES.items()]
PAGES = {
    "passed": "def count(n):\n    yield n\n    if n < 3:\n        yield n + 1\n",
    "one_fails": "def count(n):\n    yield n\n    yield n + 1\n",
    "many_fail": "def count(n):\n    raise ValueError(n)\n    yield n\n",
    "first_passes": """
def count(n):
    yield n
    while True:
        try:
            yield 0
        except BaseException:
            pass


count.__name__ = "counter"
""",
    "the_same_again": "def count(n):\n    return iter([])\n",
    "not_loaded": "def count(n)\n    yield n\n",
    "missing": "def counts(n):\n    yield n\n",
    "printed_while_loading": "print('loaded')\n\n\ndef count(n):\n    yield 0\n",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Each of the submissions judged; the sandbox is called the same on every machine."""
    directory: Path = tmp_path_factory.mktemp("suite")
    found = {}
    with judge_of(directory, SUITE) as judge:
        for name, source in PAGES.items():
            judge.ask(source.encode(), Limits())
            found[name] = read_report({**judge.answer(), "isolation": "landlock+seccomp"}, list(TITLES))
    return found


def whole(report: Report, name: str, lang: Lang, width: int, **how: bool) -> str:
    blocks = verdict_page(report, TESTS, 0.25, lang, width, source=PAGES[name].encode(), **how)
    return "\n".join(lay_out(blocks, width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_verdict_as_it_is_shown(name, lang, width, reports, snapshot):
    """The headline, a line for each test that passed, and of those that failed what helps."""
    assert whole(reports[name], name, lang, width) == snapshot


def test_only_the_first_of_many_is_shown_in_full(reports):
    """The others have their title, one sentence and no advice twice; ``full`` shows all."""
    report = reports["many_fail"]
    assert is_shortened(report)
    brief, full = (whole(report, "many_fail", "en", 100, full=full) for full in (False, True))
    assert brief.count("line 2 in count") == 1
    assert full.count("line 2 in count") == 4
    assert all(title.en in brief for title in TITLES.values())


def test_the_first_that_fails_is_shown_in_full_wherever_it_stands(reports):
    """Also after tests that passed."""
    report = reports["first_passes"]
    assert report.tests[0].passed
    assert is_shortened(report)
    shown = whole(report, "first_passes", "en", 100)
    assert "✗ next()    yields 2  yields 0" in shown
    assert shown.count("wanted") == 4


def test_up_to_three_are_all_shown_in_full(reports):
    """Nothing is left out where there is little."""
    report = reports["one_fails"]
    assert not is_shortened(report)
    assert whole(report, "one_fails", "ko", 80) == whole(report, "one_fails", "ko", 80, full=True)


def test_what_was_said_is_not_said_again(reports):
    """Tests that fail with the same words refer to the first."""
    shown = whole(reports["the_same_again"], "the_same_again", "en", 100)
    assert shown.count("Not every iterator is a generator") <= 1


def test_a_submission_that_cannot_be_loaded_is_told_of_once(reports):
    """One place and one reason, not once for each test."""
    shown = whole(reports["not_loaded"], "not_loaded", "en", 100)
    assert shown.count("SyntaxError") == 1
    assert "▲" in shown
    assert not any(title.en in shown for title in TITLES.values())
