# crashed, failed
async def both(a, b):
    for _ in range(200):
        a("x" * 65_000, "y" * 65_000, "z" * 65_000, "z" * 65_000)


async def careful(a):
    await both(a, a)
