"""Tries every attempt of tests/sandbox/attempts.py, and makes the tables of docs/security.md.

    .venv/bin/python docs/make_security.py

Under each sandbox that this machine has; as whoever runs it and, when that is root, also as nobody. Where an attempt
does not end as the table says, it is told, nothing is written, and the exit code is 1.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from adapters.judged import Judged  # noqa: E402 - found once the path is set
from adapters.nobody import USER, NobodysJudged, why_not  # noqa: E402
from adapters.outsider import outsider  # noqa: E402
from hostile.promise import promises  # noqa: E402
from sandbox.attempts import ATTEMPTS, REFUSED_BY_SOME_SYSTEMS, WHY, tried  # noqa: E402

from quizzer.sandbox import named, sandboxes  # noqa: E402

PAGE = ROOT / "docs" / "security.md"
NAMES = [sandbox.NAME for sandbox in sandboxes()]


def main() -> int:
    wrong = list(differences())
    for line in wrong:
        tell(line)
    if not wrong:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 1 if wrong else 0


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def differences() -> Iterator[str]:
    """Where what happens is not what the table says; and what could not be tried here."""
    for name in NAMES:
        if reason := named(name).missing():
            tell(f"not tried: {name}: {reason}")
            continue
        with Judged(named(name)) as judged:
            yield from _differences(judged, name, None)
        if reason := why_not(name):
            tell(f"not tried: {name} as {USER}: {reason}")
            continue
        with NobodysJudged(name) as judged:
            yield from _differences(judged, name, USER)


def _differences(judged: Judged | NobodysJudged, sandbox: str, user: str | None) -> Iterator[str]:
    for attempt, (not_promised, _) in ATTEMPTS.items():
        with outsider(user) as outside:
            reached, entry = tried(judged, outside, attempt)
        possible = sandbox in not_promised
        if reached != possible and not (possible and attempt in REFUSED_BY_SOME_SYSTEMS):
            found = "possible" if reached else "refused"
            yield f"{sandbox}, as {user or 'me'}: {attempt}: {found} ({entry['problem']})"


def filled(page: str) -> str:
    """The page with its tables."""
    for name, table in (("attempts", attempts()), ("submissions", submissions())):
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        page = re.sub(
            f"{begin}.*?{end}", lambda _, t=table, b=begin, e=end: f"{b}\n{t}\n{e}", page, flags=re.DOTALL
        )
    return page


def attempts() -> str:
    rows = [f"| to … | {' | '.join(f'`{name}`' for name in NAMES)} |", "|---|" + ":-:|" * len(NAMES)]
    for attempt in ATTEMPTS:
        rows.append(f"| {attempt.replace('_', ' ')} | {' | '.join(_cell(attempt, name) for name in NAMES)} |")
    reasons = [f"- `{name}`: {WHY[name]}" for name in NAMES if name in WHY]
    return "\n".join([*rows, "", "What is not promised, and why:", "", *reasons])


def _cell(attempt: str, sandbox: str) -> str:
    if sandbox not in ATTEMPTS[attempt][0]:
        return "✓"
    return "–¹" if attempt in REFUSED_BY_SOME_SYSTEMS else "–"


def submissions() -> str:
    found = promises()
    counted = Counter(promise.family for promise in found)
    rows = [
        "| family | submissions |",
        "|---|--:|",
        *(f"| {family} | {n} |" for family, n in counted.items()),
    ]
    rows.append(f"| together | {len(found)} |")
    return "\n".join([*rows, "", "Not promised under `rlimits`:", "", *_exceptions("rlimits")])


def _exceptions(sandbox: str) -> Iterator[str]:
    for promise in promises():
        if sandbox in promise.changes:
            what, why = "it changes what is outside", promise.changes[sandbox]
        elif sandbox in promise.others and promise.others[sandbox][0] != promise.verdicts:
            verdicts, why = promise.others[sandbox]
            what = f"its verdict is {' or '.join(sorted(verdicts))}"
        else:
            continue
        yield f"- one that {promise.name.replace('_', ' ')}: {what}; {why}"


if __name__ == "__main__":
    sys.exit(main())
