# crashed, failed
import os
import threading


def total():
    yield 0
    os.closerange(3, 4096)
    threading.Event().wait()
