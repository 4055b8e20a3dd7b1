"""Times as the database holds them: UTC, ISO 8601 with offset and microseconds, so that they sort as text."""

from datetime import UTC, datetime

QUARTER_MINUTES = 15


def stamp(moment: datetime) -> str:
    """The stored form of an aware datetime; a naive one is a ``ValueError``, since it names no moment."""
    if moment.tzinfo is None:
        raise ValueError(f"a naive datetime names no moment: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def quarter(moment: datetime) -> str:
    """The stored form of the beginning of the quarter of an hour that ``moment`` is in."""
    start = moment.astimezone(UTC)
    minute = start.minute - start.minute % QUARTER_MINUTES
    return stamp(start.replace(minute=minute, second=0, microsecond=0))


def moment(stamp: str) -> datetime:
    """The aware UTC datetime of a stored time."""
    return datetime.fromisoformat(stamp)
