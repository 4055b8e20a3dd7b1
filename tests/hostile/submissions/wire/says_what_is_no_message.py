# crashed
import random

frames = [
    b"\n",
    b"null\n",
    b"[]\n",
    b"7\n",
    b'"t"\n',
    b"{\n",
    b"}{\n",
    b"\xff\xfe\n",
    b"\0\n",
    b'{"t": 1e999}\n',
    b'{"t": NaN}\n',
    b'{"t": 1, "t": 2}\n',
    b'{"a":' * 100_000 + b"\n",
    b"[" * 5_000_000 + b"\n",
    b"9" * 1_000_000 + b"\n",
    b'{"t": ' + b"9" * 5_000 + b"}\n",
    b'{"t": 1, "call": "idle"}\n' * 1000,
    "{\u2028}\n".encode(),
]
for frame in random.sample(frames, len(frames)):
    outside()._wire._sendall(frame)
