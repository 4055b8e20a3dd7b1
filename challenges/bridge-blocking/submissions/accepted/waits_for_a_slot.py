import asyncio
import functools


async def fetch_all(get, urls, limit):
    loop = asyncio.get_running_loop()
    calls, running = [], set()
    for url in urls:
        if len(running) == limit:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for call in done:
                call.result()
        call = loop.run_in_executor(None, functools.partial(get, url))
        calls.append(call)
        running.add(call)
    return [await call for call in calls]
