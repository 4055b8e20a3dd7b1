# crashed
import threading


def babble():
    while True:
        outside_.say({"out": "yielded", "value": 0})


outside_ = outside()
threading.Thread(target=babble, daemon=True).start()
threading.Event().wait(0.2)
