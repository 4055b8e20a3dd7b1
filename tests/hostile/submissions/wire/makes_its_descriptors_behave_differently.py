# crashed, failed
import fcntl
import os
import socket

for descriptor in range(64):
    for flags in (os.O_DIRECT, os.O_NONBLOCK, os.O_APPEND, os.O_ASYNC):
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) | flags)
        except OSError:
            continue
for option in (socket.SO_SNDBUF, socket.SO_RCVBUF, socket.SO_RCVTIMEO):
    try:
        outside()._wire._sock.setsockopt(socket.SOL_SOCKET, option, 1)
    except OSError:
        continue
try:
    print("printed " * 100, flush=True)
except OSError:
    pass
