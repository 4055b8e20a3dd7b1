import asyncio


async def limited_gather(limit, *factories):
    # Semaphore(0) is legal, and would wait for ever.
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    # One for all jobs of this call. It is made in here: in the module it would be shared
    # by all calls, inside of `run` it would limit nothing.
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        # All jobs are tasks from the beginning, but most of them wait here, first come,
        # first served. A slot that becomes free goes to the next one at once.
        async with slots:
            return await factory()

    return list(await asyncio.gather(*map(run, factories)))
