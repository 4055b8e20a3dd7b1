"""What a person sees of a watched file, and what their keys do to it. No terminal here: blocks and wishes."""

from enum import Enum, auto
from pathlib import Path

from quizzer.app.aid import PRICE
from quizzer.app.watch import Change, Happened, Judged, Judging, Unfit
from quizzer.model.challenge import Challenge, HiddenTest
from quizzer.model.text import Lang, Text
from quizzer.ui.aid_pages import hint_blocks, solution_page
from quizzer.ui.blocks import Block, Code, Gap, Prose
from quizzer.ui.feedback import verdict_page
from quizzer.ui.verdicts import trouble
from quizzer.ui.visible import one_line, visible
from quizzer.ui.width import columns

HANGUL = dict(zip("rhpsnqy", "ㄱㅗㅔㄴㅜㅂㅛ", strict=True))
"""What the keys send with the Hangul layout on."""
_LATIN = {hangul: latin for latin, hangul in HANGUL.items()}
KEYS = {
    "r": Text("run", "다시 채점"),
    "h": Text("hint", "힌트"),
    "p": Text("passed", "통과 표시"),
    "s": Text("solution", "풀이"),
    "n": Text("next", "다음 과제"),
    "q": Text("quit", "끝내기"),
}
BACK = {"s": Text("back", "돌아가기")}
AGREE = {"y": Text("yes", "예")}
OTHERS = Text("any other key: no", "다른 키: 아니요")
JUDGING = Text("judging…", "채점 중…")
WATCHING = Text("watching", "저장 대기")
ASK = Text(f"Not solved yet. {PRICE.en} Show it?", f"아직 풀지 못했습니다. {PRICE.ko} 볼까요?")
NO_HINT = Text("Nothing failed; no hint is needed.", "실패한 테스트가 없어 힌트가 필요 없습니다.")
NO_MORE = Text("That was the last hint.", "마지막 힌트까지 보았습니다.")
NO_VERDICT = Text("There is no verdict yet.", "아직 채점 결과가 없습니다.")
NOW_PASSES, NOW_FAILS = Text("now passes", "이제 통과"), Text("now fails", "이제 실패")
SAME = Text("As before.", "앞과 같습니다.")


class Wish(Enum):
    """What is asked for that the board cannot do by itself. ``FINISH``: nobody can ask for more."""

    AGAIN = auto()
    FINISH = auto()
    SOLUTION = auto()
    NEXT = auto()
    QUIT = auto()


