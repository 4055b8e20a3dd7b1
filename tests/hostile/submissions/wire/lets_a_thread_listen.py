# crashed, failed, timed_out
# wall_seconds=0.5
import threading


def steal():
    while True:
        wire._sock.recv(1 << 16)


wire = outside()._wire
threading.Thread(target=steal, daemon=True).start()
