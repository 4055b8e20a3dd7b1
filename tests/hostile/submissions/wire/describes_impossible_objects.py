# crashed, failed, missing
import random

described = random.choice(
    [
        {"$": "ref"},
        {"$": "ref", "id": "1", "kind": 1, "type": [], "repr": {}},
        {"$": "door", "kind": "fetch", "id": 1, "name": "a"},
        {"$": "raise", "type": "ValueError", "args": [], "key": 0},
        {"$": "exc"},
        {"$": ["tuple"]},
        {"$": None},
        {"$": {}},
        {"$": "set", "v": [[]]},
        {"$": "set", "v": [{"$": "set", "v": []}]},
        {"$": "dict", "v": [[1]]},
        {"$": "dict", "v": [[[], 1]]},
        {"$": "int", "v": "0x" + "f" * 100_000},
        {"$": "bytes", "v": "0"},
        {"$": "complex", "v": [1]},
        {"$": "str", "v": "80"},
        {
            "$": "exc",
            "id": 10**300,
            "type": "E",
            "bases": "E",
            "args": {},
            "text": "",
            "cause": [],
            "parts": {},
            "trace": 0,
        },
    ]
)
wire = outside()._wire
send = wire.send
wire.send = lambda message: send({**message, "value": described, "error": described, "args": described})
