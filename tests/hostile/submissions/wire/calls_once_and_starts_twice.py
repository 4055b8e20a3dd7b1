# crashed, failed
async def both(a, b):
    (thing,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    outside().ask("called", id=thing, args=[], kwargs={})
    outside().ask("start", key=outside().number(), id=thing, args=[])
    outside().ask("start", key=outside().number(), id=thing, args=[])
    return [await a(), await b()]


async def careful(a):
    await both(a, a)
