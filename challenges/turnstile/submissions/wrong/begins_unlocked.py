def turnstile():
    state, passages = "unlocked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
