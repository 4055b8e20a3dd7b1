def turnstile():
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked" if state == "locked" else "locked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
