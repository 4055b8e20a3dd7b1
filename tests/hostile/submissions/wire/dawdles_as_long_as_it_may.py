# timed_out
# wall_seconds=0.3
import threading

wait = threading.Event()
while True:
    wait.wait(0.1)
    outside().ask("idle", until=0, how="waiting")
