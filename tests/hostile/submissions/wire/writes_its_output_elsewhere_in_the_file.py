# failed, output_limit
import os

for place in (0, 1 << 12, (1 << 16) - 1):
    os.pwrite(1, b"passed", place)
os.ftruncate(1, 1 << 16)
os.lseek(1, 1 << 40, os.SEEK_SET)
try:
    os.write(1, b"passed")
except OSError:
    pass
