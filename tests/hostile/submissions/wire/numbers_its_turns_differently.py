# crashed
import random

turn = random.choice([0, -1, 10**30, "1", None, [1], {"$": "int", "v": "0x1"}, 1.5, 1e300])
outside()._wire.send({"t": turn, "out": "value", "value": None})
