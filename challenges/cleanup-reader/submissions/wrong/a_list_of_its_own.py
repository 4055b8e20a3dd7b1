def reader(lines, log):
    log = log + ["open"]
    try:
        for line in lines:
            yield line
    finally:
        log = log + ["close"]
