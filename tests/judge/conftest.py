"""One warm judge for all tests of this directory."""

from collections.abc import Iterator

import pytest
from adapters.judged import Judged


@pytest.fixture(scope="session")
def judged() -> Iterator[Judged]:
    with Judged() as judged:
        yield judged
