# crashed
frame = b'{"t": %d, "out": "value", "value": [' % outside()._turn + b"[]," * 1_900_000 + b"[]]}\n"
outside()._wire._sendall(frame)
