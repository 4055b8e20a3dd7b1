SHUTDOWN = object()


def _until(wanted, state):
    while True:
        event = yield state
        if event == "shutdown":
            return SHUTDOWN
        if event == wanted:
            return event


def turnstile():
    for passages in range(10**9):
        if (yield from _until("coin", "locked")) is SHUTDOWN:
            return passages
        if (yield from _until("push", "unlocked")) is SHUTDOWN:
            return passages
