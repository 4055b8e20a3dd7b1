"""The fixture ``submission``: what a submission defines, driven step by step, each step recorded."""

from collections.abc import Callable
from typing import Any

from quizzer.judge.outcome import Outcome, call
from quizzer.judge.trial import Trial, entries
from quizzer.judge.values import Handle, Thrown


class Missing(Exception):
    """The submission does not define a name that the statement asks for."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


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
            return call(self._trial, self._named(name), name, args, kwargs)

        return called

    def object(self, name: str) -> Outcome:
        """The object of that name itself, without calling it."""
        return Outcome(self._trial, name, "", "gives", self._named(name))

    def _named(self, name: str) -> Handle:
        self._trial.settle()
        reply = self._trial.command("name", name=name)
        if reply["out"] == "missing":
            raise Missing(name, [n[:60] for n in entries(reply, "names") if type(n) is str])
        value = self._trial.unpack(reply.get("value"))
        if not isinstance(value, Handle):
            raise Missing(name, [])
        return value
