def turnstile():
    state, passages = "locked", 0
    yield state
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
