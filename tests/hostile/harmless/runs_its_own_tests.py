import asyncio


async def selftest():
    async def one():
        await asyncio.sleep(1)
        return "one"

    assert await both(one, one) == ["one", "one"]


asyncio.run(selftest())
