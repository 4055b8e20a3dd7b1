# crashed
# wall_seconds=3
while True:
    outside()._wire._sendall(b'{"t": 1, "out": "' + b"x" * 65536)
