import asyncio


async def sequential(*factories):
    results, errors = [], []
    for factory in factories:
        try:
            results.append(await factory())
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]
    return results


async def concurrent(*factories):
    return await asyncio.gather(*(factory() for factory in factories))
