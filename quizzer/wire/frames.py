"""Frames: one JSON object a line, with a limit on its length."""

import json
import socket
import struct
import time
from contextlib import suppress
from typing import Any, NoReturn

FRAME_LIMIT = 6 << 20
"""Bytes of the longest frame that either side accepts unless it is told otherwise: more than any value that the
codec lets cross, or any submission, with each character escaped."""

REPORT_LIMIT = 64 << 20
"""The same between judge and command, for the reports on all tests of a suite."""

Message = dict[str, Any]


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_dumps = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode
_loads = json.JSONDecoder(parse_constant=_no_constant).decode
_monotonic = time.monotonic  # real time, also where a guest's clock shows the judge's


BYTES_OF_ITEM = 32
"""A frame may have one item for so many bytes of the limit: parsed, each takes far more than its two bytes here."""


class WireError(Exception):
    """The wire cannot be used any more."""


class WireClosed(WireError):
    """The other side is gone."""


class WireTimeout(WireError):
    """The other side did not speak in time."""


class WireBroken(WireError):
    """The other side said something that is not a message."""


class Wire:
    """One end of the wire: a connected stream socket. ``limit``: bytes of the longest frame."""

    def __init__(self, sock: socket.socket, limit: int = FRAME_LIMIT) -> None:
        self._sock = sock
        self._limit = limit
        self.heard = 0
        """Bytes that have come in."""
        self._rest = b""
        self._seconds: float | None = None
        # Bound once: a submission that replaces them in their modules changes nothing here.
        self._recv = sock.recv
        self._send = sock.send
        self._sendall = sock.sendall
        self._dumps = _dumps
        self._loads = _loads

    def fileno(self) -> int:
        return self._sock.fileno()

    def send(self, message: Message, limit: int | None = None) -> None:
        """Send one message; raises ``WireClosed`` when nobody is there, ``WireTimeout`` when nobody takes it in
        time, ``WireBroken`` when it has more bytes than ``limit``, or than the wire's own (nothing was sent then)."""
        frame = self._dumps(message).encode("ascii") + b"\n"
        if len(frame) > (limit or self._limit):
            raise WireBroken(f"a message of {len(frame)} bytes")
        try:
            if self._seconds is None:
                self._sendall(frame)
            else:
                self._send_in_time(frame, self._seconds)
        except TimeoutError as e:
            raise WireTimeout from e
        except OSError as e:
            raise WireClosed from e

    def receive(self) -> Message:
        """The next message; raises ``WireClosed``, ``WireTimeout`` (see ``deadline``) or ``WireBroken``."""
        line = self._line()
        if sum(map(line.count, (b",", b"[", b"{"))) > self._limit // BYTES_OF_ITEM:
            raise WireBroken("more items than a message has")
        try:
            message = self._loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as e:
            raise WireBroken(f"not JSON: {line[:80]!r}") from e
        if type(message) is not dict:
            raise WireBroken(f"not an object: {line[:80]!r}")
        return message

    def deadline(self, seconds: float | None) -> None:
        """From now on give up after that many real seconds without a whole message (or with one not taken)."""
        self._seconds = seconds
        # The kernel keeps this time: Python's own way takes a system call more for each message, in and out.
        microseconds = 0 if seconds is None else max(1, round(seconds * 1_000_000))
        whole, part = divmod(microseconds, 1_000_000)
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("@ll", whole, part))

    def close(self) -> None:
        self._sock.close()

    def _send_in_time(self, frame: bytes, seconds: float) -> None:
        with suppress(BlockingIOError):
            frame = frame[self._send(frame, socket.MSG_DONTWAIT) :]
        # Nearly always all of it has been taken; only then there is no clock to look at.
        if frame:
            self._sock.settimeout(seconds)
            self._sendall(frame)
            self._sock.settimeout(None)

    def _line(self) -> bytes:
        if b"\n" not in self._rest:
            self._rest = self._more()
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def _more(self) -> bytes:
        """What was left over and what comes, up to a piece with the end of a frame."""
        parts, size = [self._rest], len(self._rest)
        until: float | None = None
        while True:
            piece = self._piece()
            parts.append(piece)
            size += len(piece)
            if b"\n" in piece:
                break
            if size > self._limit:
                raise WireBroken("a frame without end")
            # A whole message nearly always comes in one piece; only then there is no clock to look at.
            if self._seconds is not None:
                until = until or _monotonic() + self._seconds
                self._sock.settimeout(max(until - _monotonic(), 0.000001))
        if until is not None:
            self._sock.settimeout(None)
        return b"".join(parts)

    def _piece(self) -> bytes:
        try:
            piece = self._recv(1 << 16)
        except (TimeoutError, BlockingIOError) as e:
            raise WireTimeout from e
        except OSError as e:
            raise WireClosed from e
        if not piece:
            raise WireClosed
        self.heard += len(piece)
        return piece