class Board:
    """The state of one watched challenge. ``paid``: its solution may be shown without asking."""

    def __init__(self, challenge: Challenge, path: Path, lang: Lang, *, paid: bool) -> None:
        self._challenge, self._path, self._lang, self._paid = challenge, path, lang, paid
        self._judged: Judged | None = None
        self._judging = True
        self._unfit: Text | None = None
        self._notice: Text | None = None
        self._shows_passed = False
        self._hints = 0
        self._asking = False
        self._solution: str | None = None

    @property
    def exit_code(self) -> int:
        """0 when the last verdict is a pass, 1 when it is not, 3 when the judge failed, 2 when there is none."""
        if self._judged is None:
            return 2
        report = self._judged.submitted.report
        if report.trouble:
            return 3
        return 0 if report.verdict == "passed" else 1

    # What happens.

    def happened(self, event: Happened, width: int) -> list[Block]:
        """Takes in what became of the file; the blocks that tell it to whoever reads line by line."""
        match event:
            case Judging():
                self._judging, self._notice = True, None
                return []
            case Judged():
                self._take(event)
                return self.page(width)
            case Unfit(message):
                self._judging, self._unfit = False, message
                return self._told_unfit()
            case _:
                return []

    def tell(self, notice: Text) -> list[Block]:
        """Something to read until the next key or verdict."""
        self._notice = notice
        return self._told()

    def reveal(self, solution: str) -> list[Block]:
        """Shows the solution until ``s`` is pressed again or the next verdict comes."""
        self._solution, self._paid = solution, True
        return solution_page(self._challenge, solution, self._lang)

    def press(self, key: str, width: int) -> tuple[Wish | None, list[Block]]:
        """What a key asks for, and the blocks that tell what it has changed."""
        key = key.casefold()
        key = _LATIN.get(key, key)
        self._notice = None
        if self._asking:
            self._asking = False
            return (Wish.SOLUTION if key == "y" else None), []
        match key:
            case "r":
                return Wish.AGAIN, []
            case "n":
                return Wish.NEXT, []
            case "q":
                return Wish.QUIT, []
            case "h":
                return None, self._hint()
            case "p":
                self._shows_passed = not self._shows_passed
                return None, self.page(width)
            case "s":
                return self._wish_solution(width)
        return None, []

    # What is seen.

    def head(self) -> list[Block]:
        """The first line of the screen, two where it is narrow: what goes on, and what is watched."""
        doing = JUDGING if self._judging else WATCHING
        parts = [doing.of(self._lang), self._challenge.slug, one_line(self._path.name)]
        return [Prose(" │ ".join(parts), role="title")]

    def foot(self, width: int) -> list[Block]:
        """The last lines of the screen: a notice or a question, and the keys."""
        if self._asking:
            return [*self._asked(), self._keys(AGREE, width, OTHERS.of(self._lang))]
        return [*self._told(), self._keys({**KEYS, **(BACK if self._solution else {})}, width)]

    def keys(self) -> list[Block]:
        """What may be typed, for whoever reads line by line."""
        return [Prose(", ".join(f"{key} {text.of(self._lang)}" for key, text in KEYS.items()), role="faint")]

    def page(self, width: int) -> list[Block]:
        """Everything between head and foot."""
        if self._solution is not None:
            return solution_page(self._challenge, self._solution, self._lang)
        blocks = self._told_unfit()
        if self._judged is None:
            return blocks
        report = self._judged.submitted.report
        if report.trouble:
            return [*blocks, Prose(visible(trouble(report).of(self._lang)), "! ", "wrong")]
        if self._judged.change is not None:
            blocks += [*change_blocks(self._judged.change, self._challenge.facts.tests, self._lang), Gap()]
        failing = self._failing()
        for test in failing[: self._hints]:
            blocks += [*hint_blocks(test, self._lang), Gap()]
        return blocks + verdict_page(
            report,
            self._challenge.facts.tests,
            self._judged.submitted.seconds,
            self._lang,
            width,
            source=self._judged.submitted.source,
            show_passed=self._shows_passed or not failing,
        )

    # Inside.

    def _take(self, judged: Judged) -> None:
        self._judged, self._challenge = judged, judged.submitted.challenge
        self._judging, self._unfit, self._notice = False, None, judged.unstored
        self._hints, self._solution = 0, None
        self._paid |= judged.submitted.report.verdict == "passed"

    def _failing(self) -> list[HiddenTest]:
        if self._judged is None:
            return []
        failed = {test.id for test in self._judged.submitted.report.failing()}
        return [test for test in self._challenge.facts.tests if test.id in failed]

    def _hint(self) -> list[Block]:
        failing = self._failing()
        if not failing:
            return self.tell(NO_VERDICT if self._judged is None else NO_HINT)
        if self._hints == len(failing):
            return self.tell(NO_MORE)
        self._hints += 1
        return hint_blocks(failing[self._hints - 1], self._lang)

    def _wish_solution(self, width: int) -> tuple[Wish | None, list[Block]]:
        if self._solution is not None:
            self._solution = None
            return None, self.page(width)
        if self._paid:
            return Wish.SOLUTION, []
        self._asking = True
        return None, [*self._asked(), self._keys(AGREE, width, OTHERS.of(self._lang))]

    def _asked(self) -> list[Block]:
        return [Prose(ASK.of(self._lang), "! ")]

    def _told(self) -> list[Block]:
        return [] if self._notice is None else [Prose(visible(self._notice.of(self._lang)), "! ", "faint")]

    def _told_unfit(self) -> list[Block]:
        if self._unfit is None:
            return []
        return [Prose(visible(self._unfit.of(self._lang)), "! ", "wrong")]

    def _keys(self, keys: dict[str, Text], width: int, *more: str) -> Block:
        items = [*(f"{key} {text.of(self._lang)}" for key, text in keys.items()), *more]
        return Code("\n".join(packed(items, width)), python=False)


def change_blocks(change: Change, tests: tuple[HiddenTest, ...], lang: Lang) -> list[Block]:
    """What a verdict changed: a line for each test that passes or fails now, and how many still fail."""
    titles = {test.id: visible(test.title.of(lang)) for test in tests}
    blocks: list[Block] = []
    for ids, mark, words, role in (
        (change.fixed, "✓ ", NOW_PASSES, "right"),
        (change.broken, "✗ ", NOW_FAILS, "wrong"),
    ):
        blocks += [Prose(f"{words.of(lang)}: {titles[i]}", mark, role) for i in ids]  # type: ignore[arg-type]
    count = len(change.still)
    if count:
        blocks.append(Prose(Text(f"still failing: {count}", f"아직 실패: {count}개").of(lang), "  ", "faint"))
    return blocks or [Prose(SAME.of(lang), "  ", "faint")]


def packed(items: list[str], width: int) -> list[str]:
    """The items in as few lines as hold them, none of them broken."""
    lines: list[str] = []
    for item in items:
        if lines and columns(lines[-1]) + 2 + columns(item) <= width:
            lines[-1] += f"  {item}"
        else:
            lines.append(item)
    return lines
