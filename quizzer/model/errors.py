"""What went wrong by the user's fault or the machine's: one clear line, never a traceback."""

from collections.abc import Sequence

from quizzer.model.text import Text


class UserError(Exception):
    """The call was wrong, or the machine cannot do it. ``message`` is one line and says what to do about it.

    Whatever raises it has changed nothing; the command prints the line and exits with ``exit_code``.
    """

    def __init__(self, message: Text, *, exit_code: int = 2) -> None:
        super().__init__(message.en)
        self.message = message
        self.exit_code = exit_code


def did_you_mean(word: str, known: Sequence[str]) -> Text:
    """`` Did you mean 'x'?`` for the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.5)
    return Text(f" Did you mean {near[0]}?", f" 혹시 {near[0]}?") if near else Text("", "")


def unknown(what: Text, word: str, known: Sequence[str]) -> UserError:
    """There is no such topic, level, command…; ``what`` names it, as in ``Text("topic", "주제")``."""
    hint = did_you_mean(word, known)
    if not hint.en and known:
        listed = ", ".join(known)
        hint = Text(f" Known: {listed}.", f" 가능한 값: {listed}.")
    return UserError(Text(f"no such {what.en}: {word}.{hint.en}", f"없는 {what.ko}입니다: {word}.{hint.ko}"))
