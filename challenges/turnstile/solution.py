def turnstile():
    # All that a state machine remembers are local variables of a suspended generator:
    # nothing in the module, nothing shared.
    state, passages = "locked", 0
    while True:
        event = yield state
        if event == "shutdown":
            # The result travels in StopIteration.value.
            return passages
        if event == "coin":
            state = "unlocked"
        elif event == "push":
            # Count first: after the next line nobody knows any more what it was.
            passages += state == "unlocked"
            state = "locked"
        # Anything else, the None of a plain next() included: around, with the same state.
