"""The fixture ``submission``: what a submission defines, driven step by step, each step recorded."""

from collections.abc import Callable
from typing import Any

from quizzer.judge.outcome import Missing, Outcome, call, check_name
from quizzer.judge.trial import Trial
from quizzer.judge.values import Handle, Thrown


class LoadFailed(Exception):
    """The submission raised while it was being loaded."""

    def __init__(self, error: Thrown) -> None:
        super().__init__(repr(error))
        self.error = error


class Submission:
    """What a suite calls ``submission``: each attribute is a name that the submission defines."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def __getattr__(self, name: str) -> Callable[..., Outcome]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*args: Any, **kwargs: Any) -> Outcome:
            return call(self._trial, None, name, args, kwargs)

        return called

    def object(self, name: str) -> Outcome:
        """The object of that name itself, without calling it."""
        self._trial.settle()
        reply = self._trial.command("name", name=name)
        check_name(name, reply)
        value = self._trial.unpack(reply.get("value"))
        if not isinstance(value, Handle):
            raise Missing(name, [])
        return Outcome(self._trial, name, "", "gives", value)
