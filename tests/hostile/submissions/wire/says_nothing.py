# timed_out
# wall_seconds=0.5
import threading

threading.Event().wait()
