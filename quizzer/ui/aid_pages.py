"""Hints and solutions, as blocks."""

from collections.abc import Sequence

from quizzer.model.challenge import Challenge, HiddenTest
from quizzer.model.text import Lang, Text
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.visible import visible

_SOLVED = Text(
    "The last attempt passed; there is nothing to hint at.", "마지막 시도가 통과해서 줄 힌트가 없습니다."
)
_FIRST = Text(
    "No attempt yet; this is what the first test looks at.",
    "아직 시도한 기록이 없어 첫 테스트의 힌트를 보여 줍니다.",
)


def hints_page(
    slug: str, tests: Sequence[HiddenTest], failed: int, attempted: bool, lang: Lang
) -> list[Block]:
    """The hints of ``tests``; ``failed`` is how many there are hints for in all."""
    if not tests:
        return [Prose(_SOLVED.of(lang))]
    blocks: list[Block] = [] if attempted else [Prose(_FIRST.of(lang), role="faint"), Gap()]
    for test in tests:
        blocks += hint_blocks(test, lang)
    if attempted and failed > len(tests):
        left = failed - len(tests)
        more = Text(
            f"{left} more failed: quizzer challenge hint {slug} --all",
            f"실패한 테스트 {left}개 더: quizzer challenge hint {slug} --all",
        )
        blocks += [Gap(), Prose(more.of(lang), role="faint")]
    return blocks


def hint_blocks(test: HiddenTest, lang: Lang) -> list[Block]:
    """What a test checks, and the hint for it under that."""
    return [Prose(visible(test.title.of(lang)), "? ", "title"), Prose(visible(test.hint.of(lang)), "  » ")]


def solution_page(challenge: Challenge, text: str, lang: Lang) -> list[Block]:
    """The solution's code under the challenge's title."""
    title = f"{visible(challenge.facts.title.of(lang))} │ solution.py"
    return [Prose(title, role="title"), Gap(), Code(visible(text))]
