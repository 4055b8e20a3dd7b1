# failed, crashed
import asyncio

wire = outside()._wire
receive = wire.receive


def early():
    # Tokens come in with the events of their moment, and not before.
    message = receive()
    seen.append(message)
    return message


seen = []
wire.receive = early


async def both(a, b):
    tasks = [asyncio.ensure_future(a()), asyncio.ensure_future(b())]
    await asyncio.sleep(0.5)
    tokens = [w for w in repr(seen).split("'") if w.startswith(("a-", "b-"))]
    return tokens
