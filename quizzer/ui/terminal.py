"""What the terminal can do."""

import sys
from collections.abc import Mapping


def drawable(environment: Mapping[str, str]) -> bool:
    """Prompts can be drawn: both ends are a terminal that understands control sequences."""
    return (
        sys.stdin is not None
        and sys.stdin.isatty()
        and sys.stdout is not None
        and sys.stdout.isatty()
        and environment.get("TERM", "") not in ("", "dumb", "unknown")
    )
