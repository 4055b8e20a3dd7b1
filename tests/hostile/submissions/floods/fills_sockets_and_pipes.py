# failed
import os
import socket

taken = []
try:
    while True:
        pair = socket.socketpair()
        pair[0].setblocking(False)
        taken.append(pair)
        while True:
            pair[0].send(b"x" * 65536)
except OSError:
    pass
