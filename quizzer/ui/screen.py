"""The terminal as a screen of lines: the one place that knows control sequences for more than colour.

The alternate screen, so that what stood there before comes back; no echo and no line editing; Ctrl-C stays a signal. A
frame is written whole, in one write, so that nothing flickers; a new size only means that the next frame is another.
"""

import os
import re
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame: a terminal that knows them shows it whole or not at all, the others ignore them."""
ENTER, LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"
MOVES = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[5~": "page up",
    "\x1b[6~": "page down",
    "\x1b[H": "home",
    "\x1b[F": "end",
    "\x1b[1~": "home",
    "\x1b[4~": "end",
}
_TOKEN = re.compile(r"\x1b\[[0-9;?]*[@-~]|\x1bO[@-~]|\x1b[^\[O]|[^\x1b]", re.DOTALL)
_READ = 4096


class Decoder:
    """From bytes to keys: a character, or the name of a movement; what is unknown is nothing."""

    def __init__(self) -> None:
        self._utf8 = getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> list[str]:
        """The keys that are complete; the beginning of one waits for its end."""
        self._rest += self._utf8.decode(data)
        keys, end = [], 0
        while match := _TOKEN.match(self._rest, end):
            keys += _keys(match.group())
            end = match.end()
        self._rest = self._rest[end:]
        return keys


class Screen:
    """A terminal that is drawn on and read from. ``wake`` is a descriptor whose bytes end a ``wait``."""

    def __init__(self, source: int, sink: int, wake: int) -> None:
        self._source, self._sink, self._wake = source, sink, wake
        self._decoder = Decoder()

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, now."""
        try:
            columns, rows = os.get_terminal_size(self._sink)
        except OSError:
            columns, rows = 0, 0
        return max(columns, 2) if columns else 80, max(rows, 1) if rows else 24

    def draw(self, lines: Sequence[str]) -> None:
        """Puts the lines on the screen, from its top; each fits its width. ``EOFError`` when the terminal is gone."""
        # Cleared before it is written: after the last column the cursor stands on it, and would clear it.
        drawn = "\n".join(f"\x1b[2K{line}" for line in lines)
        rest = "\x1b[J" if len(lines) < self.size[1] else ""
        try:
            _write(self._sink, f"{BEGIN}\x1b[H{drawn}{rest}{END}")
        except OSError as error:
            raise EOFError from error

    def wait(self, seconds: float | None = None) -> list[str]:
        """Waits for keys, until somebody wakes us, or for so long; the keys. ``EOFError`` when the terminal is gone."""
        ready, _, _ = select.select([self._source, self._wake], [], [], seconds)
        if self._source not in ready:
            return []
        try:
            data = os.read(self._source, _READ)
        except OSError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        return self._decoder.feed(data)


@contextmanager
def taken_over(wake_reader: int, wake_writer: int) -> Iterator[Screen]:
    """The terminal of standard input and output as a screen; afterwards it is as it was.

    Signals, a new size of the terminal among them, write to ``wake_writer``, which must not block.
    """
    import termios

    source, sink = sys.stdin.fileno(), sys.stdout.fileno()
    before = termios.tcgetattr(source)
    sizes = _redrawn_on_new_size()
    wakeup = signal.set_wakeup_fd(wake_writer, warn_on_full_buffer=False)
    try:
        termios.tcsetattr(source, termios.TCSADRAIN, _keys_only(before))
        _write(sink, ENTER)
        yield Screen(source, sink, wake_reader)
    finally:
        signal.set_wakeup_fd(wakeup)
        for signum, handler in sizes.items():
            signal.signal(signum, handler)
        with suppress(OSError):
            _write(sink, LEAVE)
        with suppress(OSError, termios.error):
            termios.tcsetattr(source, termios.TCSANOW, before)


def _keys(token: str) -> list[str]:
    name = MOVES.get(token.replace("\x1bO", "\x1b["))
    if name is not None:
        return [name]
    if token.startswith(("\x1b[", "\x1bO")):
        return []
    return [token[-1]]  # behind an escape: a key with Alt, or one typed after Esc


def _redrawn_on_new_size() -> dict[int, Any]:
    """Makes a new size, and coming back from being stopped, wake us; the handlers that were there before."""
    return {s: signal.signal(s, lambda *_: None) for s in (signal.SIGWINCH, signal.SIGCONT)}


def _keys_only(modes: list[Any]) -> list[Any]:
    """Keys come one by one and are not echoed; Ctrl-C stays a signal, Ctrl-Z, Ctrl-\\ and Ctrl-S do nothing."""
    import termios

    changed = [*modes[:6], list(modes[6])]
    changed[0] &= ~(termios.IXON | termios.ISTRIP)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    disabled = os.fpathconf(sys.stdin.fileno(), "PC_VDISABLE").to_bytes(1, "little")
    for key in ("VSUSP", "VQUIT", "VDSUSP", "VLNEXT"):
        place = getattr(termios, key, None)
        if place is not None:
            changed[6][place] = disabled
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    return changed


def _write(sink: int, text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(sink, data) :]
