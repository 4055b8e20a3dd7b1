def reader(lines, log):
    started = False
    try:
        for line in lines:
            if not started:
                log.append("open")
                started = True
            yield line
    finally:
        if started:
            log.append("close")
