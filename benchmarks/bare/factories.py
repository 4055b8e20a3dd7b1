"""What benchmarks/bare and benchmarks/check50 hand to a solution."""

import asyncio

log: list[str] = []


def fetch(name, turns=1, error=None):
    """A factory as the challenge describes it: called without arguments, it gives a coroutine."""

    async def run():
        log.append(f"+{name}")
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"-{name}")
        if error is not None:
            raise error
        return name

    return run
