# missing
for number in range(20_000):
    globals()["name" * 20 + str(number)] = number
del total, both, careful
