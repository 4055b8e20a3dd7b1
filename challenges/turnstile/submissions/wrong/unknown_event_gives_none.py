def turnstile():
    state, passages = "locked", 0
    answer = state
    while True:
        event = yield answer
        answer = None
        if event == "shutdown":
            return passages
        if event == "coin":
            answer = state = "unlocked"
        elif event == "push":
            passages += state == "unlocked"
            answer = state = "locked"
