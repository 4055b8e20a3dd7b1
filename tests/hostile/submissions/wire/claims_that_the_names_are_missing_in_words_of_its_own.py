# missing
outside()._perform = lambda message: {"out": "missing", "names": None}
