"""One runner of snippets for all of them: its guests are forked from one zygote."""

from collections.abc import Iterator

import pytest

from quizzer.grading.snippets import SnippetRunner


@pytest.fixture(scope="session")
def runner() -> Iterator[SnippetRunner]:
    with SnippetRunner() as runner:
        yield runner
