# crashed
import os

null = os.open("/dev/null", os.O_RDWR)
for descriptor in range(64):
    try:
        os.dup2(null, descriptor)
    except OSError:
        continue
