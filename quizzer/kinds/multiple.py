"""Several right choices: all of them must be found, and nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.kinds._choices import Choice, check_choices, dealt, prove_choices, right_ones
from quizzer.kinds._parts import options
from quizzer.model.ask import Choose, Graded, Option, Present
from quizzer.model.question import Question
from quizzer.model.text import LANGS, Text

TITLE = Text("All that are right", "모두 고르기")
HINT = Text(
    "Type the numbers of all that are right, such as 1,3.", "옳은 것의 번호를 모두 입력하세요. 예: 1,3"
)


@dataclass(frozen=True, slots=True)
class Body:
    choices: tuple[Choice, ...]
    proof: str | None = None


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    yield from check_choices(body.choices)
    if not any(c.right for c in body.choices):
        yield Slip(("choices",), "at least one choice must be `right: true`")


def ask(question: Question, deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    keys = yield Choose(dealt(body.choices, deal.rng), many=True)
    given = sorted(set(keys), key=int)
    remarks = tuple(_remarks(body.choices, given))
    return Graded(given, _score(body.choices, given), remarks, right_ones(body.choices))


def prove(question: Question, deal: Deal) -> Proof:
    body: Body = question.body
    return (yield from prove_choices(body.choices, body.proof, deal.run))


def _score(choices: tuple[Choice, ...], given: Collection[str]) -> float:
    """The share of the right choices that were found; each wrong one takes a found one back."""
    chosen = [choices[int(key) - 1].right for key in given]
    gain = chosen.count(True) - chosen.count(False)
    return max(0.0, gain / sum(c.right for c in choices))


def _remarks(choices: tuple[Choice, ...], given: Collection[str]) -> Iterator[Text]:
    """Why each wrongly chosen one is wrong, then what was missed."""
    chosen = [choices[int(key) - 1] for key in given]
    yield from (c.why for c in chosen if not c.right and c.why)
    for shown, choice in zip(options(choices), choices, strict=True):
        if choice.right and shown.key not in given:
            yield _missed(shown, choice.because)


def _missed(shown: Option, because: Text | None) -> Text:
    says = {lang: _first_line(shown.text.of(lang), shown.is_code) for lang in LANGS}
    reason = {lang: f" {because.of(lang)}" if because else "" for lang in LANGS}
    return Text(f"Missed: {says['en']}.{reason['en']}", f"빠뜨린 답: {says['ko']}.{reason['ko']}")


def _first_line(text: str, is_code: bool) -> str:
    """Enough of a choice to know it again in a line of prose."""
    line, _, rest = text.strip().partition("\n")
    line = line.rstrip(".") + (" …" if rest else "")
    return f"`{line}`" if is_code else line
