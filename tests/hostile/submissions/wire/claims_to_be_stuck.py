# crashed, failed
guest()._runs.run = lambda jobs, until: {"out": "stuck", "how": "waiting", "waiting": []}


def total():
    outside().say({"out": "stuck"})
    yield 0
