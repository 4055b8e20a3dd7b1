"""Pages about challenges: the list, a statement, a verdict; and the verdict as JSON."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from quizzer.app.challenge import Submitted, outcome
from quizzer.model.challenge import Challenge
from quizzer.model.text import Lang, Text
from quizzer.ui import words
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.diagnosis import diagnosis
from quizzer.ui.feedback import verdict_page
from quizzer.ui.verdicts import message
from quizzer.ui.visible import visible
from quizzer.ui.width import columns, pad

SEEN = Text("solution seen", "풀이 봄")


def list_page(
    challenges: Sequence[Challenge], solved: Collection[str], seen: Collection[str], lang: Lang
) -> list[Block]:
    """A line for each challenge, the solved ones marked, and those whose solution was seen before that."""
    width = max((columns(c.slug) for c in challenges), default=0)
    blocks: list[Block] = []
    for challenge in challenges:
        mark = "✓ " if challenge.slug in solved else "  "
        level = words.LEVELS[challenge.facts.level].of(lang)
        title = visible(challenge.facts.title.of(lang))
        facts = [title, level, *([SEEN.of(lang)] if challenge.slug in seen else [])]
        blocks.append(Prose(" │ ".join(facts), f"{mark}{pad(challenge.slug, width)}  "))
    blocks += [Gap(), Prose("quizzer challenge start SLUG", role="faint")]
    return blocks


def statement_page(challenge: Challenge, text: str, lang: Lang) -> list[Block]:
    """The statement's Markdown as blocks: headings, lists, code and paragraphs."""
    blocks = list(_markdown(text))
    slug = challenge.slug
    hint = Text(f"To begin: quizzer challenge start {slug}", f"시작하기: quizzer challenge start {slug}")
    return [*blocks, Gap(), Prose(hint.of(lang), role="faint")]


def report_page(submitted: Submitted, lang: Lang, width: int) -> list[Block]:
    """The verdict, and the questions that go with the challenge."""
    challenge = submitted.challenge
    blocks = verdict_page(submitted.report, challenge.facts.tests, submitted.seconds, lang, width)
    if challenge.facts.banks:
        title = Text("Questions that go with it:", "함께 풀면 좋은 문제:")
        blocks += [Gap(), Prose(title.of(lang), role="title")]
        blocks += [Prose(f"quizzer quiz --topic {bank}", "  ") for bank in challenge.facts.banks]
    return blocks


def report_json(submitted: Submitted, lang: Lang) -> dict[str, Any]:
    """What ``challenge submit --json`` prints."""
    challenge, report = submitted.challenge, submitted.report
    titles = {test.id: test.title.of(lang) for test in challenge.facts.tests}
    return {
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
                "likely": likely.of(lang) if (likely := diagnosis(test)) else None,
                "virtual_seconds": test.seconds,
                "transcript": list(test.steps),
                "timeline": list(test.timeline),
                "tasks": list(test.tasks),
                "waiting": list(test.waiting),
                "output": visible(test.output),
            }
            for test in report.tests
        ],
        "passed": report.passed,
        "total": len(challenge.facts.tests),
    }


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
