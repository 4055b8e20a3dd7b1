def reader(lines, log):
    log.append("open")
    try:
        for line in lines:
            yield line
    finally:
        log.append("close")
        return
