# failed
commands = guest()._perform.__func__.__globals__["_COMMANDS"]
for command in set(commands) - {"load"}:
    commands[command] = lambda guest, message: {"out": "yielded", "value": 0, "how": "returned"}
