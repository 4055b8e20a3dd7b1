"""Sandboxes for guests: one file each, found by being here, the strongest that the machine has is taken.

A sandbox is a module with

    NAME: str                     as reports and ``doctor`` name it
    RANK: int                     the higher, the more it promises
    absent() -> str               why this machine plainly has none; empty when it may have
    missing() -> str              why this machine cannot have it, tried; empty when it can
    wrap(argv, root) -> list[str] the command line that starts the zygote; ``root`` is where its modules are
    confine_zygote() -> None      in the zygote, before its first guest
    confine_guest(limits) -> None in each guest, before it loads a submission

Only the standard library and ``quizzer.wire`` may be imported here: guests import it.
"""

import pkgutil
from importlib import import_module
from typing import NamedTuple, Protocol, cast


class Limits(NamedTuple):
    """What one guest may use."""

    cpu_seconds: int = 2
    memory_bytes: int = 512 << 20
    output_bytes: int = 64 << 10
    open_files: int = 64
    wall_seconds: float = 10
    """Real seconds without a word to the judge; three times as many in all."""


class Sandbox(Protocol):
    NAME: str
    RANK: int

    def absent(self) -> str: ...
    def missing(self) -> str: ...
    def wrap(self, argv: list[str], root: str, /) -> list[str]: ...
    def confine_zygote(self) -> None: ...
    def confine_guest(self, limits: Limits) -> None: ...


def sandboxes() -> list[Sandbox]:
    """Every sandbox that there is, the strongest first, whether this machine has it or not."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    found = [cast(Sandbox, import_module(f"{__name__}.{name}")) for name in names]
    return sorted(found, key=lambda s: -s.RANK)


def strongest() -> Sandbox:
    """The strongest sandbox that this machine has; limits alone are always there."""
    return next(s for s in sandboxes() if not s.missing())


def likely() -> Sandbox:
    """The strongest one as far as can be seen without trying it: whether it is usable shows when it is used."""
    return next(s for s in sandboxes() if not s.absent())


def named(name: str) -> Sandbox:
    """The sandbox with that ``NAME``; raises ``LookupError``."""
    for sandbox in sandboxes():
        if name == sandbox.NAME:
            return sandbox
    raise LookupError(name)
