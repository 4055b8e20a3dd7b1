# missing
outside()._perform = lambda message: {"out": "missing", "names": ["total" * 100_000] * 5}
