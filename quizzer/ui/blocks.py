"""What an event looks like, before anything is drawn: the same blocks for every front."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizzer.model.ask import Option, Present, Reveal
from quizzer.model.text import Lang, Text, both
from quizzer.session.events import Heading, Shown, Summary, Trouble, Verdict
from quizzer.ui import words
from quizzer.ui.table import bar
from quizzer.ui.visible import visible

Role = Literal["text", "title", "right", "wrong", "faint"]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; ``mark`` stands before its first line and the others hang under it."""

    text: str
    mark: str = ""
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their shape: Python when ``python``, else output or a drawing."""

    text: str
    mark: str = ""
    python: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block = Prose | Code | Gap


def compose(event: Present | Reveal | Shown, lang: Lang) -> tuple[Block, ...]:
    """The blocks that show an event in a language; everything in them is safe to send to a terminal."""
    match event:
        case Heading():
            return _heading(event, lang)
        case Present():
            return _present(event, lang)
        case Reveal():
            return _reveal(event, lang)
        case Verdict():
            return _verdict(event, lang)
        case Trouble():
            return (Prose(visible(event.message.of(lang)), "! ", "wrong"),)
        case Summary():
            return _summary(event, lang)


def choices(options: Sequence[Option], lang: Lang) -> tuple[Block, ...]:
    """The options with the numbers to type."""
    return tuple(option(o, f"{n}) ", lang) for n, o in enumerate(options, 1))


def _source(reference: str, lang: Lang) -> str:
    return visible(words.REFERENCES.get(reference, both(reference)).of(lang))


def option(option: Option, mark: str, lang: Lang) -> Block:
    """One option behind a mark, such as its number."""
    text = visible(option.text.of(lang))
    return Code(text.rstrip("\n"), mark) if option.is_code else Prose(text, mark)


def asked(ask: Text | None, lang: Lang) -> tuple[Block, ...]:
    """The line above an input, when there is one."""
    return () if ask is None else (Prose(visible(ask.of(lang))),)


def notes(texts: Sequence[Text], lang: Lang) -> tuple[Block, ...]:
    """Lines of advice, such as a hint."""
    return tuple(Prose(visible(t.of(lang)), role="faint") for t in texts)


def _heading(heading: Heading, lang: Lang) -> tuple[Block, ...]:
    parts = (heading.bank.of(lang), words.LEVELS[heading.level].of(lang), heading.kind.of(lang))
    title = " │ ".join((f"{heading.place}/{heading.total}", *parts))
    return (Gap(), Prose(visible(title), role="title"))


def _present(present: Present, lang: Lang) -> tuple[Block, ...]:
    blocks: list[Block] = [Gap(), Prose(visible(present.prompt.of(lang)))]
    if present.code is not None:
        blocks += [Gap(), Code(visible(present.code.of(lang)))]
    if present.figure is not None:
        blocks += [Gap(), Code(visible(present.figure.of(lang)), python=False)]
    return (*blocks, Gap())


def _reveal(reveal: Reveal, lang: Lang) -> tuple[Block, ...]:
    lines = (Prose(visible(line.of(lang)), "- ") for line in reveal.lines)
    return (Gap(), Prose(visible(reveal.title.of(lang)), role="title"), *lines, Gap())


def _verdict(verdict: Verdict, lang: Lang) -> tuple[Block, ...]:
    question, graded = verdict.question, verdict.graded
    blocks: list[Block] = [_judged(graded.score, lang)]
    blocks += [Prose(visible(remark.of(lang)), "» ") for remark in graded.remarks]
    if not graded.right and graded.answer:
        blocks += [Prose(words.ANSWER.of(lang), role="title")]
        blocks += [option(o, "- ", lang) for o in graded.answer]
        blocks.append(Gap())
    blocks.append(Prose(visible((graded.explanation or question.explanation).of(lang))))
    if question.answer_figure is not None:
        blocks.append(Code(visible(question.answer_figure.of(lang)), python=False))
    blocks.append(Prose(f"{words.REFERENCE.of(lang)} {_source(question.reference, lang)}", role="faint"))
    return tuple(blocks)


def _judged(score: float, lang: Lang) -> Prose:
    if score == 1.0:
        return Prose(words.RIGHT.of(lang), "✓ ", "right")
    text = words.partly(score) if score > 0 else words.WRONG
    return Prose(text.of(lang), "✗ ", "wrong")


def _summary(summary: Summary, lang: Lang) -> tuple[Block, ...]:
    blocks: list[Block] = [Gap(), Prose(words.RESULT.of(lang), role="title")]
    if not summary.answered:
        return (*blocks, Prose(words.NOTHING_ANSWERED.of(lang)))
    blocks.append(Prose(words.score(summary.right, summary.answered, summary.score).of(lang)))
    if summary.total > summary.answered:
        blocks.append(Prose(words.unanswered(summary.total - summary.answered).of(lang), role="faint"))
    digits = max(len(f"{t.right}/{t.answered}") for t in summary.topics)
    for topic in summary.topics:
        counted = f"{topic.right}/{topic.answered}".rjust(digits)
        blocks.append(Prose(visible(topic.title.of(lang)), f"{bar(topic.score)} {counted}  "))
    if summary.again:
        blocks += [Gap(), Prose(words.AGAIN.of(lang), role="title")]
        blocks += [
            Prose(f"{visible(a.question)} │ {_source(a.reference, lang)}", "- ") for a in summary.again
        ]
    if summary.challenges:
        blocks += [Gap(), Prose(words.PRACTISE.of(lang), role="title")]
        blocks += [Prose(visible(f"quizzer challenge start {c}"), "  ") for c in summary.challenges]
    return tuple(blocks)
