"""What an author may have meant by a name that does not exist."""

from collections.abc import Collection


def did_you_mean(word: str, known: Collection[str]) -> str:
    """``; did you mean `x`?`` with the known word that is closest, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""
