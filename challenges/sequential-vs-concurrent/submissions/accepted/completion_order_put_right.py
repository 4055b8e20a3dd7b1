import asyncio


async def _numbered(n, coroutine):
    return n, await coroutine


async def sequential(*factories):
    if not factories:
        return []
    first, *rest = factories
    return [await first(), *await sequential(*rest)]


async def concurrent(*factories):
    results = [None] * len(factories)
    for next_one in asyncio.as_completed([_numbered(n, f()) for n, f in enumerate(factories)]):
        n, value = await next_one
        results[n] = value
    return results
