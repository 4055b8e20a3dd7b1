# timed_out
# wall_seconds=0.6
import threading

wait = threading.Event()
while True:
    outside()._wire._sendall(b" ")
    wait.wait(0.05)
