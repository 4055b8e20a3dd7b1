"""What does this program print? Near misses are answered by the misconception behind them.

With ``vary`` the entry is a template: each showing draws its values and computes its answer by running.
"""

import math
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from quizzer.kinds import Conversation, Deal, Proof, Run, Slip, Unaskable
from quizzer.kinds._printed import generic_word, lines, on_one_line, says
from quizzer.kinds._template import Value, Values, combinations, filled, names
from quizzer.model.ask import Given, Graded, Option, Present, Write
from quizzer.model.question import Question
from quizzer.model.text import LANGS, Prose, Text, both

TITLE = Text("Predict the output", "출력 맞히기")
HINT = Text(
    "Type the lines that it prints on one line, such as 0 10 or 0 / 10. print() shows a text without its quotes.",
    "출력되는 줄들을 0 10이나 0 / 10처럼 한 줄에 적으세요. print()는 문자열을 따옴표 없이 출력합니다.",
)
_HOW = Text(
    "Type it all on one line, with a space or / between its lines.",
    "출력 전체를 한 줄에 적으세요. 줄 구분은 공백이나 /로 합니다.",
)
MOST_COMBINATIONS = 64

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """An output that people predict, as it is or as a program that prints it, and what to say to them."""

    word: Prose
    output: Text | None = None
    code: Text | None = None


@dataclass(frozen=True, slots=True)
class Body:
    output: Text | None = None
    near: tuple[Near, ...] = ()
    vary: Mapping[str, tuple[Value, ...]] = field(default_factory=dict, hash=False)


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    if question.code is None:
        yield Slip((), "`code` is missing: the program whose output is asked for")
    if body.output is None and not body.vary:
        yield Slip((), "`output` is missing: what the program prints")
    if body.output is not None and body.vary:
        yield Slip(("output",), "leave `output` out: with `vary` it is computed")
    yield from _check_near(body)
    yield from _check_vary(question, body)
    yield from _check_placeholders(question, body)


def ask(question: Question, deal: Deal) -> Conversation:
    values = {name: deal.rng.choice(choices) for name, choices in question.body.vary.items()}
    shown = _filled(question, values)
    output = shown.body.output or _computed(shown, deal.run)
    yield Present(shown.prompt, shown.code, shown.figure)
    text = yield Write(_HOW)
    right = any(says(text, output.of(lang)) for lang in LANGS)
    return Graded(
        _given(text, values),
        float(right),
        () if right else tuple(_remarks(text, output, shown.body.near, deal.run)),
        (Option("output", output, is_code=True),),
        explanation=shown.explanation if values else None,
        prompt=shown.prompt if values else None,
    )


def prove(question: Question, deal: Deal) -> Proof:
    run = cache(deal.run)
    outputs: dict[tuple[Value, ...], list[str]] = {}
    for values in combinations(question.body.vary):
        shown = _filled(question, values)
        printed = yield from _prove_showing(shown, _as_words(values), run)
        if printed is not None:
            outputs[tuple(values.values())] = lines(printed.en)
            yield from _prove_near(shown, printed, _as_words(values), run)
    for place, name in enumerate(question.body.vary):
        if len(outputs) > 1 and not _matters(place, outputs):
            yield Slip(("vary", name), f"`{name}` does not change the output")
    return len(outputs)


def _given(text: str, values: Values) -> Given:
    if not values:
        return text
    return {"text": text, "values": {name: str(value) for name, value in values.items()}}


def _filled(question: Question, values: Values) -> Question:
    """The question as it is shown with these values."""
    if not values:
        return question

    def put(text: Text | None) -> Any:
        return None if text is None else filled(text, values)

    near = tuple(Near(put(n.word), put(n.output), put(n.code)) for n in question.body.near)
    return replace(
        question,
        prompt=put(question.prompt),
        code=put(question.code),
        figure=put(question.figure),
        explanation=put(question.explanation),
        body=replace(question.body, near=near),
    )


class _FailsError(Exception):
    """The program ended in an exception: the last line of its traceback."""


def _printed(code: Text, run: Run) -> Text:
    """What the program prints, in the version that each reader sees."""
    printed = {source: _ran(source, run) for source in dict.fromkeys((code.en, code.ko))}
    return Text(printed[code.en], printed[code.ko])


def _ran(code: str, run: Run) -> str:
    ran = run(code)
    if ran.error:
        raise _FailsError(ran.error)
    return ran.printed


def _computed(shown: Question, run: Run) -> Text:
    try:
        return _printed(shown.code or both(""), run)
    except _FailsError as error:
        raise Unaskable(
            Text(
                f"The program could not be run to compute the answer: {error}",
                f"답을 계산하려고 프로그램을 실행했으나 실패했습니다: {error}",
            )
        ) from error


