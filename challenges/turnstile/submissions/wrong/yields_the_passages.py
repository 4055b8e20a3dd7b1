def turnstile():
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            yield passages
            return
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
