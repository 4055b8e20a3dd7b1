taken = bytearray(256 << 20)
del taken
