"""A person at work on challenges: what they may ask for while a file is watched."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.app.aid import solution, standing
from quizzer.app.challenge import MARKER, Submitted, all_challenges, existing_file, find, record, start
from quizzer.app.home import Home
from quizzer.model.text import Lang

if TYPE_CHECKING:
    from quizzer.app.changes import Noticing
    from quizzer.app.watch import Post, Watch
    from quizzer.model.challenge import Challenge


class Desk:
    """``now`` tells the time; ``stored`` is whether verdicts become attempts. Everything may raise ``UserError``."""

    def __init__(
        self,
        home: Home,
        lang: Lang,
        now: Callable[[], datetime],
        *,
        stored: bool = True,
        root: Path | None = None,
        noticing: "Noticing | None" = None,
    ) -> None:
        self.lang: Lang = lang
        self._home, self._now, self._stored, self._root, self._noticing = home, now, stored, root, noticing

    def watch(self, challenge: "Challenge", path: Path, post: "Post") -> "Watch":
        """A watch on the person's file, not yet begun."""
        from quizzer.app.changes import noticed
        from quizzer.app.watch import Watch

        return Watch(
            challenge,
            path,
            post,
            keep=self._keep,
            reload=lambda: find(challenge.slug, self._home, self._root),
            noticing=self._noticing or noticed,
        )

    def paid(self, challenge: "Challenge") -> bool:
        """The solution may be looked at without a price."""
        return standing(self._home).paid(challenge.slug)

    def solution(self, challenge: "Challenge") -> str:
        """The solution's code; that it was shown is stored first, unless it is paid for."""
        return solution(challenge, self._home, self._now())

    def following(self, challenge: "Challenge", path: Path) -> "tuple[Challenge, Path] | None":
        """The next challenge that is not solved yet, and the person's file for it; None when all others are.

        A file that is not there yet is made from the starter, in a directory beside that of ``path``.
        """
        solved = standing(self._home).solved
        found = all_challenges(self._home, self._root)
        slugs = [c.slug for c in found]
        here = slugs.index(challenge.slug) + 1 if challenge.slug in slugs else 0
        others = [c for c in (*found[here:], *found[:here]) if c.slug not in solved | {challenge.slug}]
        if not others:
            return None
        folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - not resolved: a link's own place counts
        base = folder.parent if (folder / MARKER).exists() else folder
        present = existing_file(others[0].slug, base)
        return others[0], present or start(others[0], base / others[0].slug, self.lang)[0]

    def _keep(self, submitted: Submitted) -> None:
        if self._stored:
            record(submitted, self._home, self._now())