def _remarks(text: str, output: Text, near: tuple[Near, ...], run: Run) -> Iterator[Text]:
    """The word of the first near miss that was typed; else what is to be said about its notation."""
    word = next((n.word for n in near if _is_near(text, n, run)), None)
    word = word or next(filter(None, (generic_word(text, output.of(lang)) for lang in LANGS)), None)
    if word:
        yield word


def _is_near(text: str, near: Near, run: Run) -> bool:
    try:
        output = near.output or _printed(near.code or both(""), run)
    except _FailsError:
        return False
    return any(says(text, output.of(lang)) for lang in LANGS)


def _check_near(body: Body) -> Iterator[Slip]:
    for i, near in enumerate(body.near):
        if (near.output is None) == (near.code is None):
            yield Slip(("near", i), "needs `output` or `code`, and not both")
        if near.output and body.output and _same(near.output, body.output):
            yield Slip(("near", i, "output"), "is the right output")


def _same(near: Text, output: Text) -> bool:
    return any(says(near.of(lang), output.of(lang)) for lang in LANGS)


def _check_vary(question: Question, body: Body) -> Iterator[Slip]:
    in_code = names(question.code.en) if question.code else frozenset()
    for name, values in body.vary.items():
        if not name.isidentifier():
            yield Slip(("vary", name), f"`{name}` is not a name")
        elif name not in in_code:
            yield Slip(("vary", name), f"`{{{{{name}}}}}` does not occur in `code`")
        if len({str(v) for v in values}) < max(2, len(values)):
            yield Slip(("vary", name), f"`{name}` needs at least two values, each another")
    count = math.prod(len(values) for values in body.vary.values())
    if count > MOST_COMBINATIONS:
        yield Slip(("vary",), f"makes {count} combinations; at most {MOST_COMBINATIONS} are proved")


def _check_placeholders(question: Question, body: Body) -> Iterator[Slip]:
    for where, text in _texts(question, body):
        found = {lang: names(text.of(lang)) for lang in LANGS}
        if body.vary and found["en"] != found["ko"]:
            yield Slip(where, "has different placeholders in the two languages")
        # Without `vary`, braces in a program are Python's own.
        if body.vary or where[-1] not in ("code", "output"):
            for name in sorted((found["en"] | found["ko"]) - set(body.vary)):
                yield Slip(where, f"`{{{{{name}}}}}` is not in `vary`")
    if body.vary and question.answer_figure and names(question.answer_figure.en + question.answer_figure.ko):
        yield Slip(("answer_figure",), "cannot have placeholders")


def _texts(question: Question, body: Body) -> Iterator[tuple[Where, Text]]:
    """Each text in which a placeholder is replaced, and where it stands."""
    for name in ("prompt", "code", "figure", "explanation"):
        yield from _given_text((name,), getattr(question, name))
    for i, near in enumerate(body.near):
        for name in ("word", "output", "code"):
            yield from _given_text(("near", i, name), getattr(near, name))


def _given_text(where: Where, text: Text | None) -> Iterator[tuple[Where, Text]]:
    if text is not None:
        yield where, text


def _prove_showing(shown: Question, which: str, run: Run) -> Generator[Slip, None, Text | None]:
    """Yields what is wrong with the program or its output; returns what it prints when that is right."""
    try:
        printed = _printed(shown.code or both(""), run)
    except _FailsError as error:
        yield Slip(("code",), f"fails{which}: {error}")
        return None
    if not (lines(printed.en) and lines(printed.ko)):
        yield Slip(("code",), f"prints nothing{which}")
        return None
    output = shown.body.output or printed
    for lang in LANGS:
        if lines(printed.of(lang)) != lines(output.of(lang)):
            yield Slip(
                ("output",), f"the code prints {_quoted(printed.of(lang))}, not {_quoted(output.of(lang))}"
            )
            return None
    return printed


def _prove_near(shown: Question, printed: Text, which: str, run: Run) -> Iterator[Slip]:
    """A near miss is a program that runs, and never the right output."""
    for i, near in enumerate(shown.body.near):
        where = ("near", i, "output" if near.output else "code")
        try:
            output = near.output or _printed(near.code or both(""), run)
        except _FailsError as error:
            yield Slip(where, f"fails{which}: {error}")
            continue
        if _same(output, printed):
            yield Slip(where, f"gives the right output{which}: {_quoted(printed.en)}")


def _matters(place: int, outputs: Mapping[tuple[Value, ...], list[str]]) -> bool:
    """Whether some two outputs differ where only the value at this place does."""
    alike: dict[tuple[Value, ...], list[str]] = {}
    for values, output in outputs.items():
        others = values[:place] + values[place + 1 :]
        if alike.setdefault(others, output) != output:
            return True
    return False


def _as_words(values: Values) -> str:
    return f" with {', '.join(f'{name}={value}' for name, value in values.items())}" if values else ""


def _quoted(output: str) -> str:
    return f"`{on_one_line(output)}`"
