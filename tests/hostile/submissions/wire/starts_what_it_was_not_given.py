# crashed
for thing in range(-10, 100):
    outside().ask("start", id=thing, args=[])
