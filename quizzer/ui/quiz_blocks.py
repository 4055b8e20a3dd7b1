"""What the events of a quiz look like, as blocks."""

from collections.abc import Sequence

from quizzer.model.ask import Graded, Option, Present, Reveal
from quizzer.model.text import Lang, Text, both
from quizzer.session.events import Again, Heading, Shown, Summary, Trouble, Verdict
from quizzer.ui import words
from quizzer.ui.blocks import SEPARATOR, Block, Code, Gap, Parts, Prose
from quizzer.ui.table import bar
from quizzer.ui.visible import visible
from quizzer.ui.width import wrap

REMEMBERED = 60
"""Columns of a prompt that are enough to know it again."""
CHALLENGES = 3
"""Offered after a sitting: more is no choice but a list."""


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
    parts = (words.REFERENCES.get(part, both(part)).of(lang) for part in reference.split("; "))
    return visible("; ".join(parts))


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
    place = f"{heading.place}/{heading.total}{SEPARATOR}{heading.bank.of(lang)}"
    parts = (place, words.LEVELS[heading.level].of(lang), heading.kind.of(lang))
    return (Gap(), Parts(tuple(map(visible, parts)), role="title"))


def _present(present: Present, lang: Lang) -> tuple[Block, ...]:
    blocks: list[Block] = [Gap(), Prose(visible(present.prompt.of(lang)))]
    if present.code is not None:
        blocks += [Gap(), Code(visible(present.code.of(lang)))]
    if present.figure is not None:
        blocks += [Gap(), Code(visible(present.figure.of(lang)), python=False)]
    return (*blocks, Gap())


def _reveal(reveal: Reveal, lang: Lang) -> tuple[Block, ...]:
    mark = "- " if len(reveal.lines) > 1 else ""
    lines = (Prose(visible(line.of(lang)), mark) for line in reveal.lines)
    return (Gap(), Prose(visible(reveal.title.of(lang)), role="title"), *lines, Gap())


def _verdict(verdict: Verdict, lang: Lang) -> tuple[Block, ...]:
    question, graded = verdict.question, verdict.graded
    blocks: list[Block] = [_judged(graded, lang)]
    hanging = "  - " if len(graded.remarks) > 1 else "  "
    blocks += [Prose(visible(remark.of(lang)), hanging) for remark in graded.remarks]
    if not graded.right and graded.answer:
        blocks += [*_answer(graded, lang), Gap()]
    blocks.append(Prose(visible((graded.explanation or question.explanation).of(lang))))
    if question.answer_figure is not None:
        blocks.append(Code(visible(question.answer_figure.of(lang)), python=False))
    blocks.append(Prose(f"{words.REFERENCE.of(lang)} {_source(question.reference, lang)}", role="faint"))
    return tuple(blocks)


def _judged(graded: Graded, lang: Lang) -> Prose:
    said = graded.said
    if graded.right:
        return Prose((said or words.RIGHT).of(lang), "✓ ", "right")
    if graded.score > 0:
        return Prose((said or words.partly(graded.score)).of(lang), "~ ", "partly")
    return Prose((said or words.WRONG).of(lang), "✗ ", "wrong")


def _answer(graded: Graded, lang: Lang) -> list[Block]:
    """What would have been right: beside its heading when it is one text, else under it."""
    heading = visible((graded.heading or words.ANSWER).of(lang))
    if len(graded.answer) == 1 and not graded.answer[0].is_code and graded.answer[0].note is None:
        return [Prose(visible(graded.answer[0].text.of(lang)), f"{heading} ", "title")]
    blocks: list[Block] = [Prose(heading, role="title")]
    for place, line in enumerate(graded.answer, 1):
        mark = f"{place}. " if graded.ordered else "- " if len(graded.answer) > 1 else "  "
        blocks.append(option(line, mark, lang))
        if line.note is not None:
            blocks.append(Prose(visible(line.note.of(lang)), " " * len(mark)))
    return blocks


def _summary(summary: Summary, lang: Lang) -> tuple[Block, ...]:
    blocks: list[Block] = [Gap(), Prose(words.RESULT.of(lang), role="title")]
    if not summary.answered:
        return (*blocks, Prose(words.NOTHING_ANSWERED.of(lang)))
    blocks.append(Prose(words.score(summary.right, summary.answered, summary.score).of(lang)))
    if summary.total > summary.answered:
        blocks.append(Prose(words.unanswered(summary.total - summary.answered).of(lang), role="faint"))
    digits = max(len(f"{t.right}/{t.answered}") for t in summary.topics)
    for topic in sorted(summary.topics, key=lambda t: t.score):
        counted = f"{topic.right}/{topic.answered}".rjust(digits)
        blocks.append(Prose(visible(topic.title.of(lang)), f"{bar(topic.score)} {counted}  "))
    if summary.again:
        blocks += [Gap(), Prose(words.AGAIN.of(lang), role="title")]
        blocks += [_again(again, lang) for again in summary.again]
    if summary.challenges:
        blocks += [Gap(), Prose(words.PRACTISE.of(lang), role="title")]
        commands = (f"quizzer challenge start {c}" for c in summary.challenges[:CHALLENGES])
        blocks += [Prose(visible(command), "  ") for command in commands]
    return tuple(blocks)


def _again(again: Again, lang: Lang) -> Prose:
    prompt = " ".join(visible(again.prompt.of(lang)).replace("`", "").split())
    begun = wrap(prompt, REMEMBERED)[0]
    told = begun if begun == prompt else f"{begun.rstrip(' ,.:;')} …"
    return Prose(f"{told} ({_source(again.reference, lang)})", f"{again.place}. ")
