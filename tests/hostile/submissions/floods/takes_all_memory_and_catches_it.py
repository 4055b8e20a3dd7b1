# failed


def total():
    taken = []
    try:
        while True:
            taken.append(bytearray(1 << 26))
    except MemoryError:
        yield 0
