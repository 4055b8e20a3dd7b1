"""What went wrong by the user's fault or the machine's: one clear line, never a traceback."""

from quizzer.model.text import Text


class UserError(Exception):
    """The call was wrong, or the machine cannot do it. ``message`` is one line and says what to do about it.

    Whatever raises it has changed nothing; the command prints the line and exits with ``exit_code``.
    """

    def __init__(self, message: Text, *, exit_code: int = 2) -> None:
        super().__init__(message.en)
        self.message = message
        self.exit_code = exit_code
