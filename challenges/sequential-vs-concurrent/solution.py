import asyncio


async def sequential(*factories):
    results = []
    for factory in factories:
        # Calling the factory makes a coroutine and runs nothing of it. `await` runs it
        # and comes back when it has ended: only then does the loop call the next one.
        # An exception leaves from here, so the later factories are never called.
        results.append(await factory())
    return results


async def concurrent(*factories):
    # gather() wraps each coroutine in a Task, so all of them are on the event loop
    # before this coroutine is suspended for the first time. It gives the results in the
    # order of its arguments, and the first exception as soon as it happens; the others
    # go on running then. asyncio.TaskGroup would cancel them and raise a group.
    return list(await asyncio.gather(*(factory() for factory in factories)))
