# crashed
import random

outside().ask(
    random.choice(["cancelled", "dropped"]),
    key=random.choice([0, 1, -1, 10**30, "1", None, [1], 1.0]),
    after=outside().number(),
)
