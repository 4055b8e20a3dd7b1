"""What only all banks together can show: ids that are given twice, and references that lead nowhere."""

from collections.abc import Iterator, Mapping

from quizzer.content.compiled import Compiled, Reference
from quizzer.content.suggest import did_you_mean
from quizzer.model.mistake import Mistake

Entry = tuple[str, int]
"""A file's path, and the index of an entry in it."""


def wrong_links(files: Mapping[str, Compiled], banks: Mapping[str, str]) -> dict[Entry, tuple[Mistake, ...]]:
    """For each entry with a wrong link what is wrong with it. ``banks``: each file's slug."""
    first: dict[str, tuple[str, Reference]] = {}
    wrong: dict[Entry, list[Mistake]] = {}
    for path, given in _all(files, "id"):
        if given.name in first:
            other, earlier = first[given.name]
            message = f"the id `{given.name}` is already used at {other}:{earlier.line}:{earlier.column}"
            wrong.setdefault((path, given.entry), []).append(_mistake(path, given, message))
        else:
            first[given.name] = (path, given)
    for path, message, named in (*_topics(files, banks), *_follow_ups(files, first)):
        wrong.setdefault((path, named.entry), []).append(_mistake(path, named, message))
    return {entry: tuple(mistakes) for entry, mistakes in wrong.items()}


def _all(files: Mapping[str, Compiled], role: str) -> Iterator[tuple[str, Reference]]:
    return ((path, r) for path, file in files.items() for r in file.references if r.role == role)


def _mistake(path: str, named: Reference, message: str) -> Mistake:
    return Mistake(path, named.line, named.column, message)


def _topics(files: Mapping[str, Compiled], banks: Mapping[str, str]) -> Iterator[tuple[str, str, Reference]]:
    slugs = sorted(banks.values())
    for path, named in _all(files, "topic"):
        if named.name not in slugs:
            yield path, f"there is no bank `{named.name}`{did_you_mean(named.name, slugs)}", named


def _follow_ups(
    files: Mapping[str, Compiled], first: Mapping[str, tuple[str, Reference]]
) -> Iterator[tuple[str, str, Reference]]:
    ids = {(path, given.entry): given.name for path, given in _all(files, "id")}
    follows = {ids[path, r.entry]: r.name for path, r in _all(files, "follow_up") if (path, r.entry) in ids}
    for path, named in _all(files, "follow_up"):
        if named.name not in first:
            yield path, f"there is no question `{named.name}`{did_you_mean(named.name, sorted(first))}", named
        elif circle := _circle(ids.get((path, named.entry), ""), follows):
            yield path, f"`follow_up` goes round in a circle: {' → '.join(circle)}", named


def _circle(start: str, follows: Mapping[str, str]) -> list[str]:
    """The way from a question back to itself, told once: at its alphabetically first question."""
    way = [start]
    while (following := follows.get(way[-1])) and following not in way:
        way.append(following)
    return [*way, start] if following == start and start == min(way) else []
