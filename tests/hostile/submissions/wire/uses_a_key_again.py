# crashed, failed
async def both(a, b):
    (thing,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    outside().ask("called", id=thing, args=[], kwargs={})
    key = outside().ask("start", id=thing, args=[])["key"]
    outside().ask("idle", until=None, how="waiting")
    outside().ask("cancelled", key=key)
    outside().ask("cancelled", key=key)


async def careful(a):
    await both(a, a)
