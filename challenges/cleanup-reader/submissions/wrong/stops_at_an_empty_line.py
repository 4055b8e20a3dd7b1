def reader(lines, log):
    log.append("open")
    try:
        source = iter(lines)
        while line := next(source, None):
            yield line
    finally:
        log.append("close")
