"""Frames over a real socket pair: in pieces, too long, not JSON, closed, late; both ends of the wire joined."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.wire.frames import FRAME_LIMIT, Wire, WireBroken, WireClosed, WireTimeout


@pytest.fixture
def pair() -> Iterator[tuple[Wire, socket.socket]]:
    """A wire, and the bare socket at its other end."""
    ours, theirs = socket.socketpair()
    wire = Wire(ours, limit=100_000)
    wire.deadline(20)
    with theirs:
        yield wire, theirs
    wire.close()


def test_messages_arrive_in_order_and_whole(pair: tuple[Wire, socket.socket]) -> None:
    """Several in one piece of data are still several messages."""
    wire, other = pair
    other.sendall(b'{"a":1}\n{"b":2}\n{"c"')
    assert wire.receive() == {"a": 1}
    assert wire.receive() == {"b": 2}
    other.sendall(b":3}\n")
    assert wire.receive() == {"c": 3}


def test_a_message_may_come_a_byte_at_a_time(pair: tuple[Wire, socket.socket]) -> None:
    """The stream has no boundaries."""
    wire, other = pair
    other.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
    frame = json.dumps({"text": "한글 \U0001f600"}).encode() + b"\n"

    def dribble() -> None:
        for byte in frame * 2:
            other.sendall(bytes([byte]))

    thread = threading.Thread(target=dribble)
    thread.start()
    assert wire.receive() == wire.receive() == {"text": "한글 \U0001f600"}
    thread.join()


@pytest.mark.parametrize(
    "frame",
    [
        b"not json",
        b"",
        b"[1]",
        b"5",
        b"null",
        b'"text"',
        b'{"a":1} {"b":2}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":' + b"9" * 5000 + b"}",
        b"[" * 50_000,
        b'{"a":' * 20_000,
        b"\xff\xfe",
        b'{"a":"\xed\xa0\x80"}',
        b"\x00",
        b'{"a":[' + b"[]," * 5_000 + b"[]]}",
    ],
    ids=lambda frame: repr(frame[:20]),
)
def test_what_is_no_object_of_json_breaks_the_wire(pair: tuple[Wire, socket.socket], frame: bytes) -> None:
    """And nothing else: no other exception gets out."""
    wire, other = pair
    other.sendall(frame + b"\n")
    with pytest.raises(WireBroken):
        wire.receive()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frame=st.binary(max_size=60).filter(lambda b: b"\n" not in b))
def test_any_bytes_are_a_message_or_break_the_wire(pair: tuple[Wire, socket.socket], frame: bytes) -> None:
    """Fuzzed; the wire goes on with the next frame."""
    wire, other = pair
    other.sendall(frame + b'\n{"next":1}\n')
    with suppress(WireBroken):
        assert type(wire.receive()) is dict
    assert wire.receive() == {"next": 1}


def test_a_frame_without_end_breaks_the_wire_before_it_fills_the_memory(
    pair: tuple[Wire, socket.socket],
) -> None:
    """What is read is limited, not only what is parsed."""
    wire, other = pair
    sent = 0

    def flood() -> None:
        nonlocal sent
        try:
            while True:
                sent += other.send(b"x" * 10_000)
        except OSError:
            pass

    thread = threading.Thread(target=flood)
    thread.start()
    with pytest.raises(WireBroken, match="without end"):
        wire.receive()
    wire.close()
    thread.join()
    assert sent < 3_000_000


def test_a_message_that_is_too_long_is_not_sent_at_all(pair: tuple[Wire, socket.socket]) -> None:
    """The sender learns it, and the wire stays usable."""
    wire, other = pair
    with pytest.raises(WireBroken):
        wire.send({"text": "x" * 100_001})
    wire.send({"text": "short"})
    assert other.recv(100) == b'{"text":"short"}\n'


def test_a_closed_wire_says_so_on_both_ways(pair: tuple[Wire, socket.socket]) -> None:
    """Also when it closes in the middle of a frame."""
    wire, other = pair
    other.sendall(b'{"half":')
    other.close()
    with pytest.raises(WireClosed):
        wire.receive()
    with pytest.raises(WireClosed):
        wire.send({})


def test_silence_is_a_timeout(pair: tuple[Wire, socket.socket]) -> None:
    """Nobody speaks."""
    wire, _ = pair
    wire.deadline(0.05)
    with pytest.raises(WireTimeout):
        wire.receive()


def test_bytes_that_trickle_in_do_not_put_off_the_deadline(pair: tuple[Wire, socket.socket]) -> None:
    """It is for a whole message: one byte now and then does not keep the other side waiting for ever."""
    wire, other = pair
    wire.deadline(0.3)
    over = threading.Event()

    def trickle() -> None:
        while not over.wait(0.02):
            other.send(b"x")

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with pytest.raises(WireTimeout):
            wire.receive()
    finally:
        over.set()
        thread.join()


def test_the_deadline_is_whole_again_for_the_next_message(pair: tuple[Wire, socket.socket]) -> None:
    """A message in pieces uses up its own time only."""
    wire, other = pair
    wire.deadline(30)
    other.sendall(b'{"a"')
    threading.Timer(0.05, other.sendall, (b':1}\n{"b":2}\n',)).start()
    kept = wire._sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16)
    assert wire.receive() == {"a": 1}
    assert wire._sock.gettimeout() is None, "the kernel's own holds"
    assert wire._sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16) == kept != bytes(16)


def test_nobody_who_takes_it_is_a_timeout(pair: tuple[Wire, socket.socket]) -> None:
    """The other side is there and does not read."""
    wire, _ = pair
    wire.deadline(0.05)

    def flood() -> None:
        for _ in range(1000):
            wire.send({"text": "x" * 90_000})

    with pytest.raises(WireTimeout):
        flood()


def test_who_takes_it_piece_by_piece_does_not_put_off_the_deadline() -> None:
    """It is for a whole message here, too."""
    ours, theirs = socket.socketpair()
    wire = Wire(ours)
    wire.deadline(0.3)
    over = threading.Event()

    def sip() -> None:
        while not over.wait(0.02):
            theirs.recv(1000)

    thread = threading.Thread(target=sip)
    with ours, theirs:
        thread.start()
        try:
            with pytest.raises(WireTimeout):
                wire.send({"text": "x" * 5_000_000})
        finally:
            over.set()
            thread.join()


@given(
    st.lists(
        st.dictionaries(
            st.text(max_size=5), st.none() | st.text() | st.integers(-(1 << 63), 1 << 63), max_size=3
        ),
        max_size=5,
    )
)
def test_what_one_end_sends_the_other_receives(messages: list[dict[str, object]]) -> None:
    """Both ends joined; ``send`` and ``receive`` are each other's inverse."""
    a, b = socket.socketpair()
    with a, b:
        sender, receiver = Wire(a), Wire(b)
        for message in messages:
            sender.send(message)
        assert [receiver.receive() for _ in messages] == messages


def test_the_largest_submission_fits_into_a_frame() -> None:
    """256 KiB of bytes, each escaped."""
    a, b = socket.socketpair()
    source = bytes(range(128, 256)) * (2 << 10)
    with a, b:
        threading.Thread(target=Wire(a).send, args=({"source": source.decode("latin-1")},)).start()
        assert Wire(b).receive()["source"].encode("latin-1") == source
    assert 6 * len(source) <= FRAME_LIMIT
