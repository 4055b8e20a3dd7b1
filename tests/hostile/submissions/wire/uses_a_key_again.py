# crashed, failed
async def both(a, b):
    (thing,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    outside().ask("called", id=thing, args=[], kwargs={})
    key = outside().number()
    outside().ask("start", key=key, id=thing, args=[])
    outside().ask("idle", until=None, how="waiting")
    outside().ask("cancelled", key=key, after=outside().number())
    outside().ask("cancelled", key=key, after=outside().number())


async def careful(a):
    await both(a, a)
