def turnstile():
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        else:
            passages += state == "unlocked" and event == "push"
            state = "locked"
