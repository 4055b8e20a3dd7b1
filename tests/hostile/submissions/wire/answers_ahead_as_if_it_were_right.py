# crashed, failed
wire, turn = outside()._wire, outside()._turn
handle = {"$": "ref", "id": 1, "kind": "generator", "type": "generator", "repr": ""}
for reply in (
    {"out": "value", "value": None},
    {"out": "value", "value": handle},
    {"out": "value", "value": handle},
    {"out": "yielded", "value": 0},
    {"out": "yielded", "value": 500_000_000},
    {"out": "yielded", "value": 1_000_000_000},
    {"out": "yielded", "value": 1_500_000_000},
    {"out": "closed"},
):
    wire.send({"t": turn, **reply})
    turn += 1
