# crashed, failed
def nested():
    found = []
    for _ in range(800):
        found = [found]
    return found


junk = [
    nested(),
    None,
    -1,
    1e308,
    "x" * 100_000,
    {"task": nested(), "line": 10**300, "name": nested(), "how": {}, "message": nested(), "from": "0"},
]
real = guest()._perform
outside()._perform = lambda message: {
    **real(message),
    "warned": junk,
    "problems": junk,
    "tasks": junk,
    "left": junk,
    "waiting": junk,
    "names": junk,
}
