# output_limit, timed_out
import os

while True:
    try:
        os.write(2, b"passed\n" * 10_000)
    except OSError:
        continue
