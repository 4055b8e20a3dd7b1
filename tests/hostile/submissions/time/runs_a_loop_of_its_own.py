# crashed, failed, timed_out
# wall_seconds=0.6
import asyncio
import selectors


class Own(asyncio.base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = selectors.SelectSelector()

    def _process_events(self, events):
        pass


def both(a, b):
    async def inside():
        await asyncio.sleep(0.1)
        return [await a(), await b()]

    return Own().run_until_complete(inside())
