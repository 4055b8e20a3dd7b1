def collect(gen):
    values = []
    try:
        while True:
            values += [gen.send(None)]
    except StopIteration as e:
        return (values, e.args[0] if e.args else None)
