# crashed
for key in range(100):
    outside().ask("done", key=key, how="returned", value=[])
