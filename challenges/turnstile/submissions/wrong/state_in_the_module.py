state, passages = "locked", 0


def turnstile():
    global state, passages
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
