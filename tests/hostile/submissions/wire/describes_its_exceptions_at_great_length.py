# crashed, failed
def exception(depth):
    return {
        "$": "exc",
        "id": 1,
        "key": None,
        "type": "ValueError",
        "bases": ["ValueError"] * 20,
        "args": [],
        "text": "가" * 500,
        "cause": exception(depth - 1) if depth else None,
        "parts": [exception(depth - 1)] * 4 if depth else [],
        "trace": [{"line": 10**6, "in": "나" * 80}] * 12,
    }


outside()._perform = lambda message: {"out": "raised", "error": exception(4)}
