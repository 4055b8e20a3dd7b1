def turnstile():
    unlocked, passages = False, 0
    while True:
        event = yield "unlocked" if unlocked else "locked"
        if event == "shutdown":
            return passages
        if event == "coin":
            unlocked = True
        elif event == "push":
            passages += unlocked
            unlocked = not unlocked
