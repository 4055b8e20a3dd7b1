# failed, import_error, memory_limit
import os

taken = []
while len(taken) < 20:
    taken.append(os.memfd_create("flood"))
    os.ftruncate(taken[-1], 1 << 30)
