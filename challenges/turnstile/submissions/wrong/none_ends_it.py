def turnstile():
    state, passages = "locked", 0
    while (event := (yield state)) not in ("shutdown", None):
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            state = "locked"
    return passages
