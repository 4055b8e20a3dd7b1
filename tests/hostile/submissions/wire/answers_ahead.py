# failed
wire, turn = outside()._wire, outside()._turn
for ahead in range(200):
    wire.send({"t": turn + ahead, "out": "yielded", "value": 0})
