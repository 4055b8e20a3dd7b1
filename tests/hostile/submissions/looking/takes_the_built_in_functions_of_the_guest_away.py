# crashed, failed, import_error, missing
names = guest()._perform.__func__.__globals__["__builtins__"]
names = names if type(names) is dict else vars(names)
for name in (
    "isinstance",
    "type",
    "len",
    "next",
    "getattr",
    "round",
    "BaseException",
    "StopIteration",
    "KeyError",
):
    names[name] = lambda *args: None
