def turnstile():
    state = "locked"
    while True:
        event = yield state
        # Which events change the state, which one ends it, and what is to be counted?
