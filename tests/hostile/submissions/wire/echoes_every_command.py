# crashed, failed
commands = guest()._perform.__func__.__globals__["_COMMANDS"]
for command in list(commands):
    if command != "name":
        commands[command] = lambda guest, message: {
            **message,
            "out": "yielded",
            "value": message.get("value", 0),
        }
