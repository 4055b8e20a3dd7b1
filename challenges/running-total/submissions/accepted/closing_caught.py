def running_total(start=0):
    total = start
    try:
        while True:
            match (yield total):
                case None:
                    continue
                case number:
                    total = total + number
    except GeneratorExit:
        return
