# crashed
async def both(a, b):
    # All that one door tells of itself, to open another.
    (own,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    for thing in (own + 1, own - 1, -own, 0, 1, -1, float(own), str(own)):
        outside().ask("start", key=outside().number(), id=thing, args=[])


async def careful(a):
    await both(a, a)


def total():
    outside().ask("step", id=0, op="next")
    yield 0
