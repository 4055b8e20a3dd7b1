"""On which Pythons a question is true: specifiers such as ``>=3.13`` or ``>=3.11.4,<3.13``."""

import re

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+){0,2})\s*")

Clause = tuple[str, tuple[int, ...]]


def clauses(specifier: str) -> tuple[Clause, ...]:
    """The specifier's parts, as operator and version; ValueError when it is not one."""
    parts = [_CLAUSE.fullmatch(part) for part in specifier.split(",")]
    if not all(parts):
        raise ValueError(specifier)
    return tuple((p[1], tuple(map(int, p[2].split(".")))) for p in parts if p)


def admits(specifier: str, version: tuple[int, ...]) -> bool:
    """Whether the version fits every part; it is compared as far as they are written, so 3.13.2 is ==3.13."""
    return all(_fits(version[: len(wanted)], operator, wanted) for operator, wanted in clauses(specifier))


def _fits(version: tuple[int, ...], operator: str, wanted: tuple[int, ...]) -> bool:
    match operator:
        case ">=":
            return version >= wanted
        case "<=":
            return version <= wanted
        case ">":
            return version > wanted
        case "<":
            return version < wanted
        case "==":
            return version == wanted
        case _:
            return version != wanted
