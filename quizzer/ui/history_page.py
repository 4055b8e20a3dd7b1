"""The history as lines of text that read well in a narrow terminal and in a wide one."""

from datetime import datetime, tzinfo

from quizzer.app.history import History
from quizzer.model.record import Attempted, Sitting
from quizzer.model.text import Lang, Text, both
from quizzer.ui.table import percent, table
from quizzer.ui.visible import one_line
from quizzer.ui.width import columns, wrap

NARROW = 60

NOTHING = Text(
    "Nothing answered yet. `quizzer quiz` asks the first questions.",
    "아직 푼 기록이 없습니다. `quizzer quiz`로 첫 문제를 풀어 보세요.",
)
SITTINGS = Text("Sittings", "풀이 기록")
CHALLENGES = Text("Challenges", "코딩 과제")
WHEN = Text("When", "일시")
KIND = Text("Kind", "종류")
RIGHT = Text("Right", "정답")
SCORE = Text("Score", "점수")
CHALLENGE = Text("Challenge", "과제")
VERDICT = Text("Verdict", "판정")
TESTS = Text("Tests", "테스트")
INTERRUPTED = Text("* not finished", "* 끝까지 풀지 않음")

KINDS = {
    "quiz": Text("quiz", "퀴즈"),
    "review": Text("review", "복습"),
    "interview": Text("interview", "면접"),
}
VERDICTS = {
    "passed": Text("passed", "통과"),
    "failed": Text("failed", "실패"),
    "import_error": Text("import error", "불러오기 오류"),
    "missing": Text("missing", "함수 없음"),
    "crashed": Text("crashed", "비정상 종료"),
    "timed_out": Text("timed out", "시간 초과"),
    "stuck": Text("stuck", "영원히 대기"),
    "memory_limit": Text("memory limit", "메모리 초과"),
    "output_limit": Text("output limit", "출력 초과"),
}


def lines(history: History, lang: Lang, width: int, zone: tzinfo | None) -> list[str]:
    """``width`` in columns; times are shown in ``zone`` (None: this machine's)."""
    if history.empty:
        return wrap(NOTHING.of(lang), width)
    parts = []
    if history.sittings:
        parts.append([SITTINGS.of(lang), *_sittings(history.sittings, lang, width, zone)])
    if history.attempts:
        parts.append([CHALLENGES.of(lang), *_attempts(history.attempts, lang, width, zone)])
    return [line for part in parts for line in ([""] if part is not parts[0] else []) + part]


def _sittings(sittings: tuple[Sitting, ...], lang: Lang, width: int, zone: tzinfo | None) -> list[str]:
    header = [WHEN.of(lang), KIND.of(lang), RIGHT.of(lang), SCORE.of(lang)]
    rows = [_sitting(sitting, lang, width, zone) for sitting in sittings]
    legend = [INTERRUPTED.of(lang)] if any(s.finished is None for s in sittings) else []
    return [*table([header, *rows], right={2, 3}), *legend]


def _sitting(sitting: Sitting, lang: Lang, width: int, zone: tzinfo | None) -> list[str]:
    return [
        _when(sitting.started, width, zone),
        KINDS.get(sitting.kind, both(one_line(sitting.kind))).of(lang),
        f"{sitting.correct}/{len(sitting.answers)}",
        percent(sitting.score if sitting.answers else None) + (" " if sitting.finished else "*"),
    ]


def _attempts(attempts: tuple[Attempted, ...], lang: Lang, width: int, zone: tzinfo | None) -> list[str]:
    """One line each where all fit; else the challenge has a line of its own above the figures."""
    header = [CHALLENGE.of(lang), WHEN.of(lang), VERDICT.of(lang), TESTS.of(lang)]
    rows = [_attempt(attempted, lang, width, zone) for attempted in attempts]
    wide = table([header, *rows], right={3})
    if max(map(columns, wide)) <= width:
        return wide
    figures = table([["", *row[1:]] for row in rows], right={3})
    return [line for row, figure in zip(rows, figures, strict=True) for line in (row[0], figure)]


def _attempt(attempted: Attempted, lang: Lang, width: int, zone: tzinfo | None) -> list[str]:
    attempt = attempted.attempt
    return [
        one_line(attempt.challenge),
        _when(attempted.at, width, zone),
        VERDICTS.get(attempt.verdict, both(one_line(attempt.verdict))).of(lang),
        f"{attempt.passed}/{attempt.total}",
    ]


def _when(at: datetime, width: int, zone: tzinfo | None) -> str:
    return at.astimezone(zone).strftime("%y-%m-%d %H:%M" if width < NARROW else "%Y-%m-%d %H:%M")
