"""A warm judge under each sandbox that this machine has, as whoever runs the tests and, when root, as nobody."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from adapters.judged import Judged
from adapters.nobody import USER, NobodysJudged, why_not
from adapters.outsider import Outsider, outsider

from quizzer.sandbox import named, sandboxes

USERS = ("me", USER)
_HERE = [sandbox.NAME for sandbox in sandboxes() if not sandbox.missing()]


class Judges:
    """The judge of a sandbox and a user, started when it is first asked for."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._started: dict[tuple[str, str], Judged | NobodysJudged] = {}

    def __getitem__(self, key: tuple[str, str]) -> Judged | NobodysJudged:
        if key not in self._started:
            user, sandbox = key
            judge = Judged(named(sandbox)) if user == "me" else NobodysJudged(sandbox)
            self._started[key] = self._stack.enter_context(judge)
        return self._started[key]


@pytest.fixture(scope="session")
def judges() -> Iterator[Judges]:
    with ExitStack() as stack:
        yield Judges(stack)


@pytest.fixture(scope="session", params=[(user, name) for name in _HERE for user in USERS], ids=" ".join)
def place(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A user and a sandbox."""
    user, sandbox = request.param
    if user == USER and (reason := why_not(sandbox)):
        pytest.skip(reason)
    return user, sandbox


@pytest.fixture
def judged(judges: Judges, place: tuple[str, str]) -> Judged | NobodysJudged:
    return judges[place]


@pytest.fixture
def outside(place: tuple[str, str]) -> Iterator[Outsider]:
    with outsider(USER if place[0] == USER else None) as found:
        yield found
