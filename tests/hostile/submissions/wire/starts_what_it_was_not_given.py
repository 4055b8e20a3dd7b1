# crashed
for thing in range(-10, 100):
    outside().ask("start", key=outside().number(), id=thing, args=[])
