# memory_limit
taken = []
while True:
    taken.append(bytearray(1 << 26))
