TABLE = {
    ("locked", "coin"): ("unlocked", 0),
    ("unlocked", "push"): ("locked", 1),
}


def turnstile():
    state, passages = "locked", 0
    while (event := (yield state)) != "shutdown":
        state, passed = TABLE.get((state, event), (state, 0))
        passages += passed
    return passages
