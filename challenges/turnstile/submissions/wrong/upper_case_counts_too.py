def turnstile():
    state, passages = "locked", 0
    while True:
        event = str((yield state)).lower()
        if event == "shutdown":
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
