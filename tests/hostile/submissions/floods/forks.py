# failed
# wall_seconds=3

import os

made = []
try:
    for _ in range(5):
        child = os.fork()
        if child == 0:
            os.setsid()
            while True:
                pass
        made.append(child)
except OSError:
    pass
print(*made, flush=True)
