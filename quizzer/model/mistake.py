"""A mistake that an author made in a bank or a challenge: a value, collected, never raised one by one."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """Where (line and column count from 1), and what is wrong and what to do about it."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"
