"""What ``doctor`` found, a line each."""

from collections.abc import Sequence

from quizzer.app.doctor import Finding
from quizzer.model.text import Lang
from quizzer.ui.blocks import Block, Prose
from quizzer.ui.visible import visible
from quizzer.ui.width import columns, pad

_MARKS = {True: "✓", False: "✗", None: " "}


def page(findings: Sequence[Finding], lang: Lang) -> list[Block]:
    width = max(columns(f.title.of(lang)) for f in findings)
    blocks: list[Block] = []
    for finding in findings:
        mark = f"{_MARKS[finding.ok]} {pad(finding.title.of(lang), width)}  "
        blocks.append(Prose(visible(finding.value.of(lang)), mark))
        if finding.advice is not None:
            blocks.append(Prose(visible(finding.advice.of(lang)), "    » "))
    return blocks
