def reader(lines, log):
    log.append("open")
    lines = list(lines)
    try:
        for line in lines[:-1]:
            yield line
    finally:
        log.append("close")
    if lines:
        yield lines[-1]
