def turnstile():
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            if state == "locked":
                raise RuntimeError("pay first")
            passages += 1
            state = "locked"
