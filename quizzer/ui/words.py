"""What the fronts say beside the questions themselves."""

from quizzer.model.question import Level
from quizzer.model.text import Text
from quizzer.ui.table import percent

LEVELS = {
    Level.JUNIOR: Text("junior", "초급"),
    Level.MID: Text("mid", "중급"),
    Level.SENIOR: Text("senior", "고급"),
}
RIGHT = Text("Right.", "맞았습니다.")
WRONG = Text("Wrong.", "틀렸습니다.")
ANSWER = Text("Answer:", "정답:")
REFERENCE = Text("See:", "참고:")
REFERENCES = {"measured by lab": Text("measured by quizzer lab", "quizzer lab으로 잰 값")}
RESULT = Text("Result", "결과")
NOTHING_ANSWERED = Text("Nothing was answered.", "답한 문제가 없습니다.")
AGAIN = Text("To look at again:", "다시 볼 문제:")
PRACTISE = Text("Now practise it in code:", "이제 코드로 연습해 보세요:")
KEYS = Text("? hint, s skip, q stop", "? 힌트, s 건너뛰기, q 그만")
YOURS = Text("Answer", "답")
ALOUD = Text("(aloud)", "(소리 내어 답함)")
NONE = Text("none", "없음")
NEXT = Text("Enter next question, q stop", "Enter 다음 문제, q 그만")
SEVERAL = Text("Several may be right.", "답이 여러 개일 수 있습니다.")
MARKING = Text("Mark by number or space, then Enter.", "번호나 스페이스로 표시한 뒤 Enter.")
MARK_ONE = Text("Mark at least one.", "하나 이상 표시하세요.")
MOVING = Text(
    "Press the numbers in order, or take one with space and move it, then Enter.",
    "번호를 순서대로 누르거나, 스페이스로 잡아 화살표로 옮긴 뒤 Enter.",
)

LINES = Text(
    "Answer each question on one line: 2, or 1,3, or 3 1 2, or text. Instead of an answer: ? hint, s skip, q stop.",
    "한 줄로 답합니다: 2, 1,3, 3 1 2, 또는 글. 답 대신 ? 힌트, s 건너뛰기, q 그만.",
)
ONE_NUMBER = Text("Type one number, 1 to {n}.", "1부터 {n}까지 번호 하나를 입력하세요.")
NUMBERS = Text("Type numbers from 1 to {n}, such as 1,3.", "1부터 {n}까지 번호를 1,3처럼 입력하세요.")
NONE_TOO = Text("An empty line chooses none.", "빈 줄은 아무것도 고르지 않습니다.")
AN_ORDER = Text(
    "Type each number once, in order, such as 3 1 2. What you leave out follows as shown.",
    "번호를 순서대로 한 번씩, 3 1 2처럼 입력하세요. 적지 않은 것은 보이는 순서대로 뒤따릅니다.",
)
SOMETHING = Text("Type an answer.", "답을 입력하세요.")
LITERALLY = Text(
    "To answer with s, q or ? itself, type = before it.", "s, q, ? 자체가 답이면 앞에 =를 붙이세요."
)


def partly(score: float) -> Text:
    share = percent(score)
    return Text(f"Partly right ({share}).", f"일부만 맞았습니다 ({share}).")


def score(right: int, answered: int, mean: float) -> Text:
    share = percent(mean)
    return Text(
        f"{right} of {answered} right, score {share}.",
        f"{answered}문제 중 {right}문제 정답, 점수 {share}.",
    )


def unanswered(left: int) -> Text:
    return Text(f"{left} not answered.", f"답하지 않은 문제 {left}개.")
