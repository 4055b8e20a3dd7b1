def turnstile():
    """The state is where it stands: each of the two loops is one."""
    passages = 0
    while True:
        while (event := (yield "locked")) != "coin":
            if event == "shutdown":
                return passages
        while (event := (yield "unlocked")) != "push":
            if event == "shutdown":
                return passages
        passages += 1
