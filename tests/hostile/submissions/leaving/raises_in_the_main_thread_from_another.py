# crashed, failed, import_error
import _thread
import threading
import time


def again_and_again():
    while True:
        _thread.interrupt_main()


threading.Thread(target=again_and_again, daemon=True).start()
