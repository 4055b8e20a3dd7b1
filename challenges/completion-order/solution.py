import asyncio


async def completion_order(named):
    # as_completed() gives the results in completion order, but it does not say whose they
    # are. So each coroutine is wrapped in one that brings its name along. The name comes
    # in as an argument: a closure over a loop variable would see the last one only.
    async def with_name(name, coroutine):
        try:
            return name, await coroutine
        except Exception as error:
            # Caught in here, next to the one that failed: the others never hear of it.
            return name, error

    wrapped = [with_name(name, coroutine) for name, coroutine in named.items()]
    return [await next_one for next_one in asyncio.as_completed(wrapped)]
