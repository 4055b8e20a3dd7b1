# crashed
def start(door):
    (thing,) = [cell.cell_contents["id"] for cell in door.__closure__ if type(cell.cell_contents) is dict]
    return outside().ask("start", id=thing, args=[])["key"]


async def both(a, b):
    keys = [start(a), start(b)]
    due = outside().ask("idle", until=None, how="waiting")["due"]
    return [event["value"] for event in due]


async def careful(a):
    await both(a, a)


def total():
    outside().ask("called", id=0, args=[])
    yield 0
