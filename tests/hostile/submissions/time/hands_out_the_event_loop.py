# failed
import asyncio


def total():
    while True:
        yield asyncio.get_event_loop_policy()


async def both(a, b):
    return asyncio.get_running_loop()


async def careful(a):
    return a()
