# failed
import asyncio


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return asyncio.SelectorEventLoop()


asyncio.set_event_loop_policy(Policy())
asyncio.get_running_loop = asyncio.events.get_running_loop = asyncio.new_event_loop
