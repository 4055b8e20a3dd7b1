"""The one way between judge and guest: JSON lines over a stream socket, and a codec for Python values.

    judge                                              guest
      │  {"t": 7, "do": "send", "ref": 1, "args": [10]}  │
      ├────────────────────────────────────────────────▶│
      │      {"t": 7, "call": "idle", "until": 3000}     │   while it works, the guest may call out;
      │◀────────────────────────────────────────────────┤   the judge answers, or first gives a
      │      {"t": 8, "now": 3000, "due": [2]}           │   nested command of its own
      ├────────────────────────────────────────────────▶│
      │      {"t": 8, "out": "yielded", "value": 10}     │
      │◀────────────────────────────────────────────────┤

Both sides take turns strictly: whoever has spoken waits. Every message of the guest echoes the number of the
judge's last message; anything else is a broken wire, and a broken wire is never a pass.
"""
