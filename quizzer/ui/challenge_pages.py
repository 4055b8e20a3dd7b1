"""Pages about challenges: the list, a statement, a verdict; and the verdict as JSON."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from quizzer.app.challenge import Submitted, outcome
from quizzer.model.challenge import Challenge
from quizzer.model.text import Lang, Text
from quizzer.ui import words
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.feedback import is_shortened, verdict_page
from quizzer.ui.visible import visible
from quizzer.ui.width import columns, pad

LEAST_BESIDE = 30
"""Columns beside the names of challenges in which a title can be read."""
SEEN = Text("solution seen", "풀이 봄")
FULL = Text(
    "Only the first failing test is shown in full; --full shows all of them.",
    "실패한 테스트는 첫 번째만 자세히 보여 줍니다. 모두 보려면 --full을 붙이세요.",
)


def list_page(
    challenges: Sequence[Challenge], solved: Collection[str], seen: Collection[str], lang: Lang, width: int
) -> list[Block]:
    """A line for each challenge, the solved ones marked, and those whose solution was seen before that.

    Where ``width`` leaves too few columns beside the names, what they are called stands below them.
    """
    name_width = max((columns(c.slug) for c in challenges), default=0)
    stacked = width - name_width < LEAST_BESIDE
    blocks: list[Block] = []
    for challenge in challenges:
        mark = "✓ " if challenge.slug in solved else "  "
        level = words.LEVELS[challenge.facts.level].of(lang)
        title = visible(challenge.facts.title.of(lang))
        facts = " │ ".join([title, level, *([SEEN.of(lang)] if challenge.slug in seen else [])])
        if stacked:
            blocks += [Prose(challenge.slug, mark), Prose(facts, "    ")]
        else:
            blocks.append(Prose(facts, f"{mark}{pad(challenge.slug, name_width)}  "))
    blocks += [Gap(), Prose("quizzer challenge start SLUG", role="faint")]
    return blocks


def statement_page(challenge: Challenge, text: str, lang: Lang) -> list[Block]:
    """The statement's Markdown as blocks: headings, lists, code and paragraphs."""
    blocks = list(_markdown(text))
    slug = challenge.slug
    hint = Text(f"To begin: quizzer challenge start {slug}", f"시작하기: quizzer challenge start {slug}")
    return [*blocks, Gap(), Prose(hint.of(lang), role="faint")]


def report_page(submitted: Submitted, lang: Lang, width: int, *, full: bool = False) -> list[Block]:
    """The verdict, and the questions that go with the challenge. ``full``: every failing test with all of its views."""
    challenge, report = submitted.challenge, submitted.report
    blocks = verdict_page(
        report, challenge.facts.tests, submitted.seconds, lang, width, source=submitted.source, full=full
    )
    if is_shortened(report) and not full:
        blocks.append(Prose(FULL.of(lang), role="faint"))
    if challenge.facts.banks:
        title = Text("Questions that go with it:", "함께 풀면 좋은 문제:")
        blocks += [Gap(), Prose(title.of(lang), role="title")]
        blocks += [Prose(f"quizzer quiz --topic {bank}", "  ") for bank in challenge.facts.banks]
    return blocks


def report_json(submitted: Submitted, lang: Lang) -> dict[str, Any]:
    """What ``challenge submit --json`` prints: everything, whatever a page leaves out."""
    from quizzer.ui.diagnosis import diagnosis
    from quizzer.ui.traces import own_lines, source_lines
    from quizzer.ui.verdicts import message

    challenge, report = submitted.challenge, submitted.report
    titles = {test.id: test.title.of(lang) for test in challenge.facts.tests}
    source = submitted.source
    lines = source_lines(source)
    found = {
        "version": 1,
        "challenge": challenge.slug,
        "revision": challenge.revision,
        "submission_sha256": submitted.sha256,
        "verdict": report.verdict.value,
        "isolation": report.isolation,
        "seconds": round(submitted.seconds, 3),
        "tests": [
            {
                "id": test.id,
                "title": titles[test.id],
                "outcome": outcome(test.verdict),
                "verdict": test.verdict.value,
                "message": message(test, lang),
                "likely": likely.of(lang) if (likely := diagnosis(test, source)) else None,
                "trace": own_lines(test.problem, lines),
                "virtual_seconds": test.seconds,
                "transcript": list(test.steps),
                "timeline": list(test.timeline),
                "tasks": list(test.tasks),
                "waiting": list(test.waiting),
                "output": test.output,
            }
            for test in report.tests
        ],
        "passed": report.passed,
        "total": len(challenge.facts.tests),
        "trouble": report.trouble or None,
    }
    shown: dict[str, Any] = _shown(found)
    return shown


def _shown(value: Any) -> Any:
    """The same data with nothing in its texts that could steer a terminal."""
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return visible(value) if isinstance(value, str) else value


def _markdown(text: str) -> Iterator[Block]:
    """The little Markdown that statements use; a paragraph's lines are joined."""
    paragraph: list[str] = []
    code: list[str] | None = None
    mark = ""

    def flush() -> Iterator[Block]:
        nonlocal mark
        if paragraph:
            yield Prose(visible(" ".join(paragraph)), mark)
            paragraph.clear()
        mark = ""

    for line in text.splitlines():
        if line.startswith("```"):
            if code is None:
                yield from flush()
                code = []
            else:
                yield Code(visible("\n".join(code)))
                code = None
        elif code is not None:
            code.append(line)
        elif not line.strip():
            yield from flush()
            yield Gap()
        elif line.startswith("#"):
            yield from flush()
            yield Prose(visible(line.lstrip("# ").strip()), role="title")
        elif line.lstrip().startswith(("- ", "* ")):
            yield from flush()
            mark = " " * (len(line) - len(line.lstrip())) + "- "
            paragraph.append(line.lstrip()[2:].replace("**", ""))
        else:
            paragraph.append(line.strip().replace("**", ""))
    yield from flush()
