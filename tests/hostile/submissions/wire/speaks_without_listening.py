# crashed, timed_out
# wall_seconds=0.5
while True:
    outside()._wire.send({"t": outside()._turn, "call": "timer", "key": outside().number(), "ns": 1})
