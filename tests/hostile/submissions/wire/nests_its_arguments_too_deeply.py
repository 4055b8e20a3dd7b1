# crashed
async def both(a, b):
    (thing,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    nested = 0
    for _ in range(900):
        nested = [nested]
    outside().ask("called", id=thing, args=[nested], kwargs={})


async def careful(a):
    await both(a, a)


def total():
    outside().say({"out": "yielded", "value": {"$": "tuple", "v": {"$": "tuple", "v": []}}})
    yield 0
