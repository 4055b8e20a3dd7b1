def turnstile():
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            state = "locked"
            if state == "unlocked":
                passages += 1
