import concurrent.futures
import queue
import threading

box = queue.Queue()
threads = [threading.Thread(target=box.put, args=(number,)) for number in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(box.get() for _ in threads) == list(range(50))
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    assert sum(pool.map(abs, range(-10, 0))) == 55
