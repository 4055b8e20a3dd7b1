# crashed
import random

until = random.choice([10**30, -(10**30), 1.5, "now", [0], {}, True, {"$": "int", "v": "0x1"}])
outside().ask("idle", until=until, how=["waiting"])
