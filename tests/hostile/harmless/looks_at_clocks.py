import time

began = time.monotonic()
time.sleep(0)
assert time.perf_counter() - began < 1 < time.time()
stamp = time.strftime("%Y-%m-%d", time.gmtime())
