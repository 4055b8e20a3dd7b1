# crashed, failed, stuck
def total():
    yield 0
    for _ in range(100):
        outside().ask("idle", until=outside().now + 10**9, how="waiting")
    yield 0


async def both(a, b):
    outside().ask("idle", until=outside().now - 10**9, how="waiting")
    outside().ask("idle", until=-(10**20), how="blocked")
    return [await a(), await b()]


async def careful(a):
    while not outside().ask("idle", until=None, how="waiting").get("stuck"):
        pass
