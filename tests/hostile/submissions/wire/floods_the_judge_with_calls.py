# crashed, timed_out
# wall_seconds=0.4
async def both(a, b):
    while True:
        a(list(range(10_000)))


async def careful(a):
    await both(a, a)


def total():
    while True:
        outside().ask("block", ns=0)
