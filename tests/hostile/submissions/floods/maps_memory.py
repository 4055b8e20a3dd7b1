# failed, memory_limit
import mmap

taken = []
try:
    while True:
        taken.append(mmap.mmap(-1, 1 << 28))
except OSError:
    pass
