# crashed
def start(door):
    (thing,) = [cell.cell_contents["id"] for cell in door.__closure__ if type(cell.cell_contents) is dict]
    outside().ask("start", key=outside().number(), id=thing, args=[])


async def both(a, b):
    start(a), start(b)
    due = outside().ask("idle", until=None, how="waiting")["due"]
    return [event["value"] for event in due]


async def careful(a):
    await both(a, a)


def total():
    outside().ask("called", id=0, args=[])
    yield 0
