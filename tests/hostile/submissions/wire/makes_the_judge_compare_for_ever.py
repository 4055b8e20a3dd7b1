# crashed, failed

# All of these have the same hash: a set of them takes quadratic time.
same = [{"$": "int", "v": hex(k * ((1 << 61) - 1) << 8)} for k in range(1, 19_000)]
outside()._perform = lambda message: {"out": "value", "value": {"$": "set", "v": same}}
