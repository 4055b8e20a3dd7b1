"""One warm judge for all tests of this directory."""

from collections.abc import Iterator
from functools import partial

import pytest
from adapters.condemned import Condemned, condemn
from adapters.judged import Judged


@pytest.fixture(scope="session")
def judged() -> Iterator[Judged]:
    with Judged() as judged:
        yield judged


@pytest.fixture
def condemned(judged: Judged) -> Condemned:
    """``condemned(suite, submission, *verdicts)``: what every dishonest submission must come to."""
    return partial(condemn, judged)
