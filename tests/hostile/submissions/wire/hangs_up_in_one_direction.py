# crashed, timed_out
# wall_seconds=0.5
import socket

outside()._wire._sock.shutdown(socket.SHUT_RD)
