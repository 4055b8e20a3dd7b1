def reader(lines, log):
    log.append("open")
    try:
        for line in lines:
            yield line
    except GeneratorExit:
        log.append("close")
        raise
