"""Several right choices: all of them must be found, and nothing else."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.kinds._choices import Choice, check_choices, dealt, prove_choices, right_ones
from quizzer.model.ask import Choose, Graded, Option, Present
from quizzer.model.question import Question
from quizzer.model.text import Text

TITLE = Text("All that are right", "모두 고르기")
HINT = Text(
    "Choose all that are right, such as 1,3. A wrong one takes a right one back.",
    "옳은 것을 1,3처럼 모두 고르세요. 틀린 것을 고르면 맞힌 것이 하나 줄어듭니다.",
)
MISSED = Text("(missed)", "(놓친 답)")


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
    shown = dealt(body.choices, deal.rng)
    keys = yield Choose(shown, many=True)
    given = sorted(set(keys), key=int)
    answer = tuple(_noted(o, body.choices, given) for o in right_ones(body.choices))
    return Graded(given, _score(body.choices, given), tuple(_remarks(body.choices, shown, given)), answer)


def prove(question: Question, deal: Deal) -> Proof:
    body: Body = question.body
    return (yield from prove_choices(body.choices, body.proof, deal.run))


def _score(choices: tuple[Choice, ...], given: Collection[str]) -> float:
    """The share of the right choices that were found; each wrong one takes a found one back."""
    chosen = [choices[int(key) - 1].right for key in given]
    gain = chosen.count(True) - chosen.count(False)
    return max(0.0, gain / sum(c.right for c in choices))


def _remarks(choices: Sequence[Choice], shown: Sequence[Option], given: Collection[str]) -> Iterator[Text]:
    """Why each wrongly chosen one is wrong, by the number that it was shown with."""
    for number, option in enumerate(shown, 1):
        why = choices[int(option.key) - 1].why
        if option.key in given and why:
            yield Text(f"{number}) {why.en}", f"{number}) {why.ko}")


def _noted(option: Option, choices: Sequence[Choice], given: Collection[str]) -> Option:
    """A right choice; one that was missed says so, and what makes it right."""
    if option.key in given:
        return option
    because = choices[int(option.key) - 1].because
    if option.is_code:
        return replace(option, note=_after(MISSED, because))
    return replace(option, text=_after(option.text, MISSED), note=because)


def _after(text: Text, more: Text | None) -> Text:
    return text if more is None else Text(f"{text.en} {more.en}", f"{text.ko} {more.ko}")
