def turnstile():
    coins = passages = 0
    while True:
        event = yield "unlocked" if coins else "locked"
        if event == "shutdown":
            return passages
        if event == "coin":
            coins += 1
        elif event == "push" and coins:
            coins -= 1
            passages += 1
